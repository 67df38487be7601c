public import ATProtocol

/// Why the modem did not do what it was told.
public enum ModemError: Error, Hashable, CustomStringConvertible {
    /// There is no line to the modem now.
    case notConnected

    /// The modem did not answer before the command's deadline.
    case noAnswer

    /// The modem answered with this failure.
    case refused(FinalResultCode)

    /// The SIM waits for something Tawi does not give it.
    case simNotReady(SIMState)

    public var description: String {
        switch self {
        case .notConnected: "the modem is not connected"
        case .noAnswer: "the modem does not answer; unplug it and plug it in again if this stays"
        case .refused(.error(let text)): "the modem answered \(text)"
        case .refused(.messageServiceFailure(let failure)): "the modem answered \(failure)"
        case .refused(.equipmentFailure(let failure)): "the modem answered \(failure)"
        case .refused(.ok): "the modem answered OK"
        case .simNotReady(.needsPIN):
            "the SIM asks for its PIN; put the SIM in a phone, switch the PIN off, put it back"
        case .simNotReady(let state):
            "the SIM is not ready (\(state.rawValue)); check that it is in place and not blocked"
        }
    }
}

/// What a modem announces.
public enum ModemEvent: Hashable, Sendable {
    /// Set up, and ready for commands.
    case ready

    /// A message or status report was stored at this place.
    case messageStored(memory: MessageStorage, index: Int)

    /// A PDU was handed over directly, service centre address first; the modem does not keep it.
    case pdu(String)
}
