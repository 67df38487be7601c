/// How many slips of the thumb lie between two words.
public enum EditDistance {
    /// Whether one word becomes the other by at most one slip: a letter missed,
    /// added, replaced, or swapped with its neighbour (Damerau 1964).
    public static func isAtMostOne(_ one: String, _ other: String) -> Bool {
        guard abs(one.utf8.count - other.utf8.count) <= 4 else { return false }
        let one = Array(one)
        let other = Array(other)
        guard abs(one.count - other.count) <= 1 else { return false }
        let start = zip(one, other).prefix { $0 == $1 }.count
        let end = zip(one.dropFirst(start).reversed(), other.dropFirst(start).reversed())
            .prefix { $0 == $1 }.count
        let left = one[start..<(one.count - end)]
        let right = other[start..<(other.count - end)]
        if left.count <= 1, right.count <= 1 { return true }
        return left.count == 2 && Array(left) == right.reversed()
    }
}
