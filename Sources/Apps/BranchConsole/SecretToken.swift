/// A secret somebody has to show, compared in a time that tells nothing of how much of it was right.
public struct SecretToken: Sendable {
    private let octets: [UInt8]

    /// The fewest octets a secret may have.
    public static let shortest = 16

    /// Nil for a text too short to keep anybody out, or with blanks in it.
    public init?(_ text: String) {
        guard text.utf8.count >= Self.shortest, !text.contains(where: \.isWhitespace) else {
            return nil
        }
        octets = Array(text.utf8)
    }

    /// Whether this is the secret. Every octet shown is looked at, whatever the first ones were.
    public func isShown(by text: String) -> Bool {
        let shown = Array(text.utf8)
        var difference = UInt8(shown.count == octets.count ? 0 : 1)
        for (place, octet) in shown.enumerated() {
            difference |= octet ^ octets[place % octets.count]
        }
        return difference == 0
    }
}
