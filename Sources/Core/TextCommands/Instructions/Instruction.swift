/// What a message asks for, once it has been read.
public enum Instruction: Hashable, Sendable {
    /// `BALANCE`, and the numbers after it as typed: an account, a PIN, both or neither.
    case balance([String])

    case pay(Payment)

    /// `AGAIN 7F3K`: record a second payment like the one with this reference.
    case again(reference: String, code: String?)

    /// `HELP`, or `HELP PAY`.
    case help(topic: String?)
}
