internal import SerialLine

/// What asking the ports of a dongle gave, in the order they were asked.
struct DongleFinding: Sendable {
    var dongle: Dongle
    var ports: [(port: ModemPort, finding: PortFinding)] = []

    /// The port that answered, and what.
    var answer: (port: ModemPort, answer: PortAnswer)? {
        for (port, finding) in ports {
            if case .answered(let answer) = finding { return (port, answer) }
        }
        return nil
    }

    /// Who holds its ports.
    var holders: [HeldPort] {
        ports.compactMap { port, finding in
            guard case .held(let owner) = finding else { return nil }
            return HeldPort(path: port.path, owner: owner)
        }
    }

    /// Ports that do not open, and why.
    var failures: [LineError] {
        ports.compactMap { _, finding in
            guard case .closed(let error) = finding else { return nil }
            return error
        }
    }
}

extension DongleFinding {
    /// Asks one port after the other until one answers.
    static func asking(
        _ dongle: Dongle, first remembered: UInt8?, probe: PortProbe
    ) async -> DongleFinding {
        var finding = DongleFinding(dongle: dongle)
        for port in dongle.portsToAsk(first: remembered) {
            guard !Task.isCancelled else { break }
            let result = await probe.ask(port.path)
            finding.ports.append((port, result))
            if case .answered = result { break }
        }
        return finding
    }
}
