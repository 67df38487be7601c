internal import Foundation
internal import Simulation
internal import Soak

/// `make soak`: 20,000 messages in and more out, while something goes wrong every 50 messages.
///
/// `SOAK_SEED`, `SOAK_MESSAGES`, `SOAK_PROFILE` and `SOAK_SPEED` change what is done; `SOAK_LOG=1`
/// shows what the services log. Exit status 1 says that a promise was broken.
@main
struct SoakCommand {
    static func main() async throws {
        let environment = ProcessInfo.processInfo.environment
        let number = { (name: String, fallback: Int) in
            environment[name].flatMap { Int($0) } ?? fallback
        }
        let profile = environment["SOAK_PROFILE"].flatMap { ModemProfile(named: $0) }
        let plan = SoakPlan(
            seed: UInt64(clamping: number("SOAK_SEED", 42)),
            messages: max(1, number("SOAK_MESSAGES", 20_000)),
            speed: max(1, number("SOAK_SPEED", 100)), profile: profile ?? .huaweiE173)
        let report = try await SoakRun.perform(plan, isLoud: environment["SOAK_LOG"] != nil) {
            FileHandle.standardError.write(Data("\($0)\n".utf8))
        }
        for line in report.lines { print(line) }
        guard report.brokenPromises.isEmpty else {
            for sentence in report.brokenPromises { print(sentence) }
            print("To see it again: \(plan.replayCommand)")
            exit(1)
        }
        print("every promise was kept")
    }
}
