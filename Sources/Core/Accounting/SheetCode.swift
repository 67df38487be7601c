/// The short name of a collection sheet, as an officer sends it back: `KX7M2`.
///
/// Two letters, a digit, a letter or digit and a check symbol, none that is taken for another on a
/// small screen. The check symbol differs when any one symbol is mistyped or two neighbours change
/// places, so a slip never names another sheet; and a code is never read as a keyword, a reference
/// or an amount.
public struct SheetCode: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// How many symbols a code has.
    public static let length = 5

    private static let alphabet = Reference.alphabet
    private static let letters = alphabet.filter(\.isLetter)
    private static let digits = alphabet.filter(\.isNumber)

    /// The code somebody wrote, in any case; nil when it is none, or mistyped.
    public init?(_ written: String) {
        guard Self.looksLikeOne(written) else { return nil }
        let symbols = Array(written.uppercased())
        guard symbols[4] == Self.check(of: symbols.prefix(4)) else { return nil }
        text = String(symbols)
    }

    /// Whether it has the form of a code, mistyped or not.
    public static func looksLikeOne(_ written: String) -> Bool {
        guard written.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
        let symbols = Array(written.uppercased())
        return symbols.count == length && symbols.allSatisfy(alphabet.contains)
            && letters.contains(symbols[0]) && letters.contains(symbols[1])
            && digits.contains(symbols[2])
    }

    /// The code of the examples in replies and handbook, which no sheet gets.
    public static let example = Self(unchecked: "KX7M2")

    /// A fresh code drawn from `generator`. The books hold the unique index; who draws one already
    /// taken draws again.
    public static func random(using generator: inout some RandomNumberGenerator) -> Self {
        while true {
            let symbols = [letters, letters, digits, alphabet].map {
                $0[Int.random(in: $0.indices, using: &generator)]
            }
            let code = Self(unchecked: String(symbols + [check(of: symbols)]))
            if code != example { return code }
        }
    }

    /// The sum begins so that the code of the examples is a good one.
    private static func check(of symbols: some Swift.Collection<Character>) -> Character {
        CheckSymbol.of(symbols, from: 20)
    }

    private init(unchecked text: String) { self.text = text }

    public var description: String { text }
}
