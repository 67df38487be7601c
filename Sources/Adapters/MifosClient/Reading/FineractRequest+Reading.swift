/// What a branch asks head office for.
extension FineractRequest {
    public static let offices = get("offices", [.init("orderBy", "id")])
    public static let workingDays = get("workingdays")

    /// Everybody of an office, those who left too.
    public static func staff(ofOffice office: Int64) -> Self {
        get("staff", [.init("officeId", "\(office)"), .init("status", "all")])
    }

    public static func holidays(ofOffice office: Int64) -> Self {
        get("holidays", [.init("officeId", "\(office)")])
    }

    public static func centres(ofOffice office: Int64, _ span: FineractSpan) -> Self {
        paged("centers", [.init("officeId", "\(office)"), .init("paged", "true")], span)
    }

    public static func groups(ofOffice office: Int64, _ span: FineractSpan) -> Self {
        paged("groups", [.init("officeId", "\(office)"), .init("paged", "true")], span)
    }

    public static func clients(ofOffice office: Int64, _ span: FineractSpan) -> Self {
        paged("clients", [.init("officeId", "\(office)")], span)
    }

    /// The loans that are owed on: the server shows a branch its own.
    public static func activeLoans(_ span: FineractSpan) -> Self {
        paged("loans", [.init("status", "300")], span)
    }

    public static func savings(_ span: FineractSpan) -> Self {
        paged("savingsaccounts", [], span)
    }

    public static func centre(_ id: Int64) -> Self {
        get("centers/\(id)", [.init("associations", "collectionMeetingCalendar")])
    }

    public static func group(_ id: Int64) -> Self {
        get("groups/\(id)", [.init("associations", "clientMembers,collectionMeetingCalendar")])
    }

    public static func client(_ id: Int64) -> Self { get("clients/\(id)") }

    /// A loan with its schedule.
    public static func loan(_ id: Int64) -> Self {
        get("loans/\(id)", [.init("associations", "repaymentSchedule")])
    }

    public static func savingsAccount(_ id: Int64) -> Self { get("savingsaccounts/\(id)") }

    /// Without a limit the server sends every row and overlooks the offset; without an order a row
    /// may stand on two pages, or on none.
    private static func paged(
        _ path: String, _ filter: [Parameter], _ span: FineractSpan
    ) -> Self {
        var request = get(
            path,
            filter + [
                .init("offset", "\(span.offset)"), .init("limit", "\(span.limit)"),
                .init("orderBy", "id"), .init("sortOrder", "ASC"),
            ])
        request.expectedOctets = span.limit * octetsPerRow
        return request
    }

    /// What a row takes at most, packed.
    private static let octetsPerRow = 400
}

/// Which rows of a list: always told.
public struct FineractSpan: Hashable, Sendable {
    public var offset: Int
    public var limit: Int

    public init(offset: Int, limit: Int) {
        self.offset = offset
        self.limit = limit
    }
}
