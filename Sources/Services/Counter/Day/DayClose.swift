public import Accounting
public import LedgerStore
internal import TextCommands

/// What is not finished when a day is to be closed.
public struct OpenMatters: Hashable, Sendable {
    /// Officers who still hold cash of the day or of days before.
    public var cash: [CashInHand] = []

    /// Sheets of the day, or of days before, that nobody closed.
    public var sheets: [SheetCode] = []

    /// What waits for a second person: worth a word, and no reason not to close.
    public var approvals: [Approval] = []

    /// What officers were asked that day and did not answer, so that nothing was done: worth a
    /// word, too.
    public var questions: [Question] = []

    /// Whether a day can only be closed with a reason.
    public var needsReason: Bool { !cash.isEmpty || !sheets.isEmpty }
}

/// What comes of closing a day.
public enum DayCloseVerdict: Hashable, Sendable {
    case closed(DaySeal, OpenMatters, sealText: String?)

    /// Something is open, and nobody says why the day is closed all the same.
    case open(OpenMatters)
    case notYet(today: Day)
    case refused(ClosingVerdict)
}

/// Closes a branch day, within one write.
public struct DayClose {
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment

    public init(books: OpenBooks, rules: CounterRules, now: Moment) {
        self.books = books
        self.rules = rules
        self.now = now
    }

    /// Seals the day, and sends the seal to head office where the MFI wants that.
    ///
    /// - Throws: `DatabaseError` when the disk fails. A refusal is a verdict, not an error.
    public func close(_ closing: DayClosing, key: SealKey? = nil) throws -> DayCloseVerdict {
        let today = rules.calendar.day(of: now)
        guard closing.day <= today else { return .notYet(today: today) }
        let open = try openMatters(on: closing.day)
        if open.needsReason, closing.reason == nil, try !books.seals.isSealed(closing.day) {
            return .open(open)
        }
        var closing = closing
        if !open.needsReason { closing.reason = nil }
        let verdict = try books.seals.close(closing, in: rules.currency, at: now)
        guard case .closed(let seal) = verdict else { return .refused(verdict) }
        try note(seal)
        return .closed(seal, open, sealText: try key.map { try send(seal, with: $0) })
    }

    /// What is not finished by the end of a day.
    public func openMatters(on day: Day) throws -> OpenMatters {
        OpenMatters(
            cash: try books.till.cashInHand(in: rules.currency).filter { inHand in
                inHand.carried.isPositive || inHand.collections.contains { $0.day <= day }
            },
            sheets: try books.openSheets(of: nil, on: day),
            approvals: try books.approvals.waiting(at: now),
            questions: try unanswered(on: day))
    }

    /// A preview of reminders that nobody agreed to leaves nothing undone.
    private func unanswered(on day: Day) throws -> [Question] {
        let dayBefore = Moment(millisecondsSince1970: Int64(day.daysSince1970 - 1) * 86_400_000)
        return try books.questions.unanswered(since: dayBefore).filter { question in
            if case .instruction(.remind) = rules.reader.read(question.instruction) { return false }
            return rules.calendar.day(of: question.askedAt) == day
        }
    }

    private func note(_ seal: DaySeal) throws {
        let reason = seal.reason.map { ", \($0)" } ?? ""
        try books.decisions.note(
            Decision(
                by: "user:\(seal.closedBy)", "day closed", about: seal.day.iso,
                detail: "seal \(seal.number), with user:\(seal.witness)\(reason)"),
            at: now)
    }

    private func send(_ seal: DaySeal, with key: SealKey) throws -> String {
        let text = SealMessage(seal).text(with: key)
        if let headOffice = rules.day.headOffice, rules.day.sendSeal != .never {
            try books.outbox.enqueue(
                OutgoingMessage(to: headOffice, text: text, as: .receipt), at: now)
        }
        return text
    }
}
