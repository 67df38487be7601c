/// The lines that phones and people put under a message.
enum Signature {
    /// The text without its signature.
    ///
    /// A signature starts, after the first line, with `--`, `Sent from` or
    /// `Sent via`; or it is what follows a blank line and holds no digit.
    /// A line that starts with `--` and holds a digit may hold money: it stays.
    static func removed(from text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard let first = lines.firstIndex(where: { !isBlank($0) }) else { return text }
        let afterFirst = lines.index(after: first)
        let marked = lines[afterFirst...].firstIndex(where: opensSignature) ?? lines.endIndex
        let lastWithDigits = lines[..<marked].lastIndex(where: hasDigits) ?? first
        let blank = lines[max(lastWithDigits, first)..<marked].firstIndex(where: isBlank)
        return lines[..<(blank ?? marked)].joined(separator: "\n")
    }

    private static func opensSignature(_ line: Substring) -> Bool {
        let line = line.drop(while: \.isWhitespace)
        if line.hasPrefix("--") { return !hasDigits(line) }
        let words = line.lowercased()
        return words.hasPrefix("sent from") || words.hasPrefix("sent via")
    }

    private static func isBlank(_ line: Substring) -> Bool {
        line.unicodeScalars.allSatisfy {
            switch Folding($0) {
            case .nothing, .separator(" "): true
            default: false
            }
        }
    }

    private static func hasDigits(_ line: Substring) -> Bool {
        line.unicodeScalars.contains { Folding.decimalValue(of: $0) != nil }
    }
}
