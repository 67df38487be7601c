internal import LedgerStore
internal import ModemDriver
internal import Simulation

/// What came of a soak.
public struct SoakReport: Sendable {
    /// The promises that were broken, in words; none when all is well.
    public let brokenPromises: [String]

    /// Every figure, a line each.
    public let lines: [String]

    init(
        of run: SoakRun, _ recount: SoakRecount, isFinished: Bool, wallTime: Duration
    ) async {
        brokenPromises = Self.broken(recount, run.plan, isFinished: isFinished)
        let condition = await run.modem.condition
        lines =
            Self.messages(recount, run.plan) + Self.faults(run.watch)
            + [
                "recoveries by rung: "
                    + RecoveryRung.allCases.map { "\($0) \(condition.recoveries[$0] ?? 0)" }
                    .joined(separator: ", "),
                "modem time \(run.clock.passed.components.seconds / 3600) h "
                    + "\(run.clock.passed.components.seconds / 60 % 60) min, "
                    + "wall time \(wallTime.inSeconds) s",
            ]
    }

    private static func broken(
        _ recount: SoakRecount, _ plan: SoakPlan, isFinished: Bool
    ) -> [String] {
        let promises: [(isKept: Bool, sentence: String)] = [
            (isFinished, "the branch came back to rest without a person"),
            (recount.lostOrDoubledIn == 0, "each message in is in the inbox once"),
            (recount.wronglyHandled == 0, "each message in was handled once"),
            (recount.quarantined == 0, "no message was taken for nonsense"),
            (recount.lostOut == 0, "each reply went at least once"),
            (recount.unknownForGood == 0, "the outcome of each reply came to be known"),
            (recount.forbiddenCopies == 0, "a reply went again only where its outcome was unknown"),
            (recount.wronglyDelivered == 0, "the phones got what the network took"),
            (recount.audit.isSound, "the books are sound"),
            (recount.amountBooked == recount.amountSent, "the books hold what was sent"),
            (recount.states.keys.allSatisfy { $0.isSettled }, "no reply was given up"),
        ]
        return promises.filter { !$0.isKept }.map { "broken: \($0.sentence)" }
    }

    private static func messages(_ recount: SoakRecount, _ plan: SoakPlan) -> [String] {
        let states = recount.states.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", ")
        return [
            "seed \(plan.seed), profile \(plan.profile.name), clock ×\(plan.speed)",
            "messages in: sent \(plan.messages), in the inbox \(recount.received), "
                + "lost or doubled \(recount.lostOrDoubledIn), "
                + "not handled once \(recount.wronglyHandled), quarantined \(recount.quarantined)",
            "replies and receipts: \(recount.outgoing), taken by the network \(recount.submitted), "
                + "lost \(recount.lostOut), repeated after an unknown outcome "
                + "\(recount.duplicates), repeated without one \(recount.forbiddenCopies)",
            "their states: \(states)",
            "delivered twice by the network, in and out: \(recount.copies)",
            "unknown for good: \(recount.unknownForGood), of them taken "
                + "\(recount.unknownYetTaken)",
            "money: said \(recount.amountSent), booked \(recount.amountBooked), "
                + "entries \(recount.audit.entries), books "
                + (recount.audit.isSound ? "sound" : "NOT sound"),
        ]
    }

    private static func faults(_ watch: FaultWatch) -> [String] {
        let struck = watch.struck
        let recoveries = watch.recoveries
        let total = struck.values.reduce(0, +)
        let header = "faults: \(total); seconds of modem time until it worked again:"
        return [header]
            + ModemFault.allCases.map { fault in
                let times = (recoveries[fault] ?? []).map(\.inSeconds).sorted()
                let name = fault.rawValue.padded(to: 18)
                guard let longest = times.last else { return "  \(name) \(struck[fault] ?? 0)" }
                return "  \(name) \(struck[fault] ?? 0) times, median \(times[times.count / 2]), "
                    + "p99 \(times[min(times.count - 1, times.count * 99 / 100)]), max \(longest)"
            }
    }
}

extension PartState {
    /// It went, or nobody can tell.
    fileprivate var isSettled: Bool { [.sent, .delivered, .unknown].contains(self) }
}

extension Duration {
    /// In seconds, to the tenth.
    fileprivate var inSeconds: Double {
        let tenths = components.seconds * 10 + components.attoseconds / 100_000_000_000_000_000
        return Double(tenths) / 10
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
