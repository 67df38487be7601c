/// What a message asks for, once it has been read.
public enum Instruction: Hashable, Sendable {
    // Anybody the branch knows

    /// `HELP`, or `HELP PAY`.
    case help(topic: String?)

    /// `LANGUAGE sw`, as typed; nil where none is named.
    case language(String?)

    /// `PIN 1234 5678`: the old one and the new one, as typed.
    case changePIN([String])

    /// `YES 4821`: what the branch asked is right; nil where the number is missing.
    ///
    /// Where officers add a code one may stand with it, before or behind: then the other of the two
    /// is `other`, and only the books know which one the branch asked for.
    case yes(nonce: String?, other: String? = nil)

    /// `NO`: it is not.
    case no

    // Clients

    /// `BALANCE`, and the numbers after it as typed: an account, a PIN, both or neither.
    case balance([String])

    /// `STATEMENT`, with numbers as `BALANCE` has.
    case statement([String])

    /// `DUE`, with numbers as `BALANCE` has.
    case due([String])

    /// `WRONG 7F3K`: she did not pay that; nil where the reference is missing.
    case wrong(reference: String?)

    /// `WRONG` among words that do not say which receipt is meant, or whether one is.
    case whichWrong

    /// `STOP` and `START`: no reminders, and reminders again.
    case stop
    case start

    // Officers

    case pay(Payment)

    /// `AGAIN 7F3K`: record a second payment like the one with this reference.
    case again(reference: String, code: String?)

    /// `UNDO 7F3K`, or `UNDO KX7M2 5` for a line of a sheet; `UNDO KX7M2 ALL` has none.
    case undo(reference: String, line: Int?, code: String?)

    /// `KX7M2 …`, or the sheet's own message sent back.
    case sheet(SheetAnswer)

    /// `SHEETS`: which of his sheets are open.
    case sheets

    /// `CASH`: what he must hand in.
    case cash

    /// `LATE`, `LATE Umoja`: who is overdue.
    case late(group: String?)

    /// `REMIND`, `REMIND Umoja`: text whoever is overdue.
    case remind(group: String?, code: String?)

    // Managers

    case status

    /// `APPROVE 7F3K code`, `REJECT 7F3K code`
    case approve(reference: String, code: String?)
    case reject(reference: String, code: String?)
}

extension Instruction {
    /// The PIN or one-time code a member of the staff added.
    public var code: String? {
        switch self {
        case .pay(let payment): payment.code
        case .sheet(let answer): answer.code
        case .again(_, let code), .undo(_, _, let code), .remind(_, let code),
            .approve(_, let code), .reject(_, let code):
            code
        default: nil
        }
    }
}
