/// English numbers in words, as phones write down what they hear: `one thousand twenty four`.
enum NumberWords {
    /// The lexemes with such numbers as figures; nil when there is none.
    static func replaced(in lexemes: ArraySlice<Lexeme>) -> [Lexeme]? {
        guard lexemes.contains(where: { small[$0.folded] != nil }) else { return nil }
        var result: [Lexeme] = []
        var number = Number()
        for lexeme in lexemes {
            if number.take(lexeme) { continue }
            result += number.lexeme.map { [$0] } ?? []
            number = Number()
            if !number.take(lexeme) { result.append(lexeme) }
        }
        return result + (number.lexeme.map { [$0] } ?? [])
    }

    /// One number on its way: `one thousand` … `two hundred` … `and five`.
    private struct Number {
        private var thousands = 0
        private var rest = 0

        /// What may still be added: less than this.
        private var room = 1_000_000
        private var words: [Lexeme] = []

        /// Whether the word belongs to this number.
        mutating func take(_ lexeme: Lexeme) -> Bool {
            guard fits(lexeme.folded) else { return false }
            words.append(lexeme)
            return true
        }

        private mutating func fits(_ word: String) -> Bool {
            if word == "and" { return !words.isEmpty && rest + thousands > 0 }
            if word == "hundred", (1..<100).contains(rest) {
                (rest, room) = (rest * 100, 100)
                return true
            }
            if word == "thousand", thousands == 0, rest > 0 {
                (thousands, rest, room) = (rest * 1_000, 0, 1_000)
                return true
            }
            guard let value = NumberWords.small[word], value < room, value > 0 || words.isEmpty
            else { return false }
            rest += value
            room = value >= 20 ? 10 : 0
            return true
        }

        var lexeme: Lexeme? {
            guard let first = words.first, let last = words.last else { return nil }
            return Lexeme(
                kind: .digits, folded: String(thousands + rest),
                range: first.range.lowerBound..<last.range.upperBound, gap: first.gap)
        }
    }

    private static let small: [String: Int] = [
        "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
        "eight": 8,
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
        "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
        "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
        "eighty": 80, "ninety": 90,
    ]
}
