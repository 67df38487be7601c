internal import Accounting
internal import LedgerStore
internal import TextCommands

extension TakingIn {
    /// Lists the clients whose phones do not make their receipts a control: those without one,
    /// those who share one, those who have an officer's (DESIGN §7).
    mutating func lookAtPhones(_ people: ClientsOfBranch) throws {
        let staff = Set(
            try books.people.officers().flatMap { try books.people.phones(of: $0) }
                + books.people.users().compactMap(\.phone))
        let here = people.met.compactMap { people.byNumber[$0.number] }
        let holders = Dictionary(grouping: here.filter { $0.phone != nil }, by: \.phone)
        for (id, number, written) in people.met {
            guard let client = people.byNumber[number] else { continue }
            if let written, phone(written) == nil {
                meet(.unreadablePhone, .client, id, client.name)
            } else if client.phone == nil {
                meet(.noPhone, .client, id, client.name)
            }
            guard let phone = client.phone else { continue }
            if staff.contains(phone) { meet(.staffPhone, .client, id, client.name) }
            if holders[phone, default: []].count > 1 {
                meet(.sharedPhone, .client, id, client.name)
            }
        }
    }
}
