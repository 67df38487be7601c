/// The preferred storages (`+CPMS`, 3GPP TS 27.005 §3.2.2) in the shapes makers give it.
extension SimulatedModem {
    func preferredStorage(_ command: ExtendedCommand) -> CommandOutcome {
        switch command.form {
        case .test:
            let lists = profile.memories.map { list in
                "(" + list.map { "\"\($0.rawValue)\"" }.joined(separator: ",") + ")"
            }
            return .done("+CPMS: " + lists.joined(separator: ","))
        case .read:
            if let refusal = simRefusal() { return .messageRefused(refusal.messageError) }
            let uses = settings.memories.map {
                "\"\($0.rawValue)\",\(count(in: $0)),\(capacity($0))"
            }
            return .done("+CPMS: " + uses.joined(separator: ","))
        case .execute: return .error
        case .set: return prefer(command)
        }
    }

    private func prefer(_ command: ExtendedCommand) -> CommandOutcome {
        if let refusal = simRefusal() { return .messageRefused(refusal.messageError) }
        var wanted = settings.memories
        guard (1...3).contains(command.parameters.count) else { return .messageRefused(302) }
        for place in command.parameters.indices {
            guard let name = command.text(place) else { continue }
            guard let memory = MessageMemory(rawValue: name.uppercased()),
                profile.memories[place].contains(memory)
            else { return .messageRefused(302) }
            wanted[place] = memory
        }
        settings.memories = wanted
        later(.zero) { $0.deliverHeld() }
        let told = profile.storageAnswer == .standard ? wanted : Array(wanted.prefix(1))
        let uses = told.map { "\(count(in: $0)),\(capacity($0))" }
        return .done("+CPMS: " + uses.joined(separator: ","))
    }

    private func count(in memory: MessageMemory) -> Int {
        let miscounted = profile.storageAnswer == .oneMemoryMiscounted ? 1 : 0
        return min(used(memory) + miscounted, capacity(memory))
    }
}
