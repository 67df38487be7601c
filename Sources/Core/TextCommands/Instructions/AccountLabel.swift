/// Which of a client's accounts an amount is for.
public enum AccountLabel: Hashable, Sendable {
    case savings

    /// Her first loan is 1.
    case loan(Int)

    /// A loan's number is one digit, so that `L250` can only be an amount.
    public static let loanNumbers = 1...9

    /// In full: `S`, `L1`, `L2`.
    public var text: String {
        switch self {
        case .savings: "S"
        case .loan(let number): "L\(number)"
        }
    }

    /// As it is typed: the first loan is plain `L`.
    public var form: String {
        self == .loan(1) ? "L" : text
    }
}
