/// Hides PINs in messages before anything stores or logs them.
public enum SecretMask {
    /// The text with each digit that may belong to a PIN replaced by `*`, or
    /// nil when there is none.
    ///
    /// It goes by the look of the message, also of one that cannot be read:
    /// too much hidden is a nuisance, too little a theft. Everything else stays
    /// in its place: the result has as many characters and UTF-16 units as the
    /// text.
    public static func masked(
        _ text: String, vocabulary: Vocabulary = .everyLanguage
    ) -> String? {
        let lexemes = Lexer.lexemes(of: text)
        return masked(text, SecretFinder(vocabulary: vocabulary).secrets(in: lexemes))
    }

    /// A part of a longer text with every number masked that may be a PIN or a piece of one, or
    /// nil when there is none: the word that would tell stands in another part.
    public static func masked(part text: String) -> String? {
        let lexemes = Lexer.lexemes(of: text)
        let edges = [lexemes.first?.range, lexemes.last?.range]
        return masked(
            text,
            lexemes.filter {
                $0.isDigits
                    && (Secret.lengths.contains($0.folded.utf8.count) || edges.contains($0.range))
            })
    }

    private static func masked(_ text: String, _ secrets: [Lexeme]) -> String? {
        let ranges = secrets.map(\.range)
        guard !ranges.isEmpty else { return nil }
        var masked = String.UnicodeScalarView()
        for index in text.unicodeScalars.indices {
            let scalar = text.unicodeScalars[index]
            let isSecret = ranges.contains { $0.contains(index) }
            if isSecret, Folding.decimalValue(of: scalar) != nil {
                masked.append(contentsOf: mask(as: scalar))
            } else {
                masked.append(scalar)
            }
        }
        return String(masked)
    }

    /// A digit outside the basic plane is two UTF-16 units, so its mask is one
    /// character of two: an asterisk and the selector that changes nothing.
    private static func mask(as scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        scalar.utf16.count == 1 ? ["*"] : ["*", "\u{FE0E}"]
    }
}
