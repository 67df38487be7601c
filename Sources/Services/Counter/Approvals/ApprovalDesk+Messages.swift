internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Officers' messages above their limits.
extension ApprovalDesk {
    /// Does what the message asked for, exactly and once, and answers the officer as his message
    /// would have been answered.
    func record(_ number: Int64, _ deciding: Deciding) throws -> ApprovalReply {
        guard let held = try books.heldMessages.message(number),
            let message = try books.inbox.message(number),
            let officer = try books.people.officer(code: held.officer)
        else { return .overtaken(deciding.reference) }
        let errand = Errand(
            caller: Caller(officer, at: held.phone), message: message, pinCheck: nil,
            confirmed: nil, approved: ApprovedMessage(held, under: deciding.reference),
            books: books, rules: rules, now: now)
        let (reply, outcome) = try errand.served(rules.reader.read(held.instruction))
        try tell(held, reply, about: outcome.reference)
        switch outcome {
        case .recorded(let reference): return .done(deciding.reference, reference)
        case .booked: return .done(deciding.reference, nil)
        default:
            try books.decisions.note(
                Decision(
                    by: "branch", "not recorded all the same", about: deciding.reference.text,
                    detail: "\(outcome)", message: cause?.id),
                at: now)
            return .overtaken(deciding.reference)
        }
    }

    /// Tells the officer what became of his message.
    func tellOfficer(of number: Int64, _ reply: (_ form: String) -> ApprovalReply) throws {
        guard let held = try books.heldMessages.message(number) else { return }
        try tell(held, .approval(reply(held.instruction)), about: nil)
    }

    private func tell(_ held: HeldMessage, _ reply: Reply, about reference: Reference?) throws {
        guard try books.barredPhones.holder(of: held.phone) == nil else { return }
        let language = try books.people.officer(code: held.officer)?.language
        try books.outbox.enqueue(
            OutgoingMessage(
                to: held.phone,
                text: try books.words(for: reply, in: language, by: rules, at: now),
                as: .answer, cause: held.message, reference: reference),
            at: now)
    }
}

/// An officer's message that the manager agreed to.
struct ApprovedMessage: Hashable, Sendable {
    let held: HeldMessage
    let approval: ApprovalReference

    init(_ held: HeldMessage, under approval: ApprovalReference) {
        self.held = held
        self.approval = approval
    }
}
