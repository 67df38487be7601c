/// What a message can begin with, under the name that replies use for it.
public enum Keyword: String, Hashable, Sendable, CaseIterable {
    case balance = "BALANCE"
    case pay = "PAY"
    case again = "AGAIN"
    case help = "HELP"
}
