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
            let caller = try caller(),
            case .instruction(let instruction) = rules.reader.read(text, from: caller.names)
        else { return nil }
        let question = try pinQuestion(in: instruction, errand(caller))
        // While the lock holds, no PIN is tried: each try would cost its slow hash. Codes have none.
        guard let question else { return nil }
        if case .code = question.proof { return question }
        let attempt = try caller.attempt(in: question.holder, books: books)
        return try books.pins.lock(of: attempt, at: now) == nil ? question : nil
    }

    private func pinQuestion(
        in instruction: Instruction, _ errand: Errand
    ) throws -> PINQuestion? {
        if let query = instruction.accountQuery {
            return try errand.access(to: query.keyword).pinQuestion(query.numbers)
        }
        return switch instruction {
        case .changePIN(let words): try PINDesk(errand: errand).pinQuestion(words)
        case .approve, .reject: try ManagerCheck(errand: errand).pinQuestion(instruction.code)
        default: try StaffCheck(errand: errand).pinQuestion(instruction.code)
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
        if try isBarred(caller) { return .barred }
        let reading = rules.reader.read(text, from: caller.names)
        if !caller.isKnown, !mayComeFromAnybody(reading) {
            return try answerUnknown(caller, reading)
        }
        let errand = errand(caller)
        let flood = FloodGate(errand: errand)
        if try flood.silences(text, read: reading) { return .silenced }
        let (reply, outcome) = try errand.served(reading)
        if outcome == .silenced { return .silenced }
        if outcome == .refused, try flood.isOver {
            guard let notice = try flood.notice(about: reading) else { return .silenced }
            try self.reply(notice, to: caller)
            return .tooMany
        }
        try HoursWatch(errand: errand).look()
        let remarks = try StaffCheck(errand: errand).remarks(after: outcome)
        try self.reply(reply, to: caller, about: outcome.reference, remarks: remarks)
        return outcome
    }

    /// Asking with account and PIN works from any phone.
    private func mayComeFromAnybody(_ reading: Reading) -> Bool {
        guard rules.balanceAccess == .accountAndPIN, case .instruction(let instruction) = reading
        else { return false }
        if case .changePIN(let words) = instruction { return words.count > 2 }
        return instruction.accountQuery.map { $0.numbers.count > 1 } ?? false
    }

    /// A phone that was reported stolen is not answered, whosever it is; the managers are told.
    private func isBarred(_ caller: Caller) throws -> Bool {
        guard let holder = try books.barredPhones.holder(of: caller.phone) else { return false }
        let code = String(holder.drop { $0 != ":" }.dropFirst())
        let name = try books.people.officer(code: code)?.name ?? books.people.user(code: code)?.name
        try errand(caller).managers.tell(
            .access(.alert(.barredPhoneTexts(StaffName(name: name ?? code, code: code)))))
        return true
    }

    /// Strangers get one polite answer a day: where an account and a PIN are enough, how to ask with
    /// them.
    private func answerUnknown(_ caller: Caller, _ reading: Reading) throws -> Outcome {
        let yesterday = now.advanced(bySeconds: -86_400)
        guard try books.outbox.answers(to: caller.phone, of: .courtesy, since: yesterday) == 0
        else { return .silenced }
        var answer = Reply.unknownNumber(branch: rules.branch)
        if rules.balanceAccess == .accountAndPIN, case .instruction(let instruction) = reading,
            let query = instruction.accountQuery
        {
            answer = .accountAndPINMissing(query.keyword, account: nil)
        }
        try reply(answer, to: caller, as: .courtesy)
        return .unknownNumber
    }
}

extension Handling {
    private func errand(_ caller: Caller) -> Errand {
        Errand(
            caller: caller, message: message, pinCheck: pinCheck, confirmed: nil, books: books,
            rules: rules, now: now)
    }

    /// Queued for certain: a language pack's text is never empty and never longer than three parts.
    private func reply(
        _ reply: Reply, to caller: Caller, about reference: Reference? = nil,
        as messageClass: MessageClass = .answer, remarks: [AccessReply] = []
    ) throws {
        let text = try books.words(
            for: reply, in: caller.language, by: rules, at: now, remarks: remarks)
        try books.outbox.enqueue(
            OutgoingMessage(
                to: caller.phone, text: text, as: messageClass, cause: message.id,
                reference: reference),
            at: now)
    }
}
