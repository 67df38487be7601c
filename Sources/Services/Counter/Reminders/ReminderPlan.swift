internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Reminders that are about to be written, and who gets none.
struct ReminderPlan {
    /// One message, which several clients get where they share a phone.
    struct Message {
        var phone: PhoneNumber
        var reply: Reply

        /// The language it is said in; nil for the branch's first.
        var language: String?
        var parts: Int
        var dues: [ClientDue]
    }

    /// Which instalments they speak of.
    let days: DueDays
    let date: ReminderDate
    var messages: [Message] = []
    var leftOut: [ReminderPreview.LeftOut: Int] = [:]

    /// Who is reminded, by client number.
    var clients: [String] { messages.flatMap(\.dues).map(\.client.number) }

    /// Only the messages to those among `agreed`.
    func among(_ agreed: Set<String>) -> ReminderPlan {
        var plan = self
        plan.messages = messages.filter { message in
            message.dues.allSatisfy { agreed.contains($0.client.number) }
        }
        return plan
    }

    /// What all of it costs; nil where a price is not known.
    func cost(by tariff: Tariff) -> Money? {
        var total: Money?
        for message in messages {
            guard let price = tariff.price(to: message.phone) else { return nil }
            let (count, isTooMuch) = price.minorUnits.multipliedReportingOverflow(
                by: Int64(message.parts))
            guard !isTooMuch else { return nil }
            let cost = Money(minorUnits: count, currency: price.currency)
            guard let sum = total.map({ $0.adding(cost) }) ?? cost else { return nil }
            total = sum
        }
        return total
    }

    func preview(of group: String?, tariff: Tariff) -> ReminderPreview {
        ReminderPreview(
            group: group, clients: clients.count,
            parts: messages.map(\.parts).reduce(0, +), cost: cost(by: tariff), leftOut: leftOut,
            from: date.hour)
    }
}

extension ReminderPlan {
    /// Queues the messages and notes who is reminded by them.
    ///
    /// - Parameter uselessAt: When they are of no use any more.
    func carryOut(
        in books: OpenBooks, by rules: CounterRules, cause: Int64? = nil, uselessAt: Moment? = nil,
        at now: Moment
    ) throws {
        for message in messages {
            let text = try books.words(
                for: message.reply, in: message.language, by: rules, at: now)
            let queued = try books.outbox.enqueue(
                OutgoingMessage(
                    to: message.phone, text: text, as: .reminder, cause: cause,
                    expiresAt: uselessAt),
                at: now)
            guard case .queued(let id) = queued else { continue }
            for due in message.dues {
                try books.reminders.record(
                    Reminder(
                        client: due.client.number, day: date.day, message: id, days: days,
                        amount: due.amount))
            }
        }
    }
}
