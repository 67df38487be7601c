import Accounting

extension SheetCode {
    /// Whether the folded word may be a code with a slip of the thumb: a symbol missed, added or
    /// replaced, or one of those no code has, such as O.
    static func isNear(_ word: String) -> Bool {
        let symbols = Array(word)
        guard word.utf8.allSatisfy({ $0 < 0x80 }), (length - 1...length + 1).contains(symbols.count)
        else { return false }
        let hasDigit = symbols[1...3].contains(where: \.isNumber)
        return symbols[0].isLetter && hasDigit && symbols[1...].contains(where: \.isLetter)
    }
}
