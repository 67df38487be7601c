import Logging
import ModemDriver
import SMSPDU
import SerialLine
import Simulation
import Synchronization
import Testing

/// A simulated modem at one end of a pseudo-terminal.
struct PluggedModem: Sendable {
    let terminal: PseudoTerminal
    let simulated: SimulatedModem
}

extension PluggedModem {
    init(_ faults: ModemFaults = ModemFaults()) async throws {
        let terminal = try PseudoTerminal()
        let time = try #require(
            ServiceCentreTimeStamp(secondsSince1970: 1_795_417_200, zoneQuarterHours: 12))
        self.terminal = terminal
        simulated = SimulatedModem(line: terminal, serviceCentreTime: { time })
        await simulated.misbehave { $0 = faults }
    }
}

/// The port the driver finds, which changes when a modem is plugged in anew.
///
/// A class because the driver asks for it while the test changes it.
final class Port: Sendable {
    private let path: Mutex<String>

    init(_ path: String) { self.path = Mutex(path) }

    func change(to other: String) { path.withLock { $0 = other } }

    func open() throws -> any ByteLine { try SerialPort(opening: path.withLock(\.self)) }
}

/// What a test has before it: the driver, set up, and the modem it drives.
struct Bench {
    let driver: Modem
    let simulated: SimulatedModem
    let terminal: PseudoTerminal
    let port: Port

    /// What the modem announced after `.ready`.
    var events: AsyncStream<ModemEvent>.Iterator
}

/// Runs `body` with a driver that is ready.
func withBench(
    submissionDeadline: Duration = .seconds(60),
    misbehaving faults: ModemFaults = ModemFaults(),
    sendsWhileRoaming: Bool = true,
    _ body: (inout Bench) async throws -> Void
) async throws {
    let plugged = try await PluggedModem(faults)
    let port = Port(plugged.terminal.path)
    var settings = ModemSettings()
    settings.submissionDeadline = submissionDeadline
    settings.sendsWhileRoaming = sendsWhileRoaming
    let driver = Modem(
        connection: ModemConnection(open: { try port.open() }), settings: settings,
        clock: FastClock(), logger: .silent)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { await plugged.simulated.run() }
        tasks.addTask { try await driver.run() }
        defer {
            tasks.cancelAll()
            plugged.terminal.close()
        }
        var events = driver.events.makeAsyncIterator()
        #expect(await events.ready())
        var bench = Bench(
            driver: driver, simulated: plugged.simulated, terminal: plugged.terminal, port: port,
            events: events)
        try await body(&bench)
    }
}

extension Logger {
    static var silent: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}

/// A text to the branch.
func delivery(_ text: String) throws -> SMSDeliver {
    let sender = try #require(Address("+254711000001"))
    let time = try #require(
        ServiceCentreTimeStamp(secondsSince1970: 1_795_417_200, zoneQuarterHours: 12))
    return try #require(SMSDeliver.parts(text: text, from: sender, at: time)?.first)
}

/// A text from the branch.
func submission(_ text: String, requestingStatusReport: Bool = false) throws -> SMSSubmit {
    let recipient = try #require(Address("+254722000002"))
    let parts = SMSSubmit.parts(
        text: text, to: recipient, requestingStatusReport: requestingStatusReport)
    return try #require(parts?.first)
}

extension ModemFaults {
    /// A modem that does this wrong, and all else right.
    static func with<Value>(_ fault: WritableKeyPath<Self, Value>, _ value: Value) -> Self {
        var faults = Self()
        faults[keyPath: fault] = value
        return faults
    }
}

extension AsyncStream<ModemEvent>.Iterator {
    /// Waits for the modem to be ready; false when the events end before.
    mutating func ready() async -> Bool {
        while let event = await next() {
            if event == .ready { return true }
        }
        return false
    }
}
