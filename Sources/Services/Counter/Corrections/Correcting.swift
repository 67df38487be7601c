internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Puts a collection right: in the books, in the journal of decisions, and towards whoever has to
/// know.
struct Correcting {
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment

    /// The message that asks for it; nil for what is decided at the branch.
    let cause: IncomingMessage?

    /// Who does it, as the journal of decisions names him.
    let actor: String

    /// Takes a collection back and tells the client.
    ///
    /// - Returns: Whether she was told; nil when the books refuse.
    func reverse(
        _ filed: FiledCollection, under approval: ApprovalReference? = nil
    ) throws -> ReceiptNotice? {
        let reversal = Reversal(
            of: filed.reference, by: actor, under: approval, message: cause?.id)
        let posting = Posting(at: now, day: rules.calendar.day(of: now), cause: cause?.tpdu)
        guard try books.collections.reverse(reversal, on: posting) == .reversed else { return nil }
        try note("reversed", about: filed, detail: approval.map { "approval \($0)" } ?? "")
        return try tellClient(
            of: filed, .cancelled(facts(of: filed), balances: balances(of: filed)))
    }

    /// Notes a decision about a collection.
    func note(_ kind: String, about filed: FiledCollection, detail: String = "") throws {
        try books.decisions.note(
            Decision(
                by: actor, kind, about: filed.reference.text, detail: detail, message: cause?.id),
            at: now)
    }

    /// What sentences about a collection name.
    func facts(of filed: FiledCollection) throws -> CollectionFacts {
        let collection = filed.collection
        return CollectionFacts(
            reference: collection.reference, client: collection.client,
            name: try books.people.client(number: collection.client)?.name ?? "",
            officer: try books.people.officer(code: collection.officer)?.name ?? "",
            amount: filed.total, day: rules.calendar.dayShown(of: filed))
    }

    /// The accounts it moved, as they stand now.
    private func balances(of filed: FiledCollection) throws -> [ReceiptBalance] {
        let moved = Set(filed.items.map(\.account))
        return try books.people.accounts(of: filed.collection.client).compactMap { account in
            guard moved.contains(account.account), let label = account.label else { return nil }
            return ReceiptBalance(
                label: label, product: account.product ?? (label == .savings ? "Savings" : nil),
                balance: try books.clientsView(of: account))
        }
    }
}

extension Correcting {
    /// Tells the client, never at a phone of the staff: it is what they are checked with.
    @discardableResult
    func tellClient(
        of filed: FiledCollection, _ reply: CorrectionReply
    ) throws -> ReceiptNotice {
        guard let client = try books.people.client(number: filed.collection.client),
            let phone = client.phone
        else { return .noPhone }
        guard try !books.people.isStaff(phone) else { return .officersPhone }
        try tell(
            phone, in: client.language, .correction(reply), as: .receipt, about: filed.reference)
        return .sent
    }

    /// Tells the officer who recorded it.
    func tellOfficer(of filed: FiledCollection, _ reply: CorrectionReply) throws {
        guard let officer = try books.people.officer(code: filed.collection.officer) else { return }
        try tell(
            officer.phone, in: officer.language, .correction(reply), as: .answer,
            about: filed.reference)
    }

    private func tell(
        _ phone: PhoneNumber, in language: String?, _ reply: Reply, as messageClass: MessageClass,
        about reference: Reference
    ) throws {
        try books.outbox.enqueue(
            OutgoingMessage(
                to: phone,
                text: try books.words(for: reply, in: language, by: rules, at: now),
                as: messageClass, cause: cause?.id, reference: reference),
            at: now)
    }
}

extension People {
    /// Whether a member of the staff has this phone.
    func isStaff(_ phone: PhoneNumber) throws -> Bool {
        try officer(phone: phone) != nil || user(phone: phone) != nil
    }
}
