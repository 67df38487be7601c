public import ATProtocol

/// What a modem announces.
public enum ModemEvent: Hashable, Sendable {
    /// Set up, and ready for commands.
    case ready

    /// A message was stored at this place.
    case messageStored(memory: MessageStorage, index: Int)

    /// A status report was stored; where is found by a sweep, since some modems name another
    /// memory than the one it lies in.
    case statusReportStored

    /// A PDU was handed over directly, service centre address first; the modem does not keep it.
    /// Commit it, then acknowledge.
    case pdu(String)

    /// No place is left for another message.
    case storageFull

    /// The network took a message whose answer had not come in time.
    case submissionAnswered(MessageReference)

    /// Somebody called and is not calling any more; nil when the number was withheld.
    case missedCall(from: String?)

    /// What the network's clock says.
    case networkTime(NetworkTime)

    /// A person has to know.
    case alarm(ModemAlarm)

    /// What was wrong is over.
    case alarmOver(ModemAlarm.Kind)
}
