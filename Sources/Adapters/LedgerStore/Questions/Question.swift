public import Accounting
public import TextCommands

/// Something the branch asked back and has not done: it waits for `YES` and the number.
public struct Question: Hashable, Sendable {
    public let id: Int64

    /// Who was asked.
    public let phone: PhoneNumber

    /// Four digits, unlike those of his other questions of late.
    public let nonce: String

    /// The message to be read again when he says yes, without its secret.
    public let instruction: String

    /// What he was shown, in the words of the desk that asked: when it would ask something else by
    /// now, the yes is to what no longer holds.
    public let subject: String

    /// The message that was asked back.
    public let message: Int64
    public let askedAt: Moment
    public let expiresAt: Moment

    /// What became of it.
    public enum Answer: String, Hashable, Sendable {
        case yes
        case no

        /// He was asked something else since.
        case replaced
    }
}
