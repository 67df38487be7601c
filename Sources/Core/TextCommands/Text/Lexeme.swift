/// A run of letters, or a run of digits, of a message.
///
/// Letters and digits that touch are two lexemes with a glued gap, so
/// `PAY1024 S100` and `PAY 1024 S 100` differ in nothing but their gaps.
struct Lexeme: Hashable {
    enum Kind: Hashable {
        case letters
        case digits
    }

    let kind: Kind

    /// Small letters without accents, or the digits 0 to 9.
    let folded: String

    /// Where it stands in the message.
    let range: Range<String.Index>

    /// What stands before it.
    let gap: Gap

    /// Whether a minus sign belongs to it: ` -100` and `=-100`, but not `S-100`.
    let followsMinus: Bool

    /// Whether a point touches it from before: `S.50`.
    let followsPoint: Bool

    /// Whether it begins as names do: with a letter that is not a small one.
    let isCapitalised: Bool

    init(
        kind: Kind, folded: String, range: Range<String.Index>, gap: Gap = .glued,
        followsMinus: Bool = false, followsPoint: Bool = false, isCapitalised: Bool = false
    ) {
        self.kind = kind
        self.folded = folded
        self.range = range
        self.gap = gap
        self.followsMinus = followsMinus
        self.followsPoint = followsPoint
        self.isCapitalised = isCapitalised
    }

    /// The same after a gap that is known to separate.
    var withoutPoint: Lexeme {
        Lexeme(kind: kind, folded: folded, range: range, gap: gap, followsMinus: followsMinus)
    }

    var isDigits: Bool { kind == .digits }

    var isLetters: Bool { kind == .letters }
}
