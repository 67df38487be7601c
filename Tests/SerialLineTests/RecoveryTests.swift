import Foundation
import SerialLine
import Testing

@Suite(.serialized, .timeLimit(.minutes(3))) struct RecoveryTests {
    @Test func `a device is withdrawn and given back`() async throws {
        try await withDevices { devices in
            let file = devices.appending(path: "1-1.3/authorized")
            try Data("1\n".utf8).write(to: file)
            try await USBReset(path: "1-1.3", devices: devices.path).perform()
            #expect(try String(contentsOf: file, encoding: .utf8) == "1\n")
        }
    }

    @Test func `a reset that is not possible says which right is missing or what failed`()
        async throws
    {
        try await withDevices { devices in
            await #expect(throws: USBReset.Failure.notThere(path: "1-2")) {
                try await USBReset(path: "1-2", devices: devices.path).perform()
            }
            await #expect(throws: USBReset.Failure.notThere(path: "../1-1.3")) {
                try await USBReset(path: "../1-1.3", devices: devices.path).perform()
            }
            let folder = devices.appending(path: "1-1.3")
            try Data("1\n".utf8).write(to: folder.appending(path: "busnum"))
            try Data("5\n".utf8).write(to: folder.appending(path: "devnum"))
            let node = "\(devices.path)/001/005: No such file or directory"
            await #expect(throws: USBReset.Failure.refused(reason: node)) {
                try await USBReset(path: "1-1.3", devices: devices.path, nodes: devices.path)
                    .perform()
            }
        }
    }

    @Test(arguments: [
        (["/bin/sh", "-c", "exit 0"], SystemCommand.Outcome.exited(status: 0)),
        (["sh", "-c", "exit 3"], .exited(status: 3)),
        (["/bin/sh", "-c", "kill -9 $$"], .killed(signal: 9)),
        (["/bin/test", "$HOME", "=", "$HOME"], .exited(status: 0)),
        (["/no/such/relay"], .notStarted(reason: "No such file or directory")),
        ([], .notStarted(reason: "the command is empty")),
    ])
    func `a command runs as it stands, and its end is a value`(
        command: [String], outcome: SystemCommand.Outcome
    ) async {
        #expect(await SystemCommand(command).run() == outcome)
    }

    @Test func `a command that hangs is killed with all it started`() async {
        let relay = SystemCommand(
            ["/bin/sh", "-c", "sleep 60 & sleep 60"], deadline: .milliseconds(200))
        let start = ContinuousClock.now
        #expect(await relay.run() == .overdue)
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    private func withDevices(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "tawi-devices-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "1-1.3"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }
}
