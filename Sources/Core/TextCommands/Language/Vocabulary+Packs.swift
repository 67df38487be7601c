internal import LanguagePacks

extension Vocabulary {
    /// English, with the thousands of East and West Africa, which people mix into it.
    public static let english = LanguagePack.files["en"].map(Vocabulary.init) ?? Vocabulary([])

    /// The words of every language there is a pack of: what may be a secret in any of them is one.
    public static let everyLanguage = Vocabulary(LanguagePack.files.values.map(Vocabulary.init))

    /// The words of several languages together. The packs are checked not to contradict each other.
    init(_ vocabularies: [Vocabulary]) {
        self.init(keywords: [:], savings: [], loan: [], multipliers: [:], secrets: [])
        for one in vocabularies {
            keywords.merge(one.keywords, uniquingKeysWith: +)
            savings += one.savings
            loan += one.loan
            multipliers.merge(one.multipliers) { known, added in
                known + added.filter { !known.contains($0) }
            }
            secrets += one.secrets
        }
        index()
    }

    /// The words of one language's pack.
    init(_ file: PackFile) {
        let keywords = file.keywords.compactMap { name, words in
            Keyword(rawValue: name).map { ($0, words) }
        }
        self.init(
            keywords: Dictionary(keywords, uniquingKeysWith: +),
            savings: file.labels["savings", default: []],
            loan: file.labels["loan", default: []], multipliers: file.multipliers,
            secrets: file.labels["secrets", default: []])
    }
}
