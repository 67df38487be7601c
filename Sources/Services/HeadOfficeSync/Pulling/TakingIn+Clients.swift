internal import Accounting
internal import LedgerStore
internal import TextCommands

extension TakingIn {
    /// Clients who came, changed, moved to another office or left.
    mutating func takeInClients() throws {
        var people = ClientsOfBranch(
            byNumber: Dictionary(try books.people.clients().map { ($0.number, $0) }) { $1 },
            left: try books.people.clientsWhoLeft(), groups: try groupsOfClients())
        for row in pulled.clients {
            let office = row.content.office
            guard row.content.isActive, office.map(offices.contains) ?? true else {
                try leave(row.id, &people)
                continue
            }
            try takeIn(row.content, row.id, &people)
        }
        for id in try books.pulls.gone(.client) { try leave(id, &people) }
        try lookAtPhones(people)
    }

    /// What the branch knows of its clients, while they are taken in.
    struct ClientsOfBranch {
        var byNumber: [String: Client]
        var left: Set<String>

        /// The groups of head office's clients, by their ids.
        var groups: [Int64: String]

        /// Who was met in this pull, and what was written as her phone.
        var met: [(id: Int64, number: String, written: String?)] = []
    }

    private mutating func takeIn(
        _ client: PulledClient, _ id: Int64, _ people: inout ClientsOfBranch
    ) throws {
        guard !client.name.isEmpty else { return meet(.noName, .client, id) }
        guard let number = number(of: client, id, people) else {
            return meet(.takenNumber, .client, id, client.name)
        }
        let group = try people.groups[id] ?? groupOfIndividuals(client.staff)
        let old = people.byNumber[number]
        if people.left.remove(number) != nil {
            try books.people.comeBack(client: number)
            summary.changes += 1
        }
        var new = old ?? Client(number: number, name: "", phone: nil, group: group)
        (new.name, new.group) = (client.name, group)
        if old == nil { new.phone = phone(client.phone) }
        if new != old {
            var enrolled = new
            enrolled.pin = nil
            try books.people.enrol(enrolled)
            summary.changes += 1
            if old == nil { summary.newClients += 1 }
        }
        try identify(.client, id, as: number, externalID: client.externalId)
        if let old, let written = phone(client.phone), old.phone != written {
            try ask(written, for: "client:\(number)", .client, id, client.name)
            // Where she had none it is hers at once.
            if old.phone == nil { new.phone = try books.people.client(number: number)?.phone }
        }
        people.byNumber[number] = new
        people.met.append((id, number, client.phone))
    }

    /// The branch's number of a client: the one she has; else her external id or account number,
    /// where the branch knows her by it; else head office's own, unless it is somebody else's.
    private func number(
        of client: PulledClient, _ id: Int64, _ people: ClientsOfBranch
    ) -> String? {
        if let number = local(.client, id) { return number }
        let names = [client.externalId, client.accountNumber].compactMap(\.self)
        let known = names.first { people.byNumber[$0] != nil && !isIdentified($0) }
        if let known { return known }
        let own = "\(id)"
        guard let other = people.byNumber[own] else { return isIdentified(own) ? nil : own }
        return !isIdentified(own) && other.name.folded == client.name.folded ? own : nil
    }

    private func isIdentified(_ number: String) -> Bool { isTaken(.client, number) }

    /// Clients of a group of head office's, now or as it was read last.
    private func groupsOfClients() throws -> [Int64: String] {
        var members: [Int64: [Int64]] = [:]
        try books.pulls.forEachKnown(.groupDetail) {
            members[$0.id] = try PulledGroupDetail($0.content).members
        }
        let active = Set(
            try books.pulls.staged(.group).filter { try PulledGroup($0.content).isActive }.map(\.id)
        )
        var groups: [Int64: String] = [:]
        for (id, members) in members.sorted(by: { $0.key < $1.key }) where active.contains(id) {
            guard let code = local(.group, id) else { continue }
            for member in members where groups[member] == nil { groups[member] = code }
        }
        return groups
    }

    /// Whoever is in no group is her officer's.
    private func groupOfIndividuals(_ staff: Int64?) throws -> String {
        let officer = local(.staff, staff)
        let own = Centre.ofIndividuals
        let code = officer.map { "\(own.code)-\($0)" } ?? own.code
        if try books.people.group(code: code) == nil {
            try books.people.enrol(own)
            try books.people.enrol(
                Group(code: code, name: own.name, centre: own.code, officer: officer))
        }
        return code
    }

    private mutating func leave(_ id: Int64, _ people: inout ClientsOfBranch) throws {
        guard let number = local(.client, id), people.byNumber[number] != nil,
            people.left.insert(number).inserted
        else { return }
        try books.people.leave(client: number, on: today)
        summary.changes += 1
    }
}

extension PulledClient {
    /// A client of today.
    fileprivate var isActive: Bool { status == 300 || status == 303 || status == 304 }
}

extension String {
    /// Without case, and with one blank between words.
    fileprivate var folded: String {
        lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
