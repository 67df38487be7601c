internal import Accounting
internal import LedgerStore
internal import SMSPDU
internal import TextCommands

/// The handling of one message, within one write.
struct Handling {
    let message: IncomingMessage
    let pinCheck: PINCheck?
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment

    /// Does everything the message asks for and marks it handled; nil when it waits for its other
    /// parts.
    func perform() throws -> Outcome? {
        switch message.kind {
        case .statusReport: return try finish([message], recordReport())
        case .deliver:
            switch try gathered() {
            case .waiting: return nil
            case .whole(let parts, let text): return try finish(parts, answer(text))
            case .tooLate(let parts, let missing, let total):
                return try finish(parts, reportMissing(missing, of: total))
            }
        }
    }

    /// The PIN in the message, if what it asks for needs one.
    func pinQuestion() throws -> PINQuestion? {
        guard message.kind == .deliver, case .whole(_, let text) = try gathered(),
            let caller = try caller(), case .instruction(let instruction) = rules.reader.read(text)
        else { return nil }
        let question = try pinQuestion(in: instruction, caller)
        // While the lock holds, no PIN is tried: each try would cost its slow hash.
        guard let question, try books.pins.lock(of: question.holder, at: now) == nil else {
            return nil
        }
        return question
    }

    private func pinQuestion(
        in instruction: Instruction, _ caller: Caller
    ) throws -> PINQuestion? {
        switch instruction {
        case .balance(let numbers): try balanceDesk(caller).pinQuestion(numbers)
        case .pay(let payment): collectionDesk(caller).pinQuestion(payment.code)
        case .again(_, let code): collectionDesk(caller).pinQuestion(code)
        case .help: nil
        }
    }

    private func finish(_ messages: [IncomingMessage], _ outcome: Outcome) throws -> Outcome {
        for message in messages {
            try books.inbox.markHandled(message.id, outcome: outcome.description, at: now)
        }
        return outcome
    }

    private func recordReport() throws -> Outcome {
        guard let report = try? SMSStatusReport(decoding: message.tpdu) else {
            return .unmatchedReport
        }
        let address = report.recipientAddress.text
        guard
            let recipient = PhoneNumber(e164: address)
                ?? PhoneNumber(address, country: rules.country)
        else { return .unmatchedReport }
        let matched = try books.outbox.record(
            DeliveryReport(report, message: message.id, recipient: recipient))
        return matched ? .report : .unmatchedReport
    }

    private func reportMissing(_ missing: [Int], of total: Int) throws -> Outcome {
        guard let caller = try caller(), caller.isKnown else { return .incomplete }
        try reply(.partsMissing(missing, total: total), to: caller)
        return .incomplete
    }
}

extension Handling {
    /// Who sent it; nil for senders that are never answered.
    private func caller() throws -> Caller? {
        try Caller(address: message.sender, books: books, rules: rules)
    }

    private func answer(_ text: String) throws -> Outcome {
        guard let caller = try caller() else {
            let isOurs = try books.selfTests.noteReturn(of: text, at: now)
            return isOurs ? .selfTest : .silent
        }
        if text.isEmpty { return .silent }
        let reading = rules.reader.read(text)
        if !caller.isKnown, !mayComeFromAnybody(reading) { return try answerUnknown(caller) }
        guard try caller.officer != nil || answersLastHour(to: caller) < CounterRules.answersPerHour
        else { return .silenced }
        let (reply, outcome) = try served(reading, caller)
        try self.reply(reply, to: caller, about: outcome.reference)
        return outcome
    }

    private func served(_ reading: Reading, _ caller: Caller) throws -> (Reply, Outcome) {
        switch reading {
        case .misread(let misreading): (.misread(misreading), .refused)
        case .instruction(.help(let topic)): (.help(helpTopic(topic, for: caller)), .answered)
        case .instruction(.balance(let numbers)): try balanceDesk(caller).serve(numbers)
        case .instruction(.pay(let payment)): try collectionDesk(caller).serve(payment)
        case .instruction(.again(let reference, let code)):
            try collectionDesk(caller).serve(again: reference, code: code)
        }
    }

    /// Asking with account and PIN works from any phone.
    private func mayComeFromAnybody(_ reading: Reading) -> Bool {
        guard rules.balanceAccess == .accountAndPIN,
            case .instruction(.balance(let numbers)) = reading
        else { return false }
        return numbers.count > 1
    }

    private func answersLastHour(to caller: Caller) throws -> Int {
        try books.outbox.answers(
            to: caller.phone, of: .answer, since: now.advanced(bySeconds: -3600))
    }

    /// Strangers get one polite answer a day.
    private func answerUnknown(_ caller: Caller) throws -> Outcome {
        let yesterday = now.advanced(bySeconds: -86_400)
        guard try books.outbox.answers(to: caller.phone, of: .courtesy, since: yesterday) == 0
        else { return .silenced }
        try reply(.unknownNumber(branch: rules.branch), to: caller, as: .courtesy)
        return .unknownNumber
    }

    private func helpTopic(_ word: String?, for caller: Caller) -> HelpTopic {
        switch word {
        case Keyword.pay.rawValue where caller.officer != nil: .officer
        case Keyword.balance.rawValue: .client(rules.balanceAccess)
        default: caller.helpTopic(rules.balanceAccess)
        }
    }
}

extension Handling {
    func balanceDesk(_ caller: Caller) -> BalanceDesk {
        BalanceDesk(caller: caller, pinCheck: pinCheck, books: books, rules: rules, now: now)
    }

    func collectionDesk(_ caller: Caller) -> CollectionDesk {
        CollectionDesk(
            caller: caller, message: message, pinCheck: pinCheck, books: books, rules: rules,
            now: now)
    }

    private func reply(
        _ reply: Reply, to caller: Caller, about reference: Reference? = nil,
        as messageClass: MessageClass = .answer
    ) throws {
        try books.outbox.enqueue(
            OutgoingMessage(
                to: caller.phone, text: rules.language.text(of: reply), as: messageClass,
                cause: message.id, reference: reference),
            at: now)
    }
}
