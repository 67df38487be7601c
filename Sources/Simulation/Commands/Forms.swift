/// The forms every command with one number has (V.250 §5.4.2).
extension SimulatedModem {
    /// Reads, tests or sets one number among the settings.
    func setting(
        _ command: ExtendedCommand, _ path: WritableKeyPath<ModemSettings, Int>,
        _ range: ClosedRange<Int>
    ) -> CommandOutcome {
        switch command.form {
        case .read: return .done("\(command.name): \(settings[keyPath: path])")
        case .test:
            let values =
                range.lowerBound == range.upperBound
                ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
            return .done("\(command.name): (\(values))")
        case .execute: return .ok
        case .set:
            guard let number = command.number(0), range.contains(number) else {
                return .refused(.incorrectParameters)
            }
            settings[keyPath: path] = number
            return .ok
        }
    }

    /// A command that only tells something.
    func telling(_ command: ExtendedCommand, _ text: String) -> CommandOutcome {
        switch command.form {
        case .execute: .done(text)
        case .test: .ok
        case .read, .set: .error
        }
    }

    /// Why the SIM cannot be used now; nil where it can.
    func simRefusal() -> EquipmentError? {
        guard isSIMInserted else { return .simNotInserted }
        if faults.take(.simBusy) { return .simBusy }
        switch sim.lock.state {
        case .ready: return nil
        case .pin: return .simPINRequired
        case .puk: return .simPUKRequired
        }
    }
}
