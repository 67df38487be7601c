import Foundation
import SMSPDU
import SerialLine
import Simulation

/// An SMS daemon of Debian's, to be measured in the same run.
enum PeerDaemon: String, CaseIterable {
    case gammu = "gammu-smsd"
    case smstools

    static var installed: [PeerDaemon] {
        allCases.filter { FileManager.default.isExecutableFile(atPath: $0.executable.path) }
    }

    var executable: URL {
        switch self {
        case .gammu: URL(fileURLWithPath: "/usr/bin/gammu-smsd")
        case .smstools: URL(fileURLWithPath: "/usr/sbin/smsd")
        }
    }

    func arguments(configuration: String, in folder: String) -> [String] {
        switch self {
        case .gammu: ["-c", configuration]
        case .smstools:
            ["-c\(configuration)", "-t", "-p\(folder)/smsd.pid", "-i\(folder)/smsd.working"]
        }
    }

    /// As its manual has it, and nothing more; a pseudo-terminal has no RTS and CTS.
    func configuration(device: String, in folder: String) -> String {
        switch self {
        case .gammu:
            """
            [gammu]
            device = \(device)
            connection = at115200
            [smsd]
            service = files
            logfile = \(folder)/log
            inboxpath = \(folder)/incoming/
            outboxpath = \(folder)/outgoing/
            sentsmspath = \(folder)/sent/
            errorsmspath = \(folder)/failed/

            """
        case .smstools:
            """
            devices = GSM1
            logfile = \(folder)/log
            incoming = \(folder)/incoming
            outgoing = \(folder)/outgoing
            checked = \(folder)/checked
            sent = \(folder)/sent
            failed = \(folder)/failed
            [GSM1]
            device = \(device)
            incoming = yes
            baudrate = 115200
            rtscts = no

            """
        }
    }

    static let folders = ["incoming", "outgoing", "checked", "sent", "failed"]
}

/// A peer that waits at a modem of its own.
final class IdlePeer: Sendable {
    let name: String
    let service: BenchedService
    private let commands = CommandTimes()
    private let folder: URL
    private let terminal: PseudoTerminal
    private let serving: Task<Void, Never>

    init(_ daemon: PeerDaemon) async throws {
        name = daemon.rawValue
        folder = FileManager.default.temporaryDirectory.appending(path: "tawi-peer-\(UUID())")
        for name in PeerDaemon.folders {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        let terminal = try PseudoTerminal()
        self.terminal = terminal
        let modem = SimulatedModem(line: terminal, capacity: 30, reportsDelivery: false) {
            BenchedBranch.stamp
        }
        serving = Task { await modem.run() }
        let configuration = folder.appending(path: "configuration")
        try Data(daemon.configuration(device: terminal.path, in: folder.path).utf8)
            .write(to: configuration)
        service = try BenchedService(
            daemon.executable,
            daemon.arguments(configuration: configuration.path, in: folder.path), isQuiet: true)
        await modem.observe { [commands] in commands.note($0) }
    }

    /// Whether it has found its modem: a dozen commands set one up.
    var isAtWork: Bool { commands.count >= 12 }

    func remove() async {
        await service.kill()
        terminal.close()
        await serving.value
        try? FileManager.default.removeItem(at: folder)
    }
}
