/// Finds the name somebody meant.
enum NearestName {
    /// The known name with the fewest slips, if they are few for its length.
    static func of(_ written: String, in known: [String]) -> String? {
        let ranked = known.map { (name: $0, slips: slips(written.lowercased(), $0)) }
        guard let best = ranked.min(by: { $0.slips < $1.slips }),
            best.slips <= max(2, best.name.count / 3)
        else { return nil }
        return best.name
    }

    /// Letters to add, drop or change (Levenshtein).
    private static func slips(_ first: String, _ second: String) -> Int {
        var previous = Array(0...second.count)
        for (row, letter) in first.enumerated() {
            var current = [row + 1]
            for (column, other) in second.enumerated() {
                let change = previous[column] + (letter == other ? 0 : 1)
                current.append(min(change, previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous.last ?? 0
    }
}
