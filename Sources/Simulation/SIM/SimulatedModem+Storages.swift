/// The storages of a modem under the numbers it gives their places.
extension SimulatedModem {
    /// A message and where it lies.
    struct PlacedMessage {
        var memory: MessageMemory
        var place: Int
        var index: Int
        var pdu: StoredPDU
    }

    /// Stores a message; in a memory of both kinds the SIM comes first.
    func store(
        _ octets: [UInt8], in memory: MessageMemory,
        as status: StoredMessageStatus = .receivedUnread
    ) -> (memory: MessageMemory, index: Int)? {
        for part in parts(of: memory) {
            if let place = self[part].add(StoredPDU(octets: octets, status: status)) {
                return (part, place - 1 + profile.firstIndex)
            }
        }
        sayFull(memory)
        return nil
    }

    /// What a memory holds, in order of its indices.
    func messages(in memory: MessageMemory) -> [PlacedMessage] {
        var offset = profile.firstIndex - 1
        var found: [PlacedMessage] = []
        for part in parts(of: memory) {
            found += self[part].stored.map {
                PlacedMessage(memory: part, place: $0.place, index: $0.place + offset, pdu: $0.pdu)
            }
            offset += self[part].capacity
        }
        return found
    }

    func message(_ index: Int, in memory: MessageMemory) -> PlacedMessage? {
        messages(in: memory).first { $0.index == index }
    }

    /// Frees a place; what the network kept may come in.
    func delete(_ message: PlacedMessage) {
        self[message.memory].remove(message.place)
        condition.saidFull = false
    }

    func mark(_ message: PlacedMessage, _ status: StoredMessageStatus) {
        self[message.memory].mark(message.place, status)
    }

    func used(_ memory: MessageMemory) -> Int { parts(of: memory).reduce(0) { $0 + self[$1].used } }

    func capacity(_ memory: MessageMemory) -> Int {
        parts(of: memory).reduce(0) { $0 + self[$1].capacity }
    }

    private func parts(of memory: MessageMemory) -> [MessageMemory] {
        memory == .both ? [.sim, .equipment] : [memory]
    }

    private subscript(memory: MessageMemory) -> MessageStore {
        get {
            switch memory {
            case .equipment: equipmentMessages
            case .reports: reportMessages
            case .sim, .both: sim.messages
            }
        }
        set {
            switch memory {
            case .equipment: equipmentMessages = newValue
            case .reports: reportMessages = newValue
            case .sim, .both: sim.messages = newValue
            }
        }
    }
}
