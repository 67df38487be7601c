public import Foundation

/// Rows of one sort, as head office keeps them: in its database, as CSV or as JSON.
public struct ExtractTable: Hashable, Sendable {
    /// What stands in one column of a row.
    public enum Cell: Hashable, Sendable {
        case nothing
        case text(String)
        case number(Int64)
        case octets(Data)
    }

    public var name: String
    public var columns: [String]

    /// Each as long as `columns`.
    public var rows: [[Cell]]

    /// Whether a row takes the place of an older one of its branch that has the same third column;
    /// else rows are only ever added.
    public var replaces = false
}

extension ExtractTable.Cell {
    init(_ text: String?) { self = text.map(Self.text) ?? .nothing }

    init(_ number: Int64?) { self = number.map(Self.number) ?? .nothing }

    init(_ octets: Data?) { self = octets.map(Self.octets) ?? .nothing }
}
