extension SimulatedModem {
    /// The longest command line it keeps; what is longer is forgotten.
    private static let longestCommandLine = 2048

    /// An octet from the other side.
    func receive(_ byte: UInt8) {
        take(byte)
        sayWhatWaited()
    }

    private func take(_ byte: UInt8) {
        guard !condition.isBooting else { return }
        if condition.heldBack != nil {
            condition.heldBack?.append(byte)
            return
        }
        if textEntry != nil, condition.deafness == .none { return receiveText(byte) }
        if settings.echoes, condition.deafness == .none { send([byte]) }
        switch byte {
        case UInt8(settings.registers[3] ?? 13):
            let text = String(decoding: commandLine, as: UTF8.self)
            commandLine = []
            if !text.isEmpty { perform(text) }
        case UInt8(ascii: "\n"), 0x1A, 0x1B: commandLine = []
        case UInt8(settings.registers[5] ?? 8): _ = commandLine.popLast()
        default:
            commandLine.append(byte)
            if commandLine.count > Self.longestCommandLine { commandLine = [] }
            if commandLine.count == 2,
                String(decoding: commandLine, as: UTF8.self).uppercased() == "A/"
            {
                commandLine = []
                if !lastCommandLine.isEmpty { perform(lastCommandLine) }
            }
        }
    }

    private func receiveText(_ byte: UInt8) {
        guard var entry = textEntry else { return }
        switch byte {
        case 0x1B:
            textEntry = nil
            answer([], .ok)
        case 0x1A:
            textEntry = nil
            countCommand()
            finish(entry)
        default:
            if settings.echoes { send([byte]) }
            if byte == UInt8(ascii: "\r"), entry.length == nil { sendPrompt() }
            if entry.text.count < Self.longestCommandLine { entry.text.append(byte) }
            textEntry = entry
        }
    }

    /// Does what a command line says.
    private func perform(_ text: String) {
        countCommand(text)
        if condition.deafness != .none { return hearDeaf(text) }
        strikeConditions()
        guard isPlugged, condition.deafness == .none, !condition.isBooting else { return }
        guard text.uppercased().hasPrefix("AT") else { return }
        lastCommandLine = text
        if faults.take(.busy) {
            condition.heldBack = []
            return later(faults.occupation) { $0.workOff(text) }
        }
        carryOut(text)
    }

    /// Answers the command that took long, and what was asked meanwhile.
    private func workOff(_ text: String) {
        let bytes = condition.heldBack ?? []
        condition.heldBack = nil
        carryOut(text)
        for byte in bytes { receive(byte) }
    }

    private func carryOut(_ text: String) {
        if faults.take(.unansweredCommand) { return sayNoResponse() }
        if faults.chatters { say("^RSSI:17") }
        guard let line = CommandLine(text.dropFirst(2)) else { return answer([], .error) }
        var information: [String] = []
        for command in line.commands {
            switch execute(command) {
            case .done(let lines): information += lines
            case .failed(let result): return answer(information, result)
            case .prompt(let entry): return ask(entry)
            case .silence: return
            }
        }
        answer(information, .ok)
    }

    /// A deaf modem hears one thing still, unless it is dead.
    private func hearDeaf(_ text: String) {
        guard condition.deafness == .untilReset, text.uppercased().contains("+CFUN=1,1") else {
            return
        }
        restart()
    }

    private func execute(_ command: ModemCommand) -> CommandOutcome {
        switch command {
        case .basic(let name, let number): basic(name, number)
        case .register(let register, let newValue): self.register(register, newValue)
        case .dial: .failed(.noCarrier)
        case .extended(let command):
            identity(command) ?? settingsOfLine(command) ?? equipment(command) ?? simCard(command)
                ?? registration(command) ?? calls(command) ?? ussdSession(command)
                ?? phonebook(command) ?? messageSettings(command) ?? storage(command)
                ?? submission(command) ?? makers(command) ?? .error
        }
    }

    private func ask(_ entry: TextEntry) {
        textEntry = entry
        if faults.take(.lostPrompt) {
            textEntry = nil
            return
        }
        sendPrompt()
    }

    private func sendPrompt() {
        send(Array((faults.promptsWithoutSpace ? "\r\n>" : "\r\n> ").utf8))
    }
}
