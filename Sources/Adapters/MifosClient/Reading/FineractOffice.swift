/// An office of the institution (`/offices`).
public struct FineractOffice: FineractRow {
    public var id: Int64
    public var name: String
    public var externalId: String?

    /// `.2.7.`: the ids from the head office down.
    public var hierarchy: String

    public init?(_ value: JSON) {
        guard let id = value["id"]?.integer else { return nil }
        self.id = id
        name = value["name"]?.words ?? ""
        externalId = value["externalId"]?.words
        hierarchy = value["hierarchy"]?.words ?? ""
    }
}

/// Somebody who works for the institution (`/staff`).
public struct FineractStaffMember: FineractRow {
    public var id: Int64
    public var name: String
    public var externalId: String?

    /// As head office wrote it.
    public var phone: String?
    public var officeId: Int64?
    public var isLoanOfficer: Bool
    public var isActive: Bool

    public init?(_ value: JSON) {
        guard let id = value["id"]?.integer else { return nil }
        self.id = id
        let names = [value["firstname"]?.words, value["lastname"]?.words].compactMap(\.self)
        name = names.isEmpty ? value["displayName"]?.words ?? "" : names.joined(separator: " ")
        externalId = value["externalId"]?.words
        phone = value["mobileNo"]?.words
        officeId = value["officeId"]?.integer
        isLoanOfficer = value["isLoanOfficer"]?.truth ?? false
        isActive = value["isActive"]?.truth ?? true
    }
}
