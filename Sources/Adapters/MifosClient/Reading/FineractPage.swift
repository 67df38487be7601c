/// One page of a list, or a whole list that has no pages.
public struct FineractPage<Row: FineractRow>: Sendable {
    /// The rows that could be read.
    public var rows: [Row] = []

    /// How many rows could not: they have no id.
    public var unreadable = 0

    /// How many rows the whole list has; nil where the server does not say.
    public var total: Int?

    /// How many rows this page has, readable or not.
    public var count: Int { rows.count + unreadable }

    /// `{"totalFilteredRecords":2,"pageItems":[…]}`, `{"total":2,"content":[…]}`, or `[…]`.
    public init(_ answer: JSON) {
        let listed = answer["pageItems"] ?? answer["content"] ?? answer
        for item in listed.elements {
            if let row = Row(item) { rows.append(row) } else { unreadable += 1 }
        }
        let totals = ["totalFilteredRecords", "total", "totalElements"].compactMap { answer[$0] }
        total = totals.first?.integer.flatMap { Int(exactly: $0) }
    }
}

/// Something of Fineract that has an id.
public protocol FineractRow: Sendable, Hashable {
    /// Fineract's own number of it.
    var id: Int64 { get }

    /// Reads it as far as it makes sense; nil where it has no id.
    init?(_ value: JSON)
}
