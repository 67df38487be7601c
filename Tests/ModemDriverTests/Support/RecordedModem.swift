import ATProtocol
import Foundation
import ModemDriver
import SMSPDU
import SerialLine
import Simulation
import Testing

/// A folder below `Hardware/Modems` with a recorded dialogue.
struct RecordedModem: Hashable, Sendable, CustomTestStringConvertible {
    /// `<maker>-<model>`.
    let name: String

    var testDescription: String { name }

    func transcript() throws -> ModemTranscript {
        let file = Self.folder.appending(path: name).appending(path: "transcript.txt")
        return try ModemTranscript(parsing: String(contentsOf: file, encoding: .utf8))
    }

    static func all() throws -> [Self] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map(Self.init)
            .filter { recorded in
                let file = folder.appending(path: recorded.name).appending(path: "transcript.txt")
                return FileManager.default.fileExists(atPath: file.path)
            }
    }

    private static var folder: URL {
        URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Hardware/Modems")
    }

    /// The driver talks to a simulated modem while it is written down: set-up, a listing with a
    /// message in it, a deletion, a message sent.
    static func dialogue(with profile: String) async throws -> ModemTranscript {
        let kind = try #require(ModemProfile(named: profile))
        let plugged = try await PluggedModem(profile: kind)
        let recording = ModemRecording()
        let path = plugged.terminal.path
        let driver = Modem(
            connection: ModemConnection(open: {
                recording.listening(to: try SerialPort(opening: path))
            }), logger: .silent)
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await plugged.simulated.run() }
            tasks.addTask { try await driver.run() }
            defer {
                tasks.cancelAll()
                plugged.terminal.close()
            }
            var events = driver.events.makeAsyncIterator()
            #expect(await events.ready())
            await plugged.simulated.deliver(try delivery("BALANCE"))
            let messages = try await driver.storedMessages()
            #expect(messages.count == 1)
            _ = try await driver.deleteMessages(messages)
            let sent = try await driver.submit(try submission("Hello").encoded) {}
            #expect(sent == .accepted(1))
            let condition = await driver.condition
            return recording.transcript(
                maker: condition.manufacturer, model: condition.model,
                firmware: condition.firmware,
                source: "recorded from the simulator's profile \(profile), not from hardware")
        }
    }

    /// Writes the dialogue into the folder where `TAWI_KEEP_TRANSCRIPTS` is set.
    static func keep(_ transcript: ModemTranscript, of profile: String) throws {
        guard ProcessInfo.processInfo.environment["TAWI_KEEP_TRANSCRIPTS"] != nil,
            profile != ModemProfile.plain.name
        else { return }
        let name = folderNames[profile] ?? profile
        let place = folder.appending(path: name)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try Data("\(transcript)".utf8).write(to: place.appending(path: "transcript.txt"))
    }

    /// Where the name of a profile is not a maker and a model.
    private static let folderNames = [
        "sim800": "simcom-sim800", "sim7600": "simcom-sim7600", "zte": "zte-mf190",
    ]
}

extension PluggedModem {
    /// A modem of a kind, with nothing wrong.
    init(profile: ModemProfile) async throws {
        let terminal = try PseudoTerminal()
        let time = try #require(
            ServiceCentreTimeStamp(secondsSince1970: 1_795_417_200, zoneQuarterHours: 12))
        self.init(
            terminal: terminal,
            simulated: SimulatedModem(
                line: terminal, profile: profile, serviceCentreTime: { time }))
    }
}
