import Logging
import ModemDriver
import SMSPDU
import SerialLine
import Simulation
import Synchronization

/// How long the driver takes to send again after a fault, by the machine's own clock.
struct RecoveryTimes {
    private let driver: Modem
    private let simulated: SimulatedModem
    private static let faults: [ModemFault] = [.lostSubmissionAnswer, .hang, .reboot, .unplug]

    /// Measures every fault, all of them at once: each has a modem of its own.
    static func measure() async throws {
        let times = try await withThrowingTaskGroup(of: (ModemFault, Duration).self) { runs in
            for fault in faults {
                runs.addTask { (fault, try await RecoveryTimes().recovery(from: fault)) }
            }
            return try await runs.reduce(into: [ModemFault: Duration]()) { $0[$1.0] = $1.1 }
        }
        for fault in faults {
            let away =
                fault == .unplug ? " (unplugged for \(ModemFaults().absence.seconds) s of it)" : ""
            let seconds = times[fault]?.seconds ?? 0
            print("sending again after \(fault.rawValue): \(seconds.formatted) s\(away)")
        }
    }

    private init() throws {
        let port = BenchedPort()
        simulated = SimulatedModem(
            line: try port.plugIn(), profile: .huaweiE173, openAnew: { try port.plugIn() },
            serviceCentreTime: { BenchedBranch.stamp })
        driver = Modem(
            connection: ModemConnection(open: { try port.open() }),
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    }

    /// From the fault to the next message that the modem says was sent.
    private func recovery(from fault: ModemFault) async throws -> Duration {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await simulated.run() }
            tasks.addTask { try await driver.run() }
            defer { tasks.cancelAll() }
            for await event in driver.events where event == .ready { break }
            await simulated.misbehave { $0[fault] = 1 }
            let start = ContinuousClock.now
            while try await !sends() { try await Task.sleep(for: .milliseconds(100)) }
            return ContinuousClock.now - start
        }
    }

    private func sends() async throws -> Bool {
        guard let recipient = Address("+254722000002"),
            let message = SMSSubmit.parts(text: "Hello", to: recipient)?.first
        else { return true }
        do {
            guard case .accepted = try await driver.submit(message.encoded, commitIntent: {})
            else { return false }
            return true
        } catch is ModemError {
            return false
        }
    }
}

/// The port a modem is plugged into, under another number each time.
///
/// A class because the modem plugs itself in while the driver asks where it is.
private final class BenchedPort: Sendable {
    private let path = Mutex<String?>(nil)

    func plugIn() throws -> any ByteLine {
        let terminal = try PseudoTerminal()
        path.withLock { $0 = terminal.path }
        return terminal
    }

    func open() throws -> any ByteLine {
        guard let path = path.withLock(\.self) else { throw LineError.hungUp }
        return try SerialPort(opening: path)
    }
}
