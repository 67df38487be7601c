/// Letters that thumbs and eyes take for digits: `lOO` for 100.
///
/// They are never read as digits for money; the number they look like is
/// only suggested. RapidPro once replaced them silently and took it back.
enum LookAlike {
    static let digits: [Character: Character] = ["o": "0", "l": "1", "i": "1"]

    /// Whether the word is letters and digits that together look like one number.
    static func isNumber(_ word: [Lexeme]) -> Bool {
        let letters = word.filter { $0.isLetters }.map(\.folded).joined()
        guard !letters.isEmpty, letters.allSatisfy({ digits[$0] != nil }) else { return false }
        return word.contains { $0.isDigits } || (letters.count > 1 && !letters.hasPrefix("o"))
    }

    /// The number that the letters and digits look like.
    static func number(_ word: [Lexeme]) -> String {
        String(word.flatMap { $0.folded.map { digits[$0] ?? $0 } })
    }

    /// The lexemes with each number of this kind in one piece, as if typed in digits.
    static func replaced(in lexemes: [Lexeme]) -> [Lexeme] {
        runs(in: lexemes).flatMap { run -> [Lexeme] in
            guard isNumber(run), let first = run.first, let last = run.last else { return run }
            let end = max(first.range.upperBound, last.range.upperBound)
            let number = Lexeme(
                kind: .digits, folded: number(run), range: first.range.lowerBound..<end,
                gap: first.gap, followsMinus: first.followsMinus,
                followsPoint: first.followsPoint)
            return [number]
        }
    }

    /// Glued lexemes that could be parts of one number, together; all others alone.
    private static func runs(in lexemes: [Lexeme]) -> [[Lexeme]] {
        lexemes.reduce(into: []) { runs, lexeme in
            if lexeme.gap == .glued, let last = runs.last?.last, fits(last), fits(lexeme) {
                runs[runs.count - 1].append(lexeme)
            } else {
                runs.append([lexeme])
            }
        }
    }

    private static func fits(_ lexeme: Lexeme) -> Bool {
        lexeme.isDigits || lexeme.folded.allSatisfy { digits[$0] != nil }
    }
}
