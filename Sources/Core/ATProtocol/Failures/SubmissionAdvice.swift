/// What to do with a message whose submission failed, once its TPDU was given to the modem.
///
/// Before the prompt nothing was sent, whatever the code is. After it, money decides: where the
/// network may have taken the message all the same, the advice is `ambiguous`, never `retry`.
public enum SubmissionAdvice: Hashable, Sendable {
    /// Not taken, for a reason that passes: the same message may be tried again later.
    case retry

    /// Not taken, and never will be: this message or this number is at fault.
    case giveUp

    /// Not taken: either the SIM may send to nobody, or not to this number. Whether another number
    /// is taken tells which; until then nobody is to wait for this message.
    case barred

    /// Not taken, and no other message would be: wait with all of them and tell a person.
    case alarm

    /// Proves nothing: the network may have taken it. Not to be tried again blindly.
    case ambiguous
}
