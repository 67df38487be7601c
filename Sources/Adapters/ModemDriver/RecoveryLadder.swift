/// What is done to a modem that is not well, the gentlest first.
public enum RecoveryRung: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// Out of any prompt, and `AT`.
    case attention

    /// Every setting anew.
    case initialise

    /// Radio off and on: `+CFUN=4`, `+CFUN=1` (TS 27.007 §8.2).
    case radioOffOn

    /// The modem starts anew: `+CFUN=1,1`.
    case restart

    /// Its port is closed, looked for and opened again.
    case reopen

    /// Its USB device is reset.
    case usbReset

    /// Its power is taken away and given back.
    case powerCycle

    /// A person is told.
    case alarm

    public static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
}

/// Which rung comes next, and how long to wait before it. It never ends: after the alarm it begins
/// again, with longer waits.
struct RecoveryLadder: Hashable, Sendable {
    /// The rung to take next.
    private(set) var next = RecoveryRung.attention

    /// How often a person was told since the modem was last well.
    private(set) var rounds = 0

    /// Longest wait between two rounds.
    static let longestPause = Duration.seconds(600)

    /// Takes the next rung that is no lower than `lowest` and can be taken.
    mutating func climb(
        from lowest: RecoveryRung = .attention, skipping missing: Set<RecoveryRung> = []
    ) -> (rung: RecoveryRung, pause: Duration) {
        let open = RecoveryRung.allCases.filter { !missing.contains($0) }
        let rung = open.first { $0 >= max(next, lowest) } ?? .alarm
        let pause = pause(before: rung)
        if rung == .alarm { rounds += 1 }
        // Attention helped nobody in the first round; the next begins where settings are made.
        next = RecoveryRung(rawValue: rung.rawValue + 1) ?? .initialise
        return (rung, pause)
    }

    /// The modem has done its work again.
    mutating func recovered() {
        next = .attention
        rounds = 0
    }

    private func pause(before rung: RecoveryRung) -> Duration {
        let round = min(rounds, 5)
        return switch rung {
        case .attention: .zero
        case .alarm: min(Self.longestPause, .seconds(15 << Int64(round)))
        default: min(.seconds(60), .seconds(1 << Int64(round)))
        }
    }
}
