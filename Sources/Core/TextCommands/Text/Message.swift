/// A message ready for reading: its lexemes, and how each was really written.
struct Message {
    let lexemes: [Lexeme]

    /// Whether it opens with a question mark, which alone asks for help.
    let opensWithQuestion: Bool

    /// Whether it ends with a question mark.
    let endsWithQuestion: Bool

    private let text: String

    init(_ text: String, unless isCommand: (Substring) -> Bool = { _ in false }) {
        self.text = Signature.removed(from: text, unless: isCommand)
        lexemes = Lexer.lexemes(of: self.text)
        let first = self.text.unicodeScalars.lazy.map { Folding($0) }
            .first { ![.nothing, .separator(" "), .separator("\n")].contains($0) }
        let last = self.text.unicodeScalars.reversed().lazy.map { Folding($0) }
            .first { ![.nothing, .separator(" "), .separator("\n")].contains($0) }
        endsWithQuestion = last == .separator("?")
        opensWithQuestion = first == .separator("?")
    }

    private init(_ message: Message, _ lexemes: [Lexeme]) {
        self.lexemes = lexemes
        opensWithQuestion = message.opensWithQuestion
        endsWithQuestion = message.endsWithQuestion
        text = message.text
    }

    /// The same with a code in two halves at its end as one number, unless it is the amount of one of
    /// these labels.
    func joiningCode(unlessAfter labels: [String]) -> Message {
        guard let code = SpacedCode(endOf: lexemes),
            !labels.contains(lexemes[code.range.lowerBound - 1].folded)
        else { return self }
        return Message(self, code.joined(in: lexemes))
    }

    /// A sign in it that says no, or that a figure is only about right.
    var refusal: Character? { text.first { Self.refusals.contains($0) } }

    private static let refusals: Set<Character> = [
        "❌", "❎", "✖", "✖️", "✗", "✘", "×", "🚫", "⛔", "⛔️", "👎", "🙅", "↩", "↩️", "🔙", "➖", "≠", "≈",
        "±",
        "~", "¬", "😢", "😭", "☹", "☹️", "🛑",
    ]

    /// What the sender wrote, from the first of these lexemes to the last.
    func written(_ lexemes: some BidirectionalCollection<Lexeme>) -> String {
        guard let first = lexemes.first, let last = lexemes.last else { return "" }
        return String(text[first.range.lowerBound..<last.range.upperBound])
    }

    /// What is left of a lexeme after its first symbols, as a word of its own.
    func rest(of lexeme: Lexeme, after count: Int) -> Lexeme {
        let scalars = text.unicodeScalars
        let start =
            scalars.index(
                lexeme.range.lowerBound, offsetBy: count, limitedBy: lexeme.range.upperBound)
            ?? lexeme.range.upperBound
        return Lexeme(
            kind: lexeme.kind, folded: String(lexeme.folded.dropFirst(count)),
            range: start..<lexeme.range.upperBound, gap: .space)
    }

    /// Whether a plus sign touches it from before, as it does a telephone number.
    func hasPlus(before lexeme: Lexeme) -> Bool {
        text[..<lexeme.range.lowerBound].last.map { "+＋".contains($0) } ?? false
    }

    /// Whether a hyphen or a dash stands before it, with blanks at most around.
    func hasHyphen(before lexeme: Lexeme) -> Bool {
        let before = text[..<lexeme.range.lowerBound].reversed().drop { $0 == " " }
        guard let mark = before.first, "-‐‑–—−".contains(mark) else { return false }
        return before.dropFirst().first { $0 != " " }?.isNumber == true
    }

    /// What stands before it, but for blanks.
    func mark(before lexeme: Lexeme) -> Character? {
        text[..<lexeme.range.lowerBound].last { !$0.isWhitespace }
    }

    /// Whether a percent sign follows it.
    func hasPercent(after lexeme: Lexeme) -> Bool {
        text[lexeme.range.upperBound...].first { !$0.isWhitespace }.map { "%％﹪٪".contains($0) }
            ?? false
    }

    /// The lexemes in words: what has no gap inside.
    static func words(_ lexemes: some Sequence<Lexeme>) -> [[Lexeme]] {
        lexemes.reduce(into: []) { words, lexeme in
            if lexeme.gap == .glued, !words.isEmpty {
                words[words.count - 1].append(lexeme)
            } else {
                words.append([lexeme])
            }
        }
    }
}
