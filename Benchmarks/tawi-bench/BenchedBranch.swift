import Accounting
import Foundation
import SMSPDU
import SerialLine
import Simulation
import Synchronization

/// A branch with its modem, and the times at which the modem heard what.
final class BenchedBranch: Sendable {
    let times = CommandTimes()
    private let folder: URL
    private let terminal: PseudoTerminal
    private let modem: SimulatedModem
    private let serving: Task<Void, Never>

    init(capacity: Int, sweepSeconds: Int = 3600) async throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "tawi-bench-\(UUID().uuidString)")
        let sample = folder.appending(path: "sample")
        try FileManager.default.createDirectory(at: sample, withIntermediateDirectories: true)
        terminal = try PseudoTerminal()
        let modem = SimulatedModem(line: terminal, capacity: capacity, reportsDelivery: false) {
            BenchedBranch.stamp
        }
        self.modem = modem
        serving = Task { await modem.run() }
        await modem.observe { [times] in times.note($0) }
        let day = Day(daysSince1970: Int(Date().timeIntervalSince1970) / 86_400)
        for (name, text) in SimulatedBranch(on: day, withPINs: false).files {
            try Data(text.utf8).write(to: sample.appending(path: name))
        }
        let configuration = """
            [branch]
            name = "Bench"
            country = "KE"
            database = "\(folder.path)/tawi.db"

            [[modem]]
            device = "\(terminal.path)"
            messages_per_minute = 100000
            sweep_seconds = \(sweepSeconds)
            """
        try Data(configuration.utf8).write(to: folder.appending(path: "tawi.toml"))
        let importing = try BenchedService(["import", sample.path] + self.configuration)
        await importing.ends()
    }

    private var configuration: [String] {
        ["--config", folder.appending(path: "tawi.toml").path]
    }

    func start() async throws -> BenchedService {
        try BenchedService(["serve", "--log-level", "error"] + configuration)
    }

    func text(_ text: String, from number: String) async throws {
        guard let address = Address(number),
            let parts = SMSDeliver.parts(text: text, from: address, at: Self.nextStamp())
        else { return }
        for part in parts { await modem.deliver(part) }
    }

    /// Waits until the modem has been left alone for 20 ms.
    func becomesQuiet() async throws {
        var heard = -1
        while heard != times.count {
            heard = times.count
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    func remove() async {
        terminal.close()
        await serving.value
        try? FileManager.default.removeItem(at: folder)
    }

    /// The phone of one of the thirty clients.
    static func phone(_ index: Int) -> String {
        let client = index % 30 + 1
        return "+2547000001" + (client < 10 ? "0" : "") + "\(client)"
    }

    private static let seconds = Mutex(Int64(Date().timeIntervalSince1970) - 100_000)

    /// Every message a second later than the one before, so that no two are the same.
    private static func nextStamp() -> ServiceCentreTimeStamp {
        let now = seconds.withLock { seconds in
            seconds += 1
            return seconds
        }
        return ServiceCentreTimeStamp(secondsSince1970: now, zoneQuarterHours: 12) ?? stamp
    }

    static var stamp: ServiceCentreTimeStamp {
        guard
            let stamp = ServiceCentreTimeStamp(
                secondsSince1970: Int64(Date().timeIntervalSince1970), zoneQuarterHours: 12)
        else { preconditionFailure("the machine's clock is outside 1990 to 2089") }
        return stamp
    }
}

/// When the modem heard which command.
final class CommandTimes: Sendable {
    private let heard = Mutex<[(line: String, at: ContinuousClock.Instant)]>([])

    func note(_ line: String) { heard.withLock { $0.append((line, .now)) } }

    func clear() { heard.withLock { $0 = [] } }

    var count: Int { heard.withLock { $0.count } }

    func all(_ isWanted: (String) -> Bool) -> [ContinuousClock.Instant] {
        heard.withLock { heard in heard.filter { isWanted($0.line) }.map(\.at) }
    }

    func all(_ line: String) -> [ContinuousClock.Instant] { all { $0 == line } }

    /// Waits until `line` was heard `count` times.
    func reach(_ line: String, _ count: Int) async throws {
        while all(line).count < count { try await Task.sleep(for: .milliseconds(1)) }
    }
}

/// The executable under measurement.
final class BenchedService: Sendable {
    private let identifier: Int32
    private let ended: Task<Void, Never>

    /// Runs `tawi` from beside this executable.
    convenience init(_ arguments: [String]) throws {
        let tawi = URL(fileURLWithPath: CommandLine.arguments[0])
            .deletingLastPathComponent().appending(path: "tawi")
        try self.init(tawi, arguments)
    }

    init(_ executable: URL, _ arguments: [String], isQuiet: Bool = false) throws {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        if isQuiet { process.standardError = FileHandle.nullDevice }
        let (exits, exit) = AsyncStream<Void>.makeStream()
        process.terminationHandler = { _ in exit.yield() }
        try process.run()
        identifier = process.processIdentifier
        ended = Task { _ = await exits.first { _ in true } }
    }

    func ends() async { await ended.value }

    func stop() async {
        _ = Foundation.kill(identifier, SIGTERM)
        await ends()
    }

    /// Ends a program that is not ours, with its children, whatever signals it was started without.
    func kill() async {
        for process in processes.reversed() { _ = Foundation.kill(process, SIGKILL) }
        await ends()
    }

    /// User and system time used so far, with that of its children.
    var cpuSeconds: Double {
        processes.reduce(0) { sum, process in
            let fields = Self.file("\(process)/stat").split(separator: " ")
            guard fields.count > 14, let user = Double(fields[13]), let system = Double(fields[14])
            else { return sum }
            return sum + (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
        }
    }

    /// How often one of its threads, or of its children's, gave up the processor to wait: each is
    /// a wake-up later.
    var wakeUps: Double {
        processes.reduce(0) { sum, process in
            let tasks = "/proc/\(process)/task"
            let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
            return threads.reduce(sum) { sum, thread in
                let status = Self.file("\(process)/task/\(thread)/status")
                return sum + (Self.value(of: "voluntary_ctxt_switches", in: status) ?? 0)
            }
        }
    }

    private var processes: [Int32] {
        let children = Self.file("\(identifier)/task/\(identifier)/children")
        return [identifier] + children.split(separator: " ").compactMap { Int32($0) }
    }

    /// A line of /proc/PID/status, in MB.
    func memory(_ name: String) -> Double {
        (Self.value(of: name, in: Self.file("\(identifier)/status")) ?? 0) / 1024
    }

    private static func value(of name: String, in status: String) -> Double? {
        let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
        let number = line?.split(whereSeparator: \.isWhitespace).dropFirst().first
        return number.flatMap { Double($0) }
    }

    private static func file(_ path: String) -> String {
        let data = FileManager.default.contents(atPath: "/proc/\(path)")
        return String(decoding: data ?? Data(), as: UTF8.self)
    }
}
