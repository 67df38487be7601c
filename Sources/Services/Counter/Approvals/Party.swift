public import LedgerStore
internal import TextCommands

/// A person whom an approval concerns, or who decides it.
public struct Party: Hashable, Sendable {
    /// As the journal of decisions names him: `officer:PO`, `user:SM`, `client:1024`.
    public let actor: String
    public let code: String
    public let name: String
    public let isManager: Bool
    let phone: PhoneNumber?
    let language: String?

    /// Whether he can be asked by text.
    public var hasPhone: Bool { phone != nil }

    public init(_ officer: Officer) {
        (actor, code, name) = (officer.pinHolder, officer.code, officer.name)
        (phone, language, isManager) = (officer.phone, officer.language, false)
    }

    public init(_ user: User) {
        (actor, code, name) = (user.pinHolder, user.code, user.name)
        (phone, language, isManager) = (user.phone, user.language, user.role == .manager)
    }

    init(_ client: Client) {
        (actor, code, name) = (client.pinHolder, client.number, client.name)
        (phone, language, isManager) = (client.phone, client.language, false)
    }

    /// Whether both are one person, perhaps under two codes: by phone or by name.
    func isSame(as other: Party) -> Bool {
        actor == other.actor || phone != nil && phone == other.phone
            || name.lowercased() == other.name.lowercased()
    }

    var staffName: StaffName { StaffName(name: name, code: code) }
}

extension OpenBooks {
    /// Who asked, and whose work, cash or phone it is about: none of them decides.
    func parties(to approval: Approval) throws -> [Party] {
        try ([approval.askedBy] + subjects(of: approval.matter)).compactMap(party)
    }

    private func subjects(of matter: ApprovalMatter) throws -> [String] {
        switch matter {
        case .reversal(let reference), .dispute(let reference):
            return try collections.collection(reference).map { ["officer:\($0.officer)"] } ?? []
        case .phone(let holder, _, _): return [holder]
        case .dayLimit(let officer, _): return ["officer:\(officer)"]
        case .variance(let number, _):
            let slip = try heldCounts.count(number)?.slip
            return slip.map { ["officer:\($0.officer)", "user:\($0.cashier)"] } ?? []
        case .payment(let message, _):
            return try heldMessages.message(message).map { ["officer:\($0.officer)"] } ?? []
        case .leave(.dayClose, _): return []
        case .leave(_, let holder): return [holder]
        }
    }

    /// Somebody as the journal of decisions names him; nil for nobody the branch knows.
    public func party(_ actor: String) throws -> Party? {
        let parts = actor.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "officer": return try people.officer(code: parts[1]).map { Party($0) }
        case "user": return try people.user(code: parts[1]).map { Party($0) }
        case "client": return try people.client(number: parts[1]).map { Party($0) }
        default: return nil
        }
    }
}
