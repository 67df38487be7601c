import Foundation
import ModemDriver
import SMSPDU
import SerialLine
import Simulation
import Testing

/// A dongle pulled out and plugged in again, by the machine's own clock and with the driver's own
/// watch on the path in the configuration.
@Suite(.serialized, .timeLimit(.minutes(3))) struct FaultReplugTests {
    @Test(arguments: [Duration.milliseconds(500), .seconds(4)])
    func `a modem is ready within five seconds of its port's return`(
        absence: Duration
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tawi-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let link = Link(at: folder.appending(path: "modem").path)
        let time = try #require(
            ServiceCentreTimeStamp(secondsSince1970: 1_795_417_200, zoneQuarterHours: 12))
        let simulated = SimulatedModem(
            line: try link.plugIn(), profile: .huaweiE173, openAnew: { try link.plugIn() },
            serviceCentreTime: { time })
        let finder = ModemFinder(.path(link.path))
        let driver = Modem(
            connection: ModemConnection(
                open: { try await finder.open() },
                waitForChange: { await finder.waitForChange(atMost: $0) }), logger: .silent)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await simulated.run() }
            tasks.addTask { try await driver.run() }
            defer { tasks.cancelAll() }
            var events = driver.events.makeAsyncIterator()
            #expect(await events.ready())
            link.remove()
            await simulated.unplug()
            try await Task.sleep(for: absence)
            let returned = ContinuousClock.now
            await simulated.replug()
            #expect(await events.ready())
            #expect(ContinuousClock.now - returned < .seconds(5))
        }
    }

    /// The name udev gives to whichever port the modem has.
    private struct Link {
        let path: String

        init(at path: String) { self.path = path }

        func plugIn() throws -> any ByteLine {
            let terminal = try PseudoTerminal()
            remove()
            try FileManager.default.createSymbolicLink(
                atPath: path, withDestinationPath: terminal.path)
            return terminal
        }

        func remove() { try? FileManager.default.removeItem(atPath: path) }
    }
}
