/// What stands between two lexemes. Only amounts care which kind it is.
enum Gap: Hashable {
    /// Nothing at all: `L250`.
    case glued

    /// Blanks only: `1 250`.
    case space

    /// Blanks with the end of a line among them, which ends whatever stands before.
    case lineBreak

    /// One mark and nothing else, as inside a number: `1,250` or `1'250`.
    case comma

    /// One full stop and nothing else: `1.50`.
    case point

    /// An equals sign or a colon, which gives the left side the right side: `L2=50`.
    case assignment

    /// `/=` or `/-`, which ends a price.
    case endOfPrice

    case other

    init(_ marks: String) {
        let seen = marks.filter { $0 != " " && $0 != "\n" }
        switch (marks, seen) {
        case ("", _): self = .glued
        case (_, ""): self = marks.contains("\n") ? .lineBreak : .space
        case (",", _), ("'", _): self = .comma
        case (".", _): self = .point
        case _ where marks.hasPrefix("/=") || marks.hasPrefix("/-"): self = .endOfPrice
        case _ where seen.contains("=") || seen.contains(":"): self = .assignment
        default: self = .other
        }
    }
}
