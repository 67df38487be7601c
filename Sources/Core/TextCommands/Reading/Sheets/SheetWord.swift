/// What can be said about a sheet besides figures, in the words people use for it.
///
/// They are few and short, so every branch understands those of every language.
enum SheetWord: Hashable {
    case all
    case end
    case open
    case group
    case attendance(Attendance)

    init?(_ lexeme: Lexeme) {
        guard lexeme.isLetters else { return nil }
        self.init(lexeme.folded)
    }

    init?(_ folded: String) {
        guard let word = Self.words[folded] else { return nil }
        self = word
    }

    /// The attendance that the word after a line's number says.
    var attendance: Attendance? {
        if case .attendance(let attendance) = self { attendance } else { nil }
    }

    /// `3 paid 200`: a word for what a line did, which says nothing that its amount does not say.
    static func isPaying(_ lexeme: Lexeme) -> Bool { paying.contains(lexeme.folded) }

    /// `3 not paid`, `3=nil`: words that say that a line paid nothing, and nothing else.
    static func saysNothing(_ lexemes: some Collection<Lexeme>) -> Bool {
        lexemes.contains(where: isOfNothing)
            && lexemes.allSatisfy { isOfNothing($0) || isPaying($0) || Courtesy.isPolite($0) }
    }

    static func isOfNothing(_ lexeme: Lexeme) -> Bool { ofNothing.contains(lexeme.folded) }

    private static let ofNothing: Set = [
        "nil", "zero", "none", "nothing", "not", "did", "didnt", "unpaid", "sifuri", "hakulipa",
        "hajalipa", "hajatoa", "rien", "pas", "hindi", "wala",
    ]

    private static let paying: Set = [
        "paid", "pays", "pay", "gave", "amelipa", "alilipa", "analipa", "nagbayad", "bayad",
        "paye",
    ]

    private static let words: [String: SheetWord] = [
        "all": .all, "wote": .all, "zote": .all, "lahat": .all, "tous": .all, "toutes": .all,
        "end": .end, "close": .end, "mwisho": .end, "tapos": .end, "fin": .end,
        "open": .open, "wazi": .open, "bukas": .open, "ouvert": .open,
        "group": .group, "grp": .group, "lump": .group, "kikundi": .group, "grupo": .group,
        "groupe": .group,
        "a": .attendance(.absent), "abs": .attendance(.absent), "absent": .attendance(.absent),
        "hayupo": .attendance(.absent), "liban": .attendance(.absent),
        "p": .attendance(.leave), "leave": .attendance(.leave), "ruhusa": .attendance(.leave),
        "paalam": .attendance(.leave), "conge": .attendance(.leave),
        "l": .attendance(.late), "late": .attendance(.late), "amechelewa": .attendance(.late),
        "huli": .attendance(.late), "retard": .attendance(.late),
        "present": .attendance(.present),
    ]
}
