import Accounting
import Foundation
import LedgerStore
import SMSPDU
import SerialLine
import Simulation
import TestSupport
import Testing

/// A branch whose service runs: the real program, a simulated modem, a simulated head office.
struct ServingBranch: Sendable {
    let branch: PostingBranch
    let mifos: ServedMifos
    private let modem: SimulatedModem

    /// Runs a test while `tawi serve` runs, with these lines more in `[mifos]`.
    ///
    /// - Parameter prepare: What is so before it starts.
    static func run(
        more: String = "",
        prepare: @Sendable @escaping (PostingBranch, ServedMifos) async throws -> Void = { _, _ in
        },
        _ test: @Sendable @escaping (ServingBranch) async throws -> Void
    ) async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 3)
            try await prepare(branch, mifos)
            let terminal = try PseudoTerminal()
            let modem = SimulatedModem(line: terminal) { .now }
            try branch.configure(mifos, more: settings(more, device: terminal.path))
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { await modem.run() }
                let service = try ServiceProcess(
                    configuration: branch.configuration,
                    log: branch.folder.appending(path: "serve.log"))
                do {
                    try await test(ServingBranch(branch: branch, mifos: mifos, modem: modem))
                } catch {
                    Issue.record(error)
                }
                #expect(await service.end(with: SIGTERM) == 0)
                terminal.close()
                try await tasks.waitForAll()
            }
        }
    }

    private static func settings(_ more: String, device: String) -> String {
        """
        post_every_minutes = 1
        \(more)

        [sheets]
        send_at = "never"

        [[modem]]
        device = "\(device)"
        sweep_seconds = 1
        """
    }

    /// Somebody sends a text to the branch.
    func text(_ text: String, from number: String) async throws {
        let address = try #require(Address(number))
        for part in try #require(SMSDeliver.parts(text: text, from: address, at: .now)) {
            await modem.deliver(part)
        }
    }

    /// Waits until it is so, at most for so long. The books are looked at again and again: the
    /// service is another process, which tells nobody here what it writes.
    func becomes(
        _ what: String, within limit: Duration,
        _ isSo: @Sendable @escaping (OpenBooks) throws -> Bool
    ) async throws {
        let deadline = ContinuousClock.now + limit
        while ContinuousClock.now < deadline {
            if try await branch.books.read(isSo) { return }
            try await Task.sleep(for: .milliseconds(200))
        }
        let log = try String(
            contentsOf: branch.folder.appending(path: "serve.log"), encoding: .utf8)
        Issue.record("not within \(limit): \(what)\n\(log.suffix(4000))")
    }
}

extension ServiceCentreTimeStamp {
    /// The machine's own time, in Kenya's zone.
    fileprivate static var now: Self {
        let seconds = Int64(Date().timeIntervalSince1970)
        guard let stamp = Self(secondsSince1970: seconds, zoneQuarterHours: 12) else {
            preconditionFailure("the machine's clock is outside 1990 to 2089")
        }
        return stamp
    }
}
