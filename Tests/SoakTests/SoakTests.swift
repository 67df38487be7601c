import Simulation
import Soak
import Testing

/// A small soak of every kind of modem: everything `make soak` promises, in seconds.
@Suite(.timeLimit(.minutes(3)), .serialized) struct SoakTests {
    @Test(
        arguments: [
            (1, "huawei-e173"), (2, "sim800"), (3, "sim7600"), (4, "quectel-ec25"), (5, "zte"),
        ] as [(UInt64, String)])
    func `nothing is lost or doubled while faults strike`(
        seed: UInt64, profile: String
    ) async throws {
        let plan = SoakPlan(
            seed: seed, messages: 60, faultEvery: 10,
            profile: try #require(ModemProfile(named: profile)))
        let report = try await SoakRun.perform(plan)
        let figures = report.lines.joined(separator: "\n")
        #expect(report.brokenPromises == [], "\(figures)\n\(plan.replayCommand)")
    }
}
