internal import Accounting
internal import LedgerStore
internal import TextCommands

/// A person whom an approval concerns, and who therefore does not decide it.
struct Party {
    /// As the journal of decisions names him: `officer:PO`.
    var actor: String
    var name: String
    var phone: PhoneNumber?

    /// Whether the manager is this person, perhaps under another code: by phone or by name.
    func isSame(as manager: User) -> Bool {
        actor == manager.actor || phone != nil && phone == manager.phone
            || name.lowercased() == manager.name.lowercased()
    }
}

extension User {
    /// As the journal of decisions names him.
    var actor: String { "user:\(code)" }
}

extension OpenBooks {
    /// Who asked, and whose work or phone it is about.
    func parties(to approval: Approval) throws -> [Party] {
        var actors = [approval.askedBy]
        switch approval.matter {
        case .reversal(let reference), .dispute(let reference):
            let collection = try collections.collection(reference)
            actors += collection.map { ["officer:\($0.officer)"] } ?? []
        case .officerPhone(let officer, _), .dayLimit(let officer, _):
            actors.append("officer:\(officer)")
        case .clientPhone, .variance, .payment: break
        }
        return try actors.compactMap(party)
    }

    private func party(_ actor: String) throws -> Party? {
        let parts = actor.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "officer":
            return try people.officer(code: parts[1]).map {
                Party(actor: actor, name: $0.name, phone: $0.phone)
            }
        case "user":
            return try people.user(code: parts[1]).map {
                Party(actor: actor, name: $0.name, phone: $0.phone)
            }
        case "client":
            return try people.client(number: parts[1]).map {
                Party(actor: actor, name: $0.name, phone: $0.phone)
            }
        default: return nil
        }
    }
}
