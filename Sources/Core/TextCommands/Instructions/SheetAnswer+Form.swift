internal import Accounting

extension SheetAnswer {
    /// The message that says the same: `KX7M2 3=0 5=200 7A`.
    ///
    /// Words that mean nothing here stay as he wrote them, so that reading it again gives the same
    /// answer.
    public var form: String {
        let isPlain = parts.allSatisfy { part in
            if case .words = part { false } else { true }
        }
        return Form.joined([sheet.text] + (isPlain ? parts.map(\.form) : [rest]))
    }
}

extension SheetPart {
    /// `ALL`, `5=200`, `GROUP 5000`, `END 13900`.
    var form: String {
        switch self {
        case .all: "ALL"
        case .line(let line): line.form
        case .lumpSum(let sum): "GROUP " + sum.figure
        case .end(let total): total.map { "END " + $0.figure } ?? "END"
        case .open: "OPEN"
        case .words(let words): words
        }
    }
}

extension SheetLine {
    /// `3=0`, `7A`, `7A=200`, `4=S100 L250`.
    var form: String {
        let start = "\(number)" + (attendance?.mark ?? "")
        let sums = items.isEmpty ? [amount?.figure].compactMap { $0 } : items.map(\.form)
        return sums.isEmpty ? start : start + "=" + Form.joined(sums)
    }
}

extension Attendance {
    /// What is typed after the line's number.
    var mark: String {
        switch self {
        case .present: "PRESENT"
        case .absent: "A"
        case .leave: "P"
        case .late: "L"
        }
    }
}

extension Money {
    /// The amount without marks, and without cents when there are none.
    var figure: String { text.filter { $0 != "," } }
}
