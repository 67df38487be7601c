/// The words of one language: a language pack is one more value of this type.
public struct Vocabulary: Hashable, Sendable {
    /// Each keyword with the words that people send for it, its own name first.
    public var keywords: [Keyword: [String]] {
        didSet { index() }
    }

    /// The same the other way round, for a message is mostly words that are none.
    private var keywordByWord: [String: Keyword] = [:]

    /// What names the savings account: `S`, `savings`.
    public var savings: [String]

    /// What names a loan: `L`, `loan`.
    public var loan: [String]

    /// Words that multiply an amount, and what each may stand for.
    ///
    /// They are never executed, only asked back, so a word may have two values.
    public var multipliers: [String: [Int64]]

    /// Words, besides those of `BALANCE`, that a secret number follows.
    public var secrets: [String]

    public init(
        keywords: [Keyword: [String]], savings: [String], loan: [String],
        multipliers: [String: [Int64]], secrets: [String]
    ) {
        self.keywords = keywords.mapValues { $0.map { Folding.word($0) } }
        self.savings = savings.map { Folding.word($0) }
        self.loan = loan.map { Folding.word($0) }
        self.multipliers = Dictionary(
            multipliers.map { (Folding.word($0.key), $0.value) }, uniquingKeysWith: +)
        self.secrets = secrets.map { Folding.word($0) }
        index()
    }

    /// An initialiser that changes the keywords calls it, for there no observer does.
    mutating func index() {
        keywordByWord = Keyword.allCases.reversed().reduce(into: [:]) { index, keyword in
            for word in keywords[keyword, default: []] { index[word] = keyword }
        }
    }

    /// The keyword that this folded word names.
    func keyword(_ word: String) -> Keyword? {
        keywordByWord[word]
    }

    /// The keyword that this folded word misses by one slip. `NOT` and `ON` are words of their own,
    /// and no `NON`.
    func keyword(near word: String) -> Keyword? {
        Keyword.allCases.first { keyword in
            let words = keywords[keyword, default: []]
            return isNear(word, to: keyword == .no ? words.filter { $0.count > 3 } : words)
        }
    }

    /// Words of two letters have too many neighbours to be missed by a slip.
    func isNear(_ word: String, to words: [String]) -> Bool {
        word.count > 1
            && words.contains {
                $0 == word || ($0.count > 2 && EditDistance.isAtMostOne(word, $0))
            }
    }
}
