extension ModemDocument {
    /// What `tawi modem info` shows: a name and a value a line.
    var lines: [String] {
        let rows: [(String, String?)] = [
            ("modem", "\(name) at \(device): \(stateWords)"), ("trouble", trouble),
            ("maker", manufacturer), ("model", model), ("firmware", firmware), ("IMEI", imei),
            ("SIM", sim.map { $0.iccid ?? "subscriber \($0.imsi ?? "unknown")" }),
            ("network", networkWords), ("signal", signalWords),
            ("centre", serviceCentre),
            ("storage", storages.isEmpty ? nil : storages.map(\.words).joined(separator: ", ")),
            ("recovered", recoveryWords),
        ]
        return rows.compactMap { name, value in
            value.map { name.filled(to: 10) + $0 }
        }
    }

    var stateWords: String {
        switch state {
        case .absent: "not found"
        case .settingUp: "being set up"
        case .ready: "ready"
        case .recovering: "being recovered"
        case .waitingForPerson: "waiting for a person"
        }
    }

    var networkWords: String? {
        network.map { ($0.operator.map { $0 + ", " } ?? "") + $0.registration }
    }

    var signalWords: String? {
        signal.map { signal in signal.dBm.map { "\($0) dBm, \(signal.words)" } ?? "not known" }
    }

    private var recoveryWords: String? {
        let taken = recoveries.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return taken.isEmpty ? nil : taken.joined(separator: ", ")
    }
}

extension ModemDocument.Storage {
    var words: String { "\(name) holds \(used) of \(total)" }
}

extension String {
    /// With spaces up to this many characters, and one at least.
    func filled(to width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }
}
