/// A one-time code in two halves, as one reads it off a card: `843 271`.
struct SpacedCode {
    /// Where its halves stand among the lexemes.
    let range: Range<Int>

    private static let half = 3

    static let digits = 2 * half

    /// The last two numbers, where nothing but thanks follows them.
    init?(endOf lexemes: [Lexeme]) {
        guard let end = lexemes.lastIndex(where: { !Courtesy.isPolite($0) }), end > 1,
            lexemes[end].gap == .space || lexemes[end].gap == .other,
            lexemes[end - 1].gap != .glued,
            lexemes[(end - 1)...end].allSatisfy({
                $0.isDigits && $0.folded.utf8.count == Self.half
            })
        else { return nil }
        range = (end - 1)..<(end + 1)
    }

    /// The lexemes with the code as one of them.
    func joined(in lexemes: [Lexeme]) -> [Lexeme] {
        let halves = lexemes[range]
        let first = halves[halves.startIndex]
        let whole = Lexeme(
            kind: .digits, folded: halves.map(\.folded).joined(),
            range: first.range.lowerBound..<halves[halves.endIndex - 1].range.upperBound,
            gap: .space)
        return lexemes[..<range.lowerBound] + [whole] + lexemes[range.upperBound...]
    }
}
