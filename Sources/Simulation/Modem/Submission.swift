public import SMSPDU

/// A message the network took.
public struct Submission: Hashable, Sendable {
    public var submit: SMSSubmit

    /// TP-MR, as the modem numbered it.
    public var messageReference: UInt8

    public init(submit: SMSSubmit, messageReference: UInt8) {
        self.submit = submit
        self.messageReference = messageReference
    }
}
