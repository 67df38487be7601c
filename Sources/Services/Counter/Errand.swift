internal import Accounting
internal import LedgerStore
internal import TextCommands

/// What every desk of the counter has before it: who asks, in which message, and the books.
struct Errand {
    let caller: Caller
    let message: IncomingMessage
    let pinCheck: PINCheck?

    /// The question he has said yes to; nil when he asks for the first time.
    let confirmed: Question?

    /// The message at hand, where the manager agreed to it; nil while nobody did.
    var approved: ApprovedMessage?
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment

    /// When and why entries are posted, as the journal can take it. What the manager agreed to was
    /// collected on the day of the officer's message.
    var posting: Posting {
        get throws {
            let day = approved?.held.day ?? rules.calendar.day(of: now)
            return try books.ledger.dated(Posting(at: now, day: day, cause: message.tpdu))
        }
    }

    /// The day that receipts name, and that a payment is a repeat on: the one it was collected on,
    /// though the books count it for a later one where that day was closed already.
    var dayShown: Day {
        let today = rules.calendar.day(of: now)
        return min(approved?.held.day ?? today, today)
    }

    /// Sends somebody else than the caller a message about this errand, in his own language.
    func tell(
        _ phone: PhoneNumber, in language: String?, _ reply: Reply, as messageClass: MessageClass,
        about reference: Reference? = nil
    ) throws {
        try books.outbox.enqueue(
            OutgoingMessage(
                to: phone,
                text: try books.words(for: reply, in: language, by: rules, at: now),
                as: messageClass, cause: message.id, reference: reference),
            at: now)
    }

    /// Asks the caller whether he means it: nothing is done before he answers `YES` and the number.
    ///
    /// - Parameters:
    ///   - instruction: What he asked for, to be read again.
    ///   - subject: What he is shown, in a form that differs whenever what would be done differs.
    /// - Returns: The number; nil when he has said yes to this very thing.
    func nonce(for instruction: Instruction, about subject: String) throws -> String? {
        if let confirmed, confirmed.subject == subject { return nil }
        return try books.questions.ask(
            caller.phone, instruction: instruction.form(withCode: false), subject: subject,
            message: message.id, at: now)
    }

    /// Who asks, as the journal of decisions names him.
    var actor: String {
        if let officer = caller.officer { return "officer:\(officer.code)" }
        if let user = caller.user { return "user:\(user.code)" }
        return caller.clients.first.map { "client:\($0.number)" } ?? caller.phone.e164
    }
}
