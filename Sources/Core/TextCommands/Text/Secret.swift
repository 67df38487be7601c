/// Digits that must not be repeated, stored or logged.
enum Secret {
    /// How many digits a PIN or a one-time code has.
    static let lengths = 4...8

    /// How many digits the longest PIN has.
    static let longestPIN = 6

    static let mask: Character = "*"

    /// The text with every digit masked, if it may hold a secret.
    static func hidden(_ text: String, if mayHoldSecret: Bool) -> String {
        guard mayHoldSecret else { return text }
        return String(
            text.map { character in
                let first = character.unicodeScalars.first
                return first.flatMap(Folding.decimalValue) == nil ? character : mask
            })
    }
}
