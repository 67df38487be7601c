/// `second loan 50`, `2nd loan 50`: loans whose number stands before them.
///
/// Left alone it would be a word with no place, and the first loan would be shown instead.
struct OrdinalLoans {
    /// What was written for the first of the numbers.
    private(set) var ordinal: [Lexeme] = []

    /// The lexemes as if the loans had been written as `L2=50`.
    private(set) var lexemes: [Lexeme] = []

    /// Nil when there is none.
    init?(in lexemes: ArraySlice<Lexeme>, _ vocabulary: Vocabulary) {
        var rest = lexemes
        while let first = rest.first {
            guard let (number, count) = Self.ordinal(rest), let label = rest.dropFirst(count).first,
                vocabulary.loan.contains(label.folded)
            else {
                self.lexemes.append(first)
                rest.removeFirst()
                continue
            }
            if ordinal.isEmpty { ordinal = Array(rest.prefix(count)) }
            let digit = Lexeme(kind: .digits, folded: "\(number)", range: label.range)
            let amount = rest.dropFirst(count + 1)
            self.lexemes += [label, digit] + amount.prefix(1).map(\.assigned)
            rest = amount.dropFirst()
        }
        if ordinal.isEmpty { return nil }
    }

    /// The number, and how many lexemes it takes: `2nd` is two.
    private static func ordinal(_ lexemes: ArraySlice<Lexeme>) -> (number: Int, count: Int)? {
        guard let first = lexemes.first else { return nil }
        if let place = words.firstIndex(where: { $0.contains(first.folded) }) {
            return (place + 1, 1)
        }
        guard first.isDigits, let number = Int(first.folded),
            AccountLabel.loanNumbers.contains(number),
            let ending = lexemes.dropFirst().first, ending.gap == .glued,
            endings.contains(ending.folded)
        else { return nil }
        return (number, 2)
    }

    /// English, French and Filipino; in Swahili they stand behind the loan.
    private static let words: [Set<String>] = [
        ["first", "premier", "unang"],
        ["second", "deuxieme", "seconde", "ikalawang", "pangalawang"],
        ["third", "troisieme", "ikatlong", "pangatlong"],
    ]

    private static let endings: Set = ["st", "nd", "rd", "th", "er", "e", "eme"]
}

extension Lexeme {
    /// The same after an equals sign.
    fileprivate var assigned: Lexeme {
        Lexeme(kind: kind, folded: folded, range: range, gap: .assignment)
    }
}
