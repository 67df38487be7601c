/// The checks as people read them: a light, a name and a sentence a line, and below it what to do.
struct DoctorReport {
    var checks: [DoctorCheck]

    /// Whether a dot in colour goes before the word.
    var hasColours: Bool

    /// Whether the names of modems are needed.
    private var namesModems: Bool { Set(checks.compactMap(\.modem)).count > 1 }

    var lines: [String] {
        let names = checks.map(name)
        let width = (names.map(\.count).max() ?? 0) + 2
        return zip(names, checks).flatMap { name, check in
            let opening = light(check.light) + name.filled(to: width)
            let action = check.action.map {
                String(repeating: " ", count: (hasColours ? 10 : 8) + width) + "→ " + $0
            }
            return [opening + check.sentence] + (action.map { [$0] } ?? [])
        } + [verdict]
    }

    private func name(_ check: DoctorCheck) -> String {
        guard namesModems, let modem = check.modem else { return check.name }
        return "\(modem) \(check.name)"
    }

    private func light(_ light: DoctorCheck.Light) -> String {
        let word = light.rawValue.filled(to: 8)
        guard hasColours else { return word }
        let colour =
            switch light {
            case .green: 32
            case .yellow: 33
            case .red: 31
            case .grey: 90
            }
        return "\u{1B}[\(colour)m●\u{1B}[0m " + word
    }

    /// What it comes to.
    private var verdict: String {
        let red = checks.filter { $0.light == .red }.count
        let yellow = checks.filter { $0.light == .yellow }.count
        switch (red, yellow) {
        case (0, 0): return "All is well."
        case (0, _): return "The branch works; \(yellow) to look at."
        default:
            return "\(red) to put right first\(yellow > 0 ? ", then \(yellow) to look at" : "")."
        }
    }
}
