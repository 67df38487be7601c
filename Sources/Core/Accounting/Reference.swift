/// The short name of a collection, as it stands on receipts: `7F3K`.
///
/// Four or more digits and letters, none that is taken for another on a small screen (no 0 O 1 I L).
/// It begins with a digit and holds a letter, so that it is never read as a client number, an
/// amount or a keyword.
public struct Reference: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// The symbols a reference is made of.
    public static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")

    private static let digitCount = 8

    /// The reference somebody wrote, in any case; nil when it cannot be one.
    public init?(_ written: String) {
        let text = written.uppercased()
        guard written.utf8.allSatisfy({ $0 < 0x80 }), (4...8).contains(text.count),
            text.allSatisfy(Self.alphabet.contains),
            text.first?.isNumber == true, text.contains(where: \.isLetter)
        else { return nil }
        self.text = text
    }

    /// A fresh reference of `length` symbols drawn from `generator`.
    ///
    /// The books hold the unique index; who draws one already taken draws again.
    public static func random(
        length: Int = 4, using generator: inout some RandomNumberGenerator
    ) -> Self {
        while true {
            let first = alphabet[Int.random(in: 0..<digitCount, using: &generator)]
            let rest = (1..<max(length, 4)).map { _ in
                alphabet[Int.random(in: alphabet.indices, using: &generator)]
            }
            if let reference = Self(String([first] + rest)) { return reference }
        }
    }

    public var description: String { text }
}
