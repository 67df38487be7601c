/// A message ready for reading: its lexemes, and how each was really written.
struct Message {
    let lexemes: [Lexeme]

    /// Whether it opens with a question mark, which alone asks for help.
    let opensWithQuestion: Bool

    private let text: String

    init(_ text: String) {
        self.text = Signature.removed(from: text)
        lexemes = Lexer.lexemes(of: self.text)
        let first = self.text.unicodeScalars.lazy.map { Folding($0) }
            .first { $0 != .nothing && $0 != .separator(" ") }
        opensWithQuestion = first == .separator("?")
    }

    /// What the sender wrote, from the first of these lexemes to the last.
    func written(_ lexemes: some BidirectionalCollection<Lexeme>) -> String {
        guard let first = lexemes.first, let last = lexemes.last else { return "" }
        return String(text[first.range.lowerBound..<last.range.upperBound])
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
