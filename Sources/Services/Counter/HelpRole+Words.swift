internal import TextCommands

extension HelpRole {
    /// The words that help is given for.
    var words: Set<Keyword> {
        let everybody: Set<Keyword> = [.help, .language, .changePIN, .yes, .no]
        switch self {
        case .client:
            return everybody.union([.balance, .statement, .due, .wrong, .stop, .start])
        case .officer:
            return everybody.union([
                .pay, .again, .undo, .sheets, .cash, .late, .remind, .balance,
            ])
        case .manager:
            return everybody.union([.status, .approve, .reject, .late, .remind, .pay, .balance])
        case .cashier: return everybody.union([.status, .approve, .reject])
        }
    }
}
