internal import ATProtocol
internal import ArgumentParser
internal import Foundation
internal import ModemDriver

/// `tawi modem record`: a dialogue for Hardware/Modems.
struct ModemRecordVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Write down a dialogue with the modem.",
        discussion: """
            Sets the modem up, asks it what Tawi asks, and writes what was said. Numbers of SIM,
            modem and people, and messages, are left out. Put it into Hardware/Modems as
            MAKER-MODEL/transcript.txt, and the tests replay it from then on.

            Example: tawi modem record transcript.txt --device /dev/ttyUSB2
            """)

    @Argument(help: "The file to write.", completion: .file()) var file: String

    @OptionGroup var options: ModemOptions

    func run() async throws {
        try await reporting {
            guard !FileManager.default.fileExists(atPath: file) else {
                throw Refused("\(file) exists. Name another file, or move it away.")
            }
            let recording = ModemRecording()
            let document = try await showingProgress("talking to the modem") {
                try await options.withModem(recording: recording) { access in
                    if case .own(let tended) = access { await Self.ask(tended.modem) }
                    return try await access.document()
                }
            }
            guard document.state != .absent else {
                throw Refused(document.trouble ?? "No modem was found. Run: tawi modem list")
            }
            let transcript = recording.transcript(
                maker: document.manufacturer, model: document.model,
                firmware: document.firmware, source: "tawi modem record")
            do {
                try Data(transcript.description.utf8).write(to: URL(fileURLWithPath: file))
            } catch {
                throw Refused("Cannot write \(file). Name a file in a folder that is yours.")
            }
            printLine("Wrote \(transcript.steps.count) steps to \(file).")
            printLine("Read it through before you give it away.")
        }
    }

    /// What the driver asks in its daily work; a refusal is worth recording too.
    private static func ask(_ modem: Modem) async {
        _ = try? await modem.send(.storagesInUse)
        _ = try? await modem.storedMessages()
        _ = try? await modem.send(.networkOperator)
        _ = try? await modem.send(.clock)
        _ = try? await modem.send(.signalQuality)
        _ = try? await modem.pinAttemptsLeft()
    }
}
