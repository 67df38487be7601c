/// Cells set side by side, each column as wide as its widest cell.
struct Columns {
    /// Whether a column stands at its left edge; figures stand at the right one.
    private let isLeft: [Bool]

    init(_ isLeft: [Bool]) { self.isLeft = isLeft }

    /// The rows in lines, without blanks at their ends.
    func lines(_ rows: [[String]]) -> [String] {
        let widths = isLeft.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = row.indices.map { column in
                let blanks = String(repeating: " ", count: widths[column] - row[column].count)
                return isLeft[column] ? row[column] + blanks : blanks + row[column]
            }
            let line = cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}
