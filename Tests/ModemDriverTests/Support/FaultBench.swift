import ModemDriver
import SMSPDU
import SerialLine
import Simulation
import Synchronization
import Testing

/// A driver with a modem of some kind that can be unplugged and powered anew, by a fast clock.
struct FaultBench: Sendable {
    let driver: Modem
    let simulated: SimulatedModem
    let clock: FastClock

    /// Waits until the driver comes to a state, or the time is over; says how long it took.
    func becomes(
        within limit: Duration, _ isWanted: @escaping @Sendable (ModemCondition.State) -> Bool
    ) async -> Duration? {
        let start = clock.passed
        return await withTaskGroup(of: Duration?.self) { race in
            race.addTask {
                for await state in await driver.states() where isWanted(state) {
                    return clock.passed - start
                }
                return nil
            }
            race.addTask {
                try? await clock.sleep(for: limit)
                return nil
            }
            defer { race.cancelAll() }
            return await race.next() ?? nil
        }
    }

    /// Does the modem's whole work: a message in and deleted, a message out. Tries again as the
    /// services do; says how long it took, nil when it did not come about.
    func works(within limit: Duration) async throws -> Duration? {
        let start = clock.passed
        var isReceived = false
        while clock.passed - start < limit {
            do {
                if !isReceived {
                    let stored = try await driver.storedMessages()
                    _ = try await driver.deleteMessages(stored)
                    isReceived = await simulated.waiting == 0
                }
                if isReceived {
                    let outcome = try await driver.submit(try submission("Hello").encoded) {}
                    if case .accepted = outcome { return clock.passed - start }
                }
            } catch is ModemError {
                // It is looked after; the services, too, just try again.
            }
            try await clock.sleep(for: .milliseconds(500))
        }
        return nil
    }
}

/// Runs `body` with a driver; its modem may refuse to become ready.
func withFaultBench(
    _ profile: ModemProfile = .plain, sim: SimulatedSIM? = nil, custody: SIMCustody = .none,
    settings: ModemSettings = ModemSettings(), speed: Int = 50, waking: Waking = .power,
    _ body: (FaultBench, inout AsyncStream<ModemEvent>.Iterator) async throws -> Void
) async throws {
    let port = ReplugPort()
    let clock = FastClock(speed: speed)
    let time = try #require(
        ServiceCentreTimeStamp(secondsSince1970: 1_795_417_200, zoneQuarterHours: 12))
    let simulated = SimulatedModem(
        line: try port.plugIn(), profile: profile, sim: sim, clock: clock,
        openAnew: { try port.plugIn() }, serviceCentreTime: { time })
    let wake = { @Sendable in await simulated.powerCycle() }
    let driver = Modem(
        connection: ModemConnection(
            open: { try port.open() }, waitForChange: { try? await clock.sleep(for: $0) },
            resetUSB: waking == .reset ? wake : nil, cyclePower: waking == .power ? wake : nil),
        settings: settings, custody: custody, clock: clock, logger: .silent)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { await simulated.run() }
        tasks.addTask { try await driver.run() }
        defer { tasks.cancelAll() }
        var events = driver.events.makeAsyncIterator()
        try await body(
            FaultBench(driver: driver, simulated: simulated, clock: clock), &events)
        port.unplug()
    }
}

/// What can be done to a modem that hears nothing.
enum Waking {
    /// A relay switches its power.
    case power

    /// It is reset on its USB, and there is no relay.
    case reset
}

/// A port that is gone while nothing is plugged in.
///
/// A class because the modem plugs itself in while the driver asks where it is.
final class ReplugPort: Sendable {
    private let plugged = Mutex<PseudoTerminal?>(nil)

    func plugIn() throws -> any ByteLine {
        let terminal = try PseudoTerminal()
        plugged.withLock { $0 = terminal }
        return terminal
    }

    func open() throws -> any ByteLine {
        guard let path = plugged.withLock({ $0?.path }) else { throw LineError.hungUp }
        return try SerialPort(opening: path)
    }

    func unplug() { plugged.withLock { $0.take()?.close() } }
}

extension AsyncStream<ModemEvent>.Iterator {
    /// The next alarm of the kind; nil when the events end before.
    mutating func alarm(_ kind: ModemAlarm.Kind) async -> ModemAlarm? {
        while let event = await next() {
            if case .alarm(let alarm) = event, alarm.kind == kind { return alarm }
        }
        return nil
    }

    /// The next PDU that is handed over; empty when the events end before.
    mutating func pdu() async -> String {
        while let event = await next() {
            if case .pdu(let pdu) = event { return pdu }
        }
        return ""
    }

    /// Waits for an event; false when the events end before.
    mutating func meets(_ wanted: ModemEvent) async -> Bool {
        while let event = await next() {
            if event == wanted { return true }
        }
        return false
    }
}
