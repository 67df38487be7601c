/// A centre, where groups meet (`/centers`).
public struct FineractCentre: FineractRow {
    public var id: Int64
    public var name: String
    public var externalId: String?
    public var accountNumber: String?
    public var officeId: Int64?
    public var staffId: Int64?
    public var isActive: Bool

    /// Only where it was asked for.
    public var calendar: FineractCalendar?

    public init?(_ value: JSON) {
        guard let id = value["id"]?.integer else { return nil }
        self.id = id
        name = value["name"]?.words ?? ""
        externalId = value["externalId"]?.words
        accountNumber = value["accountNo"]?.words
        officeId = value["officeId"]?.integer
        staffId = value["staffId"]?.integer
        isActive = value.isActive
        calendar = FineractCalendar(value["collectionMeetingCalendar"])
    }
}

/// Clients who meet and vouch for each other (`/groups`).
public struct FineractGroup: FineractRow {
    public var id: Int64
    public var name: String
    public var externalId: String?
    public var accountNumber: String?
    public var officeId: Int64?
    public var centreId: Int64?
    public var staffId: Int64?
    public var isActive: Bool

    /// The clients in it; nil where they were not asked for.
    public var members: [Int64]?

    /// Only where it was asked for: its own, or its centre's.
    public var calendar: FineractCalendar?

    public init?(_ value: JSON) {
        guard let id = value["id"]?.integer else { return nil }
        self.id = id
        name = value["name"]?.words ?? ""
        externalId = value["externalId"]?.words
        accountNumber = value["accountNo"]?.words
        officeId = value["officeId"]?.integer
        centreId = value["centerId"]?.integer
        staffId = value["staffId"]?.integer
        isActive = value.isActive
        let named = value["clientMembers"] ?? value["activeClientMembers"]
        members = named?.elements.compactMap { $0["id"]?.integer }
        calendar = FineractCalendar(value["collectionMeetingCalendar"])
    }
}
