public import ATProtocol
internal import Logging

extension Modem {
    /// Everything the modem's storages hold.
    public func storedMessages() async throws -> [StoredMessage] {
        var found: [StoredMessage] = []
        var isRead = false
        for storage in storages.toSweep {
            do {
                found += try await exclusively { try await storedMessages(in: storage) }
                isRead = true
            } catch ModemError.refused(let code) {
                logger.debug(
                    "storage not readable",
                    metadata: ["storage": "\(storage?.rawValue ?? "-")", "code": "\(code)"])
            }
        }
        if isRead { health.lastSweep = now }
        return found
    }

    private func storedMessages(in storage: MessageStorage?) async throws -> [StoredMessage] {
        let use = try await select(storage)
        let listed = try await listed()
        var found: [StoredMessage] = []
        for pdu in listed ?? [] {
            guard let pdu = try await whole(pdu) else { continue }
            found.append(StoredMessage(storage: storage, pdu: pdu))
        }
        found += try await unlisted(listed, in: storage, use)
        if !found.isEmpty { try await proveStep() }
        if let storage, let use { note(use, of: storage) }
        return found
    }

    /// The listing; nil when the modem cannot list.
    private func listed() async throws -> [StoredPDU]? {
        do {
            return try await converse(.listMessages)
        } catch ModemError.refused(let code) where code.isBusy {
            throw ModemError.refused(code)
        } catch ModemError.refused {
            // It may have started anew and fallen into text mode.
            _ = try await ask(.pduMode)
            return try await ask(.listMessages)
        }
    }

    /// A reading may be cut or garbled on the line; the message itself need not be.
    ///
    /// - Returns: A PDU that is as long as its header says, or what the modem says twice alike;
    ///   nil when its readings differ. Such a message stays where it is for the next sweep: half
    ///   a message must not be taken for it, and the other half deleted.
    private func whole(_ first: StoredPDU) async throws -> StoredPDU? {
        var last = first
        for _ in 1...Self.mostReadings where !last.isWhole {
            // It may have started anew and fallen into text mode.
            _ = try await ask(.pduMode)
            guard let again = try await ask(.readMessage(at: first.index)) ?? nil else {
                return nil
            }
            if again.pdu == last.pdu, again.pdu.count > 1 { return again }
            last = again
        }
        return last.isWhole ? last : nil
    }

    private static let mostReadings = 4

    /// Place by place, where the listing gives fewer messages than the storage says it holds. A
    /// storage that only counts wrong is not read so again until its count changes.
    private func unlisted(
        _ listed: [StoredPDU]?, in storage: MessageStorage?, _ use: StorageUse?
    ) async throws -> [StoredMessage] {
        let known = Set((listed ?? []).map(\.index))
        guard let use, use.used > known.count, use.total > 0 else { return [] }
        let count = "\(storage?.rawValue ?? "") \(use.used) \(known.count)"
        guard !health.miscounted.contains(count) else { return [] }
        var found: [StoredMessage] = []
        for index in 0...min(use.total, Self.mostPlaces) where !known.contains(index) {
            if let pdu = try await ask(.readMessage(at: index)) ?? nil,
                let pdu = try await whole(pdu)
            {
                found.append(StoredMessage(storage: storage, pdu: pdu))
            }
            if found.count + known.count == use.used { break }
        }
        if found.isEmpty {
            try await proveStep()
            health.miscounted.insert(count)
        }
        return found
    }

    /// No modem is known with more.
    private static let mostPlaces = 500

    /// A storage that is nearly full twice, with nothing deleted from it in between, does not empty.
    private func note(_ use: StorageUse, of storage: MessageStorage) {
        let before = condition.storages.updateValue(use, forKey: storage)
        if use.isNearlyFull {
            guard !health.crowded.insert(storage).inserted else { return }
            announce(
                .alarm(
                    ModemAlarm(
                        .storageNearlyFull,
                        "The modem's storage \(storage) holds \(use.used) of \(use.total) messages "
                            + "and does not empty. Look at tawi status; if nothing is read, "
                            + "unplug the modem for ten seconds")))
        } else if before?.isNearlyFull == true {
            health.crowded.remove(storage)
            announce(.alarmOver(.storageNearlyFull))
        }
    }

    /// The message at a place; nil when the place is empty.
    public func storedMessage(
        at index: Int, in storage: MessageStorage?
    ) async throws -> StoredMessage? {
        try await exclusively {
            _ = try await select(storage, unlessSelected: true)
            guard let pdu = try await ask(.readMessage(at: index)) ?? nil,
                let pdu = try await whole(pdu)
            else { return nil }
            try await proveStep()
            return StoredMessage(storage: storage, pdu: pdu)
        }
    }

    /// Deletes messages of one storage for good. Commit them first.
    ///
    /// The storage is chosen anew: a modem that started again without a word may read another.
    ///
    /// - Returns: What the modem keeps all the same, with its reasons.
    public func deleteMessages(
        _ messages: [StoredMessage]
    ) async throws -> [(message: StoredMessage, code: FinalResultCode)] {
        var kept: [(message: StoredMessage, code: FinalResultCode)] = []
        for storage in Set(messages.map(\.storage)) {
            try await exclusively {
                _ = try await select(storage)
                try await proveStep()
                for message in messages where message.storage == storage {
                    do {
                        try await converse(.deleteMessage(at: message.pdu.index))
                        if let storage { health.crowded.remove(storage) }
                    } catch ModemError.refused(let code) {
                        kept.append((message, code))
                    }
                }
            }
        }
        return kept
    }

    /// Tells the modem that what it handed over is stored; a modem that waits for that forgets it
    /// only now (TS 27.005 §3.4.4).
    public func acknowledgeHandedOver() async throws {
        guard let known = acknowledgement else { return }
        try await exclusively {
            for form in [known] + Acknowledgement.allCases.filter({ $0 != known }) {
                guard try await ask(.acknowledge(form)) != nil else { continue }
                acknowledgement = form
                return
            }
        }
    }

    /// How full it is, where the modem says so.
    private func select(
        _ storage: MessageStorage?, unlessSelected: Bool = false
    ) async throws -> StorageUse? {
        guard let storage, !(unlessSelected && storage == storages.selected) else { return nil }
        let use = try await converse(.selectStorage(reading: storage))
        storages.selected = storage
        return use
    }
}
