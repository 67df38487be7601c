internal import Foundation

extension ExtractTable {
    /// A row as one JSON object on one line, with the name of its table; octets as hexadecimal digits.
    public func json(_ row: [Cell]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let octets = try? encoder.encode(Row(table: self, row: row))
        return octets.map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// A row as a line of CSV (RFC 4180).
    public func csv(_ row: [Cell]) -> String { Self.csv(row.map(\.text)) }

    /// The names of the columns as a line of CSV.
    public var csvHead: String { Self.csv(columns) }

    private static func csv(_ cells: [String]) -> String {
        cells.map { cell in
            let isPlain = cell.utf8.allSatisfy { !"\",\n\r".utf8.contains($0) }
            return isPlain ? cell : "\"\(cell.replacing("\"", with: "\"\""))\""
        }.joined(separator: ",") + "\r\n"
    }

    private struct Row: Encodable {
        let table: ExtractTable
        let row: [Cell]

        func encode(to encoder: any Encoder) throws {
            var object = encoder.container(keyedBy: Column.self)
            try object.encode(table.name, forKey: Column(stringValue: "table"))
            for (name, cell) in zip(table.columns, row) {
                let column = Column(stringValue: name)
                switch cell {
                case .nothing: try object.encodeNil(forKey: column)
                case .number(let number): try object.encode(number, forKey: column)
                case .text, .octets: try object.encode(cell.text, forKey: column)
                }
            }
        }
    }

    private struct Column: CodingKey {
        let stringValue: String
        let intValue: Int? = nil

        init(stringValue: String) { self.stringValue = stringValue }

        init?(intValue: Int) { nil }
    }
}

extension ExtractTable.Cell {
    /// Octets as hexadecimal digits, nothing as no text.
    fileprivate var text: String {
        switch self {
        case .nothing: ""
        case .text(let text): text
        case .number(let number): String(number)
        case .octets(let octets): octets.hexadecimal
        }
    }
}
