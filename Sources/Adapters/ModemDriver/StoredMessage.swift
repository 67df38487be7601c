public import ATProtocol

/// A message in one of the modem's storages.
public struct StoredMessage: Hashable, Sendable {
    /// The storage it lies in; nil when the modem has just one and names none.
    public var storage: MessageStorage?

    public var pdu: StoredPDU

    public init(storage: MessageStorage?, pdu: StoredPDU) {
        self.storage = storage
        self.pdu = pdu
    }
}
