/// Words that are only polite: they ask for nothing, so nothing is done or left undone for them.
///
/// They are the same whatever language a branch speaks, for people mix them.
enum Courtesy {
    /// What may stand before or after any command, money too.
    static func isPolite(_ lexeme: Lexeme) -> Bool {
        polite.contains(lexeme.folded)
    }

    /// What may stand before a word that only asks to be told something: `what is my balance`.
    static func isFiller(_ lexeme: Lexeme) -> Bool {
        isPolite(lexeme) || fillers.contains(lexeme.folded)
    }

    /// `Regards Peter`: a closing and at most three words of a name.
    static func isClosing(_ line: Substring) -> Bool {
        closes(Lexer.lexemes(of: String(line))[...])
    }

    /// The lexemes without the thanks and the name at their end.
    static func withoutEnding(_ lexemes: ArraySlice<Lexeme>) -> ArraySlice<Lexeme> {
        var rest = lexemes
        if let closing = rest.indices.last(where: { closings.contains(rest[$0].folded) }),
            closes(rest[closing...])
        {
            rest = rest[..<closing]
        }
        while let last = rest.last, last.gap != .glued, isPolite(last) { rest.removeLast() }
        return rest
    }

    private static func closes(_ lexemes: ArraySlice<Lexeme>) -> Bool {
        let words = lexemes.drop { isPolite($0) || $0.folded == "best" || $0.folded == "kind" }
        guard let first = words.first, closings.contains(first.folded), first.isLetters else {
            return false
        }
        return words.count <= 4
            && words.dropFirst().allSatisfy { isOfName($0) || faithful.contains($0.folded) }
    }

    /// Names begin with a capital letter; a word that says something of a payment is none.
    private static func isOfName(_ lexeme: Lexeme) -> Bool {
        lexeme.isLetters && lexeme.isCapitalised && !Remark.isOne(lexeme)
    }

    private static let faithful: Set = [
        "yours", "faithfully", "truly", "mwaminifu", "katika", "distinguees", "from", "to", "you",
    ]

    private static let closings: Set<String> = [
        "regards", "rgds", "sincerely", "cordialement", "salutations", "wako", "wasalaam",
    ]

    private static let polite = words(
        """
        please pls plz pliz kindly thanks thank thankyou thx tnx ty you u
        hi hello hallo helo hey dear sir madam maam mam team boss chief
        good morning afternoon evening day god bless
        tafadhali asante asanteni sana shukrani habari jambo hujambo shikamoo karibu naomba ndugu
        merci svp bonjour bonsoir beaucoup stp salut
        po opo salamat paki pakiusap kumusta magandang umaga hapon gabi
        """)

    private static let fillers = words(
        """
        my me mine our check show send give get want need know see view request ask enquire what
        is the a of for to i im can could may would like how much whats wat do hm hw
        account acc acct mini current latest remaining outstanding
        nataka nipe nijulishe angalia kujua ni yangu langu gani ya
        mon ma mes voir quel quelle est le la je veux
        ang ko ano gusto malaman magkano aking
        """)

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
