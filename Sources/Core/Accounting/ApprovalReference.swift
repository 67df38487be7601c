/// The short name of something that waits for a second person, as a manager sends it back:
/// `A7KX4`.
///
/// An A, a digit, two or more letters or digits and a check symbol, none that is taken for another
/// on a small screen. A reference begins with a digit and a sheet code with two letters, so it is
/// read as neither; and a slip never names another approval.
public struct ApprovalReference: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    private static let lengths = 5...9

    /// The reference somebody wrote, in any case; nil when it is none, or mistyped.
    public init?(_ written: String) {
        guard written.utf8.allSatisfy({ $0 < 0x80 }), Self.lengths.contains(written.count) else {
            return nil
        }
        let symbols = Array(written.uppercased())
        guard symbols[0] == "A", symbols[1].isNumber,
            symbols.allSatisfy(Reference.alphabet.contains),
            symbols.last == CheckSymbol.of(symbols.dropLast())
        else { return nil }
        text = String(symbols)
    }

    /// A fresh reference of `length` symbols drawn from `generator`. The books hold the unique
    /// index; who draws one already taken draws again.
    public static func random(
        length: Int = 5, using generator: inout some RandomNumberGenerator
    ) -> Self {
        let count = min(max(length, lengths.lowerBound), lengths.upperBound)
        let digits = Reference.alphabet.filter(\.isNumber)
        var symbols: [Character] = ["A", digits[Int.random(in: digits.indices, using: &generator)]]
        while symbols.count < count - 1 {
            let place = Int.random(in: Reference.alphabet.indices, using: &generator)
            symbols.append(Reference.alphabet[place])
        }
        return Self(unchecked: String(symbols + [CheckSymbol.of(symbols)]))
    }

    private init(unchecked text: String) { self.text = text }

    public var description: String { text }
}
