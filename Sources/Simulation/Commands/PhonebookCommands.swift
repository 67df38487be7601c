/// The SIM's telephone numbers (3GPP TS 27.007 §8.11 to §8.14), as much as other programs ask for.
extension SimulatedModem {
    func phonebook(_ command: ExtendedCommand) -> CommandOutcome? {
        guard ["+CPBS", "+CPBR", "+CPBW"].contains(command.name) else { return nil }
        if let refusal = simRefusal() { return .refused(refusal) }
        return switch command.name {
        case "+CPBS": phonebookStorage(command)
        case "+CPBR": readPhonebook(command)
        default: writePhonebook(command)
        }
    }

    private func phonebookStorage(_ command: ExtendedCommand) -> CommandOutcome {
        switch command.form {
        case .test: return .done("+CPBS: (\"SM\")")
        case .read:
            return .done("+CPBS: \"SM\",\(sim.phonebook.count),\(SimulatedSIM.phonebookCapacity)")
        case .execute: return .error
        case .set: return command.text(0) == "SM" ? .ok : .refused(.notSupported)
        }
    }

    private func readPhonebook(_ command: ExtendedCommand) -> CommandOutcome {
        if command.isTest {
            return .done("+CPBR: (1-\(SimulatedSIM.phonebookCapacity)),20,14")
        }
        guard let first = command.number(0), first >= 1 else {
            return .refused(.incorrectParameters)
        }
        let last = max(first, command.number(1) ?? first)
        let found = sim.phonebook.filter { (first...last).contains($0.key) }
        guard !found.isEmpty || last > first else { return .refused(.notFound) }
        return .done(
            found.sorted { $0.key < $1.key }.map { index, entry in
                let type = entry.number.hasPrefix("+") ? 145 : 129
                let name = settings.characterSet.written(entry.name)
                return "+CPBR: \(index),\"\(entry.number)\",\(type),\"\(name)\""
            })
    }

    private func writePhonebook(_ command: ExtendedCommand) -> CommandOutcome {
        if command.isTest {
            return .done("+CPBW: (1-\(SimulatedSIM.phonebookCapacity)),20,(129,145),14")
        }
        let index =
            command.number(0)
            ?? (1...SimulatedSIM.phonebookCapacity).first { sim.phonebook[$0] == nil } ?? 0
        guard (1...SimulatedSIM.phonebookCapacity).contains(index) else {
            return .refused(.invalidIndex)
        }
        guard let number = command.text(1) else {
            sim.phonebook[index] = nil
            return .ok
        }
        let name = settings.characterSet.read(Array((command.text(3) ?? "").utf8))
        sim.phonebook[index] = .init(number: number, name: name ?? "")
        return .ok
    }
}
