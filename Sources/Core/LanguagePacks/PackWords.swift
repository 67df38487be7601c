extension PackFile {
    /// Each keyword, by the name replies use for it, with the words people send for it.
    public var keywords: [String: [String]] { words(of: "keywords") }

    /// Words with a meaning of their own: `savings`, `loan`, `secrets`.
    public var labels: [String: [String]] { words(of: "labels") }

    /// Words that multiply an amount, and what each may stand for.
    public var multipliers: [String: [Int64]] {
        words(of: "multipliers").mapValues { $0.compactMap { Int64($0) } }
    }

    private func words(of name: String) -> [String: [String]] {
        Dictionary(
            section(name).map { ($0.lastName, $0.words) }, uniquingKeysWith: { first, _ in first })
    }
}
