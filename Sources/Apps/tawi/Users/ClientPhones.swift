internal import LedgerStore
internal import TextCommands

/// The clients whose phones need a look: nobody gets a receipt there who should.
struct ClientPhones {
    let doubtful: [ClientPhoneDocument]

    init(in books: OpenBooks) throws {
        let staff = Set(
            try books.people.officers().flatMap { try books.people.phones(of: $0) }
                + books.people.users().compactMap(\.phone))
        let clients = try books.people.clients()
        let sharing = Dictionary(grouping: clients.filter { $0.phone != nil }, by: \.phone)
        doubtful = try clients.compactMap { client in
            let change = try books.phoneChanges.pending(of: "client:\(client.number)")
            let sharers = client.phone.map { sharing[$0, default: []].count } ?? 0
            let document = ClientPhoneDocument(
                number: client.number, name: client.name, phone: client.phone?.e164,
                sharedBy: sharers, isStaffs: client.phone.map(staff.contains) ?? false,
                newPhone: change?.newPhone.e164)
            return document.isDoubtful ? document : nil
        }
    }
}

/// A client's phone as `tawi users list --clients` shows it.
struct ClientPhoneDocument: Encodable, Sendable {
    var number: String
    var name: String
    var phone: String?

    /// How many clients have it, herself among them.
    var sharedBy: Int
    var isStaffs: Bool
    var newPhone: String?

    var isDoubtful: Bool { phone == nil || sharedBy > 1 || isStaffs || newPhone != nil }

    var plain: String {
        var notes = ["\(number)  \(name)", phone ?? "no phone: she gets no receipts"]
        if isStaffs { notes.append("a phone of the staff: she gets no receipts") }
        if sharedBy > 1 { notes.append("shared by \(sharedBy) clients") }
        if let newPhone { notes.append("to be changed to \(newPhone)") }
        return notes.joined(separator: ", ")
    }
}
