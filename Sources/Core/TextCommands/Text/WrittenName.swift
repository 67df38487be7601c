/// A name as people write it: case, accents, blanks and marks do not count.
public struct WrittenName: Hashable, Sendable {
    private let folded: String

    /// The name, or nil when there is no letter and no digit in it.
    public init?(_ text: String) {
        folded = Folding.word(text).filter { $0.isLetter || $0.isNumber }
        if folded.isEmpty { return nil }
    }

    /// Whether one becomes the other by one slip of the thumb.
    public func isNear(_ other: WrittenName) -> Bool {
        folded.count > 2 && EditDistance.isAtMostOne(folded, other.folded)
    }
}
