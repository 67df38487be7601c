internal import SerialLine

extension SimulatedModem {
    /// Says something unasked.
    func say(_ text: String) {
        guard condition.deafness == .none else { return }
        if isBeingTyped { return condition.unsaid.append(text) }
        send(Array("\r\n\(text)\r\n".utf8))
    }

    /// Whether it is in the middle of echoing what the other side types: nothing is said into that.
    private var isBeingTyped: Bool {
        settings.echoes && (!commandLine.isEmpty || textEntry != nil)
    }

    /// Says what had to wait for the end of what was typed.
    func sayWhatWaited() {
        guard !isBeingTyped, !condition.unsaid.isEmpty else { return }
        let waited = condition.unsaid
        condition.unsaid = []
        waited.forEach(say)
    }

    /// Answers a command line: its information text and its final result code.
    func answer(_ information: [String], _ result: ModemResult) {
        let text =
            settings.isVerbose
            ? information.map { "\r\n\($0)\r\n" }.joined()
            : information.map { "\($0)\r\n" }.joined()
        let final = final(result)
        if faults.take(.lostFinalResult) {
            transmit(Array(text.utf8))
            return sayNoResponse()
        }
        if faults.take(.lateFinalResult) {
            transmit(Array(text.utf8))
            return later(faults.lateness) { $0.send(Array(final.utf8)) }
        }
        transmit(Array((text + final).utf8))
    }

    private func final(_ result: ModemResult) -> String {
        if settings.isQuiet { return "" }
        let number = result.numeric(errorReporting: settings.errorReporting)
        if !settings.isVerbose, let number { return number + "\r" }
        return "\r\n\(result.verbose(errorReporting: settings.errorReporting))\r\n"
    }

    /// What some say where an answer never comes.
    func sayNoResponse() {
        guard let notice = profile.noResponseNotice else { return }
        later(.seconds(3)) { $0.say(notice) }
    }

    /// Sends an answer as the line of the moment carries it.
    private func transmit(_ answer: [UInt8]) {
        guard !answer.isEmpty else { return }
        var bytes = answer
        if faults.take(.unsolicitedInside) {
            let place = Int.random(in: 1...bytes.count, using: &dice)
            bytes.insert(contentsOf: "\r\n^RSSI:17\r\n".utf8, at: place)
        }
        if faults.take(.garbage) {
            let noise = (0..<8).map { _ in UInt8.random(in: 0x80...0xFF, using: &dice) }
            bytes = noise + bytes
        }
        guard faults.take(.splitReads) else { return send(bytes) }
        let wasEmpty = trickle.isEmpty
        trickle.add(bytes, most: 5, dice: &dice)
        if wasEmpty { sendPortion() }
    }

    private func sendPortion() {
        guard let portion = trickle.next() else { return }
        write(portion)
        later(.milliseconds(2)) { $0.sendPortion() }
    }

    /// Octets keep their order, whatever waits.
    func send(_ bytes: [UInt8]) {
        if trickle.isEmpty { write(bytes) } else { trickle.add(bytes) }
    }

    /// Bytes nobody takes are lost, as on a real line.
    private func write(_ bytes: [UInt8]) {
        guard isPlugged, !bytes.isEmpty else { return }
        try? line.write(bytes)
    }
}
