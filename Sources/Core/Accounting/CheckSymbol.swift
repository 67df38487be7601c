/// The last symbol of a code that people type: it differs when any one symbol before it is
/// mistyped or two neighbours change places.
enum CheckSymbol {
    /// A weighted sum modulo the number of symbols, which is prime.
    ///
    /// - Parameter start: What the sum begins with, so that codes of two kinds differ.
    static func of(
        _ symbols: some Swift.Collection<Character>, from start: Int = 0
    ) -> Character {
        let alphabet = Reference.alphabet
        let sum = symbols.enumerated().reduce(start) { sum, symbol in
            sum + (symbol.offset + 2) * (alphabet.firstIndex(of: symbol.element) ?? 0)
        }
        return alphabet[sum % alphabet.count]
    }
}
