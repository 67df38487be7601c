public import ATProtocol
internal import Logging

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

extension Modem {
    /// Everything the modem's storages hold.
    public func storedMessages() async throws -> [StoredMessage] {
        var found: [StoredMessage] = []
        for storage in storages.toSweep {
            do {
                found += try await storedMessages(in: storage)
            } catch ModemError.refused(let code) {
                logger.debug(
                    "storage not readable",
                    metadata: ["storage": "\(storage?.rawValue ?? "-")", "code": "\(code)"])
            }
        }
        return found
    }

    private func storedMessages(in storage: MessageStorage?) async throws -> [StoredMessage] {
        try await exclusively {
            try await select(storage)
            let listed = try await converse(.listMessages)
            var found: [StoredMessage] = []
            for pdu in listed {
                found.append(
                    StoredMessage(storage: storage, pdu: try await readAgainUnlessWhole(pdu)))
            }
            return found
        }
    }

    /// A listing may be cut or garbled on the line; the message itself need not be.
    private func readAgainUnlessWhole(_ pdu: StoredPDU) async throws -> StoredPDU {
        guard !pdu.isWhole else { return pdu }
        do {
            return try await converse(.readMessage(at: pdu.index)) ?? pdu
        } catch ModemError.refused {
            return pdu
        }
    }

    /// The message at a place; nil when the place is empty.
    public func storedMessage(
        at index: Int, in storage: MessageStorage?
    ) async throws -> StoredMessage? {
        try await exclusively {
            try await select(storage)
            let pdu = try await converse(.readMessage(at: index))
            return pdu.map { StoredMessage(storage: storage, pdu: $0) }
        }
    }

    /// Deletes one message for good. Commit it first.
    public func deleteMessage(_ message: StoredMessage) async throws {
        try await exclusively {
            try await select(message.storage)
            try await converse(.deleteMessage(at: message.pdu.index))
        }
    }

    private func select(_ storage: MessageStorage?) async throws {
        guard let storage, storage != storages.selected else { return }
        _ = try await converse(.selectStorage(reading: storage))
        storages.selected = storage
    }
}
