internal import SMSPDU

/// Reading and deleting what is stored (3GPP TS 27.005 §3.4.2, §3.4.3, §3.5.4).
extension SimulatedModem {
    func storage(_ command: ExtendedCommand) -> CommandOutcome? {
        guard ["+CMGL", "+CMGR", "+CMGD"].contains(command.name) else { return nil }
        if command.isTest { return testForm(command) }
        if let refusal = simRefusal() { return .messageRefused(refusal.messageError) }
        return switch command.name {
        case "+CMGL": list(command)
        case "+CMGR": read(command)
        default: delete(command)
        }
    }

    private func testForm(_ command: ExtendedCommand) -> CommandOutcome {
        switch command.name {
        case "+CMGL" where settings.isTextMode == 1:
            let words = StoredMessageStatus.allCases.map { "\"\($0.text)\"" } + ["\"ALL\""]
            return .done("+CMGL: (\(words.joined(separator: ",")))")
        case "+CMGL": return .done("+CMGL: (0-4)")
        case "+CMGD":
            let indices = messages(in: settings.readingMemory).map { "\($0.index)" }
            return .done("+CMGD: (\(indices.joined(separator: ","))),(0-4)")
        default: return .ok
        }
    }

    private func list(_ command: ExtendedCommand) -> CommandOutcome {
        guard let wanted = listed(command) else { return .messageRefused(302) }
        var lines: [String] = []
        for message in messages(in: settings.readingMemory)
        where wanted.contains(message.pdu.status) {
            lines.append("+CMGL: \(message.index),\(written(message.pdu, inListing: true))")
            if message.pdu.status == .receivedUnread { mark(message, .receivedRead) }
        }
        if faults.chatters { lines = lines.flatMap { [$0, "+CREG: 1"] } }
        return .done(damaged(lines))
    }

    /// Which states a listing is to show; nil for a parameter that is none.
    private func listed(_ command: ExtendedCommand) -> Set<StoredMessageStatus>? {
        guard let parameter = command.text(0) else { return [.receivedUnread] }
        if settings.isTextMode == 1 {
            if parameter == "ALL" { return Set(StoredMessageStatus.allCases) }
            return StoredMessageStatus.allCases.first { $0.text == parameter }.map { [$0] }
        }
        if parameter == "4" { return Set(StoredMessageStatus.allCases) }
        return Int(parameter).flatMap(StoredMessageStatus.init).map { [$0] }
    }

    private func damaged(_ lines: [String]) -> [String] {
        guard let last = lines.last else { return lines }
        if faults.take(.cutListing) {
            let rest = lines.prefix(lines.count / 2)
            return rest + [String(lines[rest.count].prefix(lines[rest.count].count * 2 / 3))]
        }
        if faults.take(.brokenListing) { return lines.dropLast() + [String(last.dropLast(7))] }
        return lines
    }

    private func read(_ command: ExtendedCommand) -> CommandOutcome {
        guard let index = command.number(0),
            let message = message(index, in: settings.readingMemory)
        else { return .messageRefused(321) }
        if message.pdu.status == .receivedUnread { mark(message, .receivedRead) }
        return .done("+CMGR: \(written(message.pdu, inListing: false))")
    }

    private func written(_ pdu: StoredPDU, inListing: Bool) -> String {
        settings.isTextMode == 1
            ? storedText(pdu, inListing: inListing)
            : "\(pdu.status.rawValue),,\(pdu.length)\r\n\(pdu.octets.hexadecimal)"
    }

    private func delete(_ command: ExtendedCommand) -> CommandOutcome {
        let memory = settings.readingMemory
        let unwanted: [PlacedMessage]
        switch command.number(1) ?? 0 {
        case 0:
            guard let index = command.number(0), let message = message(index, in: memory) else {
                return .messageRefused(321)
            }
            unwanted = [message]
        case 1: unwanted = messages(in: memory).filter { $0.pdu.status == .receivedRead }
        case 2:
            unwanted = messages(in: memory).filter {
                [.receivedRead, .storedSent].contains($0.pdu.status)
            }
        case 3: unwanted = messages(in: memory).filter { $0.pdu.status != .receivedUnread }
        case 4: unwanted = messages(in: memory)
        default: return .messageRefused(302)
        }
        guard !faults.take(.ignoredDeletion) else { return .ok }
        for message in unwanted { delete(message) }
        later(.zero) { $0.deliverHeld() }
        return .ok
    }
}
