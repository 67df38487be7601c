/// A text with what the GSM 7 bit default alphabet cannot write replaced by what it can, where a
/// reader would take one for the other: curly quotes, dashes, letters with accents.
///
/// What has no such likeness stays as it is, and forces UCS-2 as before.
public struct Transliteration: Hashable, Sendable {
    /// The text with its replacements.
    public let text: String

    /// What was changed, in order.
    public let changes: [Change]

    /// One character replaced.
    public struct Change: Hashable, Sendable {
        /// Which character it was in the text given, counted from zero.
        public let offset: Int

        /// The character as the text had it.
        public let original: Character

        /// What stands in its place, nothing for a character that is not seen.
        public let replacement: String
    }

    /// Replaces what the alphabet (3GPP TS 23.038 §6.2.1) has no character for.
    public init(_ original: String) {
        var text = ""
        var changes: [Change] = []
        for (offset, character) in original.enumerated() {
            if let replacement = Self.replacement(of: character) {
                text += replacement
                changes.append(
                    Change(offset: offset, original: character, replacement: replacement))
            } else {
                text.append(character)
            }
        }
        self.text = text
        self.changes = changes
    }

    /// - Returns: `nil` when the alphabet has the character, or nothing like it.
    private static func replacement(of character: Character) -> String? {
        if isPlain(character) { return nil }
        if let likeness = likenesses[character] { return likeness }
        if let letter = unaccented[character] { return String(letter) }
        // What is not seen belongs to the letter before it.
        let visible = String(
            String.UnicodeScalarView(character.unicodeScalars.filter { !invisible.contains($0) }))
        guard visible != String(character), visible.count == 1, let seen = visible.first else {
            return nil
        }
        return isPlain(seen) ? visible : replacement(of: seen)
    }

    private static func isPlain(_ character: Character) -> Bool {
        (try? GSM7.septets(of: String(character))) != nil
    }
}

extension Transliteration {
    /// Soft hyphen, zero-width space, joiners and mark of byte order.
    private static let invisible: Set<Unicode.Scalar> = [
        "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}",
    ]

    /// Punctuation, spaces, and letters that are no letter with an accent.
    private static let likenesses: [Character: String] = {
        let groups: [(String, String)] = [
            ("‘’‚‛′‵`´ʼʻ", "'"), ("“”„‟″«»", "\""), ("‐‑‒–—―−", "-"), ("‹", "<"), ("›", ">"),
            ("…", "..."), ("•·∙", "*"), ("⁄∕", "/"), ("×", "x"), ("÷", ":"), ("№", "No"),
            ("\u{A0}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}", " "),
            ("\u{2009}\u{200A}\u{202F}\u{205F}\u{3000}\t", " "),
            ("\u{AD}\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}", ""), ("\u{2028}\u{2029}", "\n"),
            ("™", "(TM)"), ("©", "(C)"), ("®", "(R)"), ("½", "1/2"), ("¼", "1/4"), ("¾", "3/4"),
            ("¹", "1"), ("²", "2"), ("³", "3"), ("ª", "a"), ("º°", "o"),
            ("œ", "oe"), ("Œ", "OE"), ("ł", "l"), ("Ł", "L"), ("đð", "d"), ("ĐÐ", "D"),
            ("ħ", "h"), ("Ħ", "H"), ("ı", "i"), ("ĸ", "k"), ("ŋ", "ng"), ("Ŋ", "NG"),
            ("þ", "th"), ("Þ", "TH"), ("ŧ", "t"), ("Ŧ", "T"), ("ɓ", "b"), ("ɗ", "d"), ("ƙ", "k"),
            ("ẞ", "SS"), ("ﬁ", "fi"), ("ﬂ", "fl"),
        ]
        var table: [Character: String] = [:]
        for (characters, replacement) in groups {
            for scalar in characters.unicodeScalars { table[Character(scalar)] = replacement }
        }
        return table
    }()

    /// Every Latin letter with one or two accents, by how it looks: Swift holds ế equal however
    /// it is composed.
    private static let unaccented: [Character: Character] = {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".unicodeScalars
        // Grave, acute, circumflex, tilde, macron, breve, dot, diaeresis, hook, ring, double
        // acute, caron, horn, dot below, comma below, cedilla, ogonek.
        let marks = [
            0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x307, 0x308, 0x309, 0x30A, 0x30B, 0x30C,
            0x31B, 0x323, 0x326, 0x327, 0x328,
        ].compactMap { Unicode.Scalar($0) }
        var table: [Character: Character] = [:]
        for letter in letters {
            for first in marks {
                table[composed(letter, [first])] = Character(letter)
                for second in marks {
                    table[composed(letter, [first, second])] = Character(letter)
                }
            }
        }
        return table
    }()

    private static func composed(_ letter: Unicode.Scalar, _ marks: [Unicode.Scalar]) -> Character {
        var scalars = String.UnicodeScalarView()
        scalars.append(letter)
        scalars.append(contentsOf: marks)
        return Character(String(scalars))
    }
}
