/// One account of a payment as written: its label, and everything up to the next.
struct ItemText: Hashable {
    enum Label: Hashable {
        case savings
        case loan
    }

    let label: Label

    /// The label as it stands in the message, perhaps with more glued to it.
    let start: Lexeme

    /// What follows the label.
    var lexemes: [Lexeme]
}
