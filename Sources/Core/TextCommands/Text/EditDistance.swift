/// How many slips of the thumb lie between two words.
public enum EditDistance {
    /// Whether one word becomes the other by at most one slip: a letter missed,
    /// added, replaced, or swapped with its neighbour (Damerau 1964).
    public static func isAtMostOne(_ one: String, _ other: String) -> Bool {
        let difference = abs(one.utf8.count - other.utf8.count)
        guard difference <= 4 else { return false }
        // Where each letter is one octet nothing needs to be taken apart.
        if one.utf8.allSatisfy(UTF8.isASCII), other.utf8.allSatisfy(UTF8.isASCII) {
            return difference <= 1 && isAtMostOne(between: one.utf8, and: other.utf8)
        }
        return isAtMostOne(between: Array(one), and: Array(other))
    }

    private static func isAtMostOne<Letters: BidirectionalCollection>(
        between one: Letters, and other: Letters
    ) -> Bool where Letters.Element: Equatable {
        guard abs(one.count - other.count) <= 1 else { return false }
        let start = zip(one, other).prefix { $0 == $1 }.count
        let left = one.dropFirst(start)
        let right = other.dropFirst(start)
        let end = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
        let (before, after) = (left.dropLast(end), right.dropLast(end))
        if before.count <= 1, after.count <= 1 { return true }
        return before.count == 2 && before.elementsEqual(after.reversed())
    }
}
