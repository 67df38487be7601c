internal import Foundation
internal import SwiftCSV

/// One file of an import: rows under a header, each with its line in the file.
struct CSVTable {
    let name: String
    let rows: [CSVRow]

    /// Reads a file whose columns may stand in any order.
    ///
    /// - Throws: `ImportError` for a file that is no table, and for columns missing or unknown.
    init(
        fileAt url: URL, required: [String], optional: [String] = []
    ) throws(ImportError) {
        name = url.lastPathComponent
        guard let data = try? Data(contentsOf: url) else {
            throw ImportError(file: name, problem: "the file is missing or cannot be read")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw ImportError(file: name, problem: "it is not UTF-8 text; save it as CSV UTF-8")
        }
        let lines = try Self.lines(of: text, name: name)
        guard let header = lines.first else {
            throw ImportError(
                file: name, problem: "it is empty; the first line names the columns")
        }
        let columns = header.cells.map { $0.lowercased() }
        try Self.check(columns, required: required, optional: optional, name: name)
        var rows: [CSVRow] = []
        for line in lines.dropFirst() {
            guard line.cells.count == columns.count else {
                throw ImportError(
                    file: name, line: line.number, column: min(line.cells.count, columns.count) + 1,
                    problem: "the line has \(line.cells.count) cells, the header \(columns.count)")
            }
            rows.append(CSVRow(file: name, line: line.number, columns: columns, cells: line.cells))
        }
        self.rows = rows
    }

    private struct Line {
        var number: Int
        var cells: [String]
    }

    private static func lines(of text: String, name: String) throws(ImportError) -> [Line] {
        final class Lines {
            var all: [Line] = []
            var next = 1
        }
        let lines = Lines()
        let plain = String(text.replacing("\r\n", with: "\n").trimmingPrefix("\u{FEFF}")) + "\n"
        do {
            // The library takes the header from the first line; rows are asked for from there.
            let table = try CSV<Enumerated>(string: "\n" + plain, delimiter: .comma)
            try table.enumerateAsArray(startAt: 1, rowLimit: nil) { cells in
                let trimmed = cells.map { $0.trimmingCharacters(in: .whitespaces) }
                if trimmed != [""] { lines.all.append(Line(number: lines.next, cells: trimmed)) }
                lines.next += 1 + cells.reduce(0) { $0 + $1.count { $0 == "\n" } }
            }
        } catch {
            throw ImportError(
                file: name, line: firstBadLine(of: plain),
                problem: "a quote stands where none can; put the whole cell in quotes, "
                    + "and double those inside it")
        }
        return lines.all
    }

    /// The library says that a file is bad, not where: the first line up to which it is.
    private static func firstBadLine(of text: String) -> Int? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let bad = lines.indices.first { last in
            let start = lines[...last].joined(separator: "\n")
            return (try? CSV<Enumerated>(string: "\n" + start, delimiter: .comma)) == nil
        }
        return bad.map { $0 + 1 }
    }

    private static func check(
        _ columns: [String], required: [String], optional: [String], name: String
    ) throws(ImportError) {
        for (index, column) in columns.enumerated() {
            let isTwice = columns.firstIndex(of: column) != index
            guard !isTwice, (required + optional).contains(column) else {
                let nearest = NearestName.of(column, in: required + optional)
                let advice = nearest.map { "; did you mean \"\($0)\"?" } ?? ""
                throw ImportError(
                    file: name, line: 1, column: index + 1, columnName: column,
                    problem: isTwice ? "the column is there twice" : "unknown column\(advice)")
            }
        }
        for column in required where !columns.contains(column) {
            throw ImportError(
                file: name, line: 1, columnName: column, problem: "the column is missing")
        }
    }
}

/// One row, which knows where it stands.
struct CSVRow {
    let file: String
    let line: Int
    fileprivate let columns: [String]
    fileprivate let cells: [String]

    /// The cell under `column`; nil when it is empty.
    func optional(_ column: String) -> String? {
        guard let index = columns.firstIndex(of: column), !cells[index].isEmpty else { return nil }
        return cells[index]
    }

    /// The cell under `column`.
    func required(_ column: String) throws(ImportError) -> String {
        guard let text = optional(column) else { throw error(column, "it is empty") }
        return text
    }

    /// The cell under `column`, read by `parse`; `wanted` says what should stand there.
    func parsed<Value>(
        _ column: String, _ wanted: String, _ parse: (String) -> Value?
    ) throws(ImportError) -> Value {
        let text = try required(column)
        guard let value = parse(text) else { throw error(column, "\"\(text)\" is not \(wanted)") }
        return value
    }

    /// As `parsed`; nil when the cell is empty.
    func optionallyParsed<Value>(
        _ column: String, _ wanted: String, _ parse: (String) -> Value?
    ) throws(ImportError) -> Value? {
        guard optional(column) != nil else { return nil }
        return try parsed(column, wanted, parse)
    }

    /// What is wrong with the cell under `column`.
    func error(_ column: String, _ problem: String) -> ImportError {
        ImportError(
            file: file, line: line, column: columns.firstIndex(of: column).map { $0 + 1 },
            columnName: column, problem: problem)
    }
}

/// What is wrong with an import, and where.
struct ImportError: Error, Hashable, CustomStringConvertible {
    var file: String
    var line: Int?
    var column: Int?
    var columnName: String?
    var problem: String

    var description: String {
        var place = [file]
        if let line { place.append("line \(line)") }
        if let column {
            place.append("column \(column)" + (columnName.map { " (\($0))" } ?? ""))
        } else if let columnName {
            place.append("column \(columnName)")
        }
        return "\(place.joined(separator: ", ")): \(problem). Nothing was imported."
    }
}
