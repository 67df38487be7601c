/// What a standard or a maker calls a code, and what it means for a message being sent.
struct FailureRow: Hashable, Sendable {
    let code: Int
    let name: String
    let advice: SubmissionAdvice

    init(_ code: Int, _ name: String, _ advice: SubmissionAdvice) {
        self.code = code
        self.name = name
        self.advice = advice
    }
}

/// The rows of a table of codes, found by number or by name.
struct FailureTable: Sendable {
    let rows: [FailureRow]

    private let byCode: [Int: FailureRow]
    private let byName: [String: FailureRow]

    /// Where two rows share a code or a name, the first one counts.
    init(_ rows: [FailureRow]) {
        self.rows = rows
        byCode = Dictionary(rows.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        byName = Dictionary(
            rows.map { (Self.key($0.name), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The row a modem means that wrote `text`: a number, or with `+CMEE=2` a name.
    func row(for text: String) -> FailureRow? {
        if let code = Self.code(in: text) { return byCode[code] }
        return byName[Self.key(text)]
    }

    /// The number a modem wrote, in digits alone.
    static func code(in text: String) -> Int? {
        text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
    }

    /// A name as makers agree on it: `(U)SIM not inserted` is `SIM not inserted`.
    private static func key(_ name: String) -> String {
        name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
            .replacing("usim", with: "sim")
    }
}
