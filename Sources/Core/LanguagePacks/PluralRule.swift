/// How many forms a counted word has in a language, and which one a count takes.
public enum PluralRule: String, Hashable, Sendable, CaseIterable {
    /// 1 try, 0 tries, 2 tries: English, Swahili.
    case one

    /// 0 essai, 1 essai, 2 essais: French, Hindi, Amharic.
    case zeroAndOne = "zero-and-one"

    /// Words do not change with their number: Filipino.
    case none

    /// How many forms stand behind a place, as in `{left|try|tries}`.
    public var forms: Int { self == .none ? 1 : 2 }

    /// Which of them the count takes.
    public func form(for count: Int) -> Int {
        switch self {
        case .one: count == 1 ? 0 : 1
        case .zeroAndOne: count <= 1 ? 0 : 1
        case .none: 0
        }
    }
}
