/// A client (`/clients`).
public struct FineractClientRow: FineractRow {
    public var id: Int64
    public var name: String
    public var accountNumber: String?
    public var externalId: String?

    /// As head office wrote it.
    public var phone: String?
    public var officeId: Int64?
    public var staffId: Int64?

    /// 100 pending, 300 active, 303 and 304 on their way to another office, 600 closed, 700
    /// rejected, 800 withdrawn.
    public var status: Int64?

    public init?(_ value: JSON) {
        guard let id = value["id"]?.integer else { return nil }
        self.id = id
        let names = ["firstname", "middlename", "lastname"].compactMap { value[$0]?.words }
        name =
            value["displayName"]?.words ?? value["fullname"]?.words ?? names.joined(separator: " ")
        accountNumber = value["accountNo"]?.words
        externalId = value["externalId"]?.words
        phone = value["mobileNo"]?.words
        officeId = value["officeId"]?.integer
        staffId = value["staffId"]?.integer
        status = value["status"]?.choice ?? (value.isActive ? 300 : nil)
    }

    /// Whether she is a client of today.
    public var isActive: Bool { status == 300 || status == 303 || status == 304 }
}
