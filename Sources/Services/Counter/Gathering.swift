internal import Accounting
internal import LedgerStore
internal import SMSPDU

/// Whether all parts of a message are there.
enum Gathering {
    case whole([IncomingMessage], text: String)
    case waiting
    case tooLate([IncomingMessage], missing: [Int], total: Int)
}

extension Handling {
    /// The message with its other parts, which are stored, not remembered.
    func gathered() throws -> Gathering {
        guard let part = message.part else {
            return .whole([message], text: try decoded(message).text ?? "")
        }
        let siblings = try books.inbox.siblings(of: message)
        let (current, abandoned) = try latestSet(of: siblings)
        if abandoned.contains(where: { $0.id == message.id }) {
            return missing(in: abandoned, total: part.total)
        }
        let parts = try current.map { try decoded($0) }
        if let text = Reassembly.join(parts) { return .whole(current, text: text) }
        let newest = siblings.map(\.receivedAt).max() ?? message.receivedAt
        let isLate = newest.advanced(bySeconds: CounterRules.partsDeadlineSeconds) <= now
        return isLate ? missing(in: current, total: part.total) : .waiting
    }

    /// Parts in the order they came: another text under a number already taken begins a new
    /// message, and those before it are abandoned.
    private func latestSet(
        of siblings: [IncomingMessage]
    ) throws -> (current: [IncomingMessage], abandoned: [IncomingMessage]) {
        var current: [IncomingMessage] = []
        var abandoned: [IncomingMessage] = []
        for sibling in siblings {
            let taken = current.first { $0.part?.sequence == sibling.part?.sequence }
            if let taken, try decoded(taken).userData != decoded(sibling).userData {
                abandoned += current
                current = []
            }
            current.append(sibling)
        }
        return (current, abandoned)
    }

    private func missing(in parts: [IncomingMessage], total: Int) -> Gathering {
        let present = Set(parts.compactMap { $0.part?.sequence })
        return .tooLate(
            parts, missing: (1...max(1, total)).filter { !present.contains($0) }, total: total)
    }

    private func decoded(_ message: IncomingMessage) throws -> SMSDeliver {
        try SMSDeliver(decoding: message.clearTPDU)
    }
}
