import Accounting
import Foundation
import SMSPDU
import SerialLine
import Simulation
import TestSupport
import Testing

/// A branch as it stands in the field: the real executable, a real pseudo-terminal, real files.
final class BranchUnderTest: Sendable {
    let folder: URL
    let modem: SimulatedModem
    let journal: SubmissionJournal
    private let terminal: PseudoTerminal
    private let serving: Task<Void, Never>

    /// Imports the sample branch, or another one, and plugs a modem in.
    init(
        sendTimeoutSeconds: Int = 60, repeatUnknownAfterSeconds: Int = 1, capacity: Int = 30,
        reportsDelivery: Bool = true, files: [String: String]? = nil
    ) async throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "tawi-scenario-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let terminal = try PseudoTerminal()
        self.terminal = terminal
        let modem = SimulatedModem(
            line: terminal, capacity: capacity, reportsDelivery: reportsDelivery
        ) { .test }
        self.modem = modem
        let journal = SubmissionJournal()
        self.journal = journal
        serving = Task {
            async let running: Void = modem.run()
            for await submission in modem.submissions { await journal.add(submission) }
            await running
        }
        try Data(
            """
            [branch]
            name = "Kibwezi"
            country = "KE"
            database = "\(folder.path)/tawi.db"

            [sheets]
            send_at = "never"

            [[modem]]
            device = "\(terminal.path)"
            messages_per_minute = 100000
            sweep_seconds = 1
            send_timeout_seconds = \(sendTimeoutSeconds)
            repeat_unknown_after_seconds = \(repeatUnknownAfterSeconds)
            """.utf8
        ).write(to: folder.appending(path: "tawi.toml"))
        let day = try #require(Day(iso: "2026-11-24"))
        let sample = folder.appending(path: "sample")
        try FileManager.default.createDirectory(at: sample, withIntermediateDirectories: true)
        for (name, text) in files ?? SimulatedBranch(on: day, withPINs: false).files {
            try Data(text.utf8).write(to: sample.appending(path: name))
        }
        let imported = try await tawi("import", sample.path)
        try #require(imported.status == 0, "\(imported.output)")
    }

    /// Unplugs the modem and removes the files.
    func remove() async {
        terminal.close()
        await serving.value
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs a verb on this branch to its end.
    func tawi(_ arguments: String...) async throws -> (status: Int32, output: String) {
        let run = try await Executable.run(arguments + ["--config", configuration])
        return (run.status, run.output + run.errors)
    }

    /// Starts the service.
    func serve() throws -> ServiceProcess {
        try ServiceProcess(
            configuration: configuration, log: folder.appending(path: "serve.log"))
    }

    private var configuration: String { folder.appending(path: "tawi.toml").path }

    /// One JSON object a line, as a verb prints them.
    func documents(_ arguments: String...) async throws -> [[String: Any]] {
        let run = try await Executable.run(arguments + ["--json", "--config", configuration])
        return try run.output.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            return try #require(object as? [String: Any])
        }
    }

    /// Waits until every message is handled and every reply has gone as often as it will.
    func becomesIdle(within limit: Duration = .seconds(60)) async throws {
        let deadline = ContinuousClock.now + limit
        while ContinuousClock.now < deadline {
            if try await isIdle() { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("the branch did not become idle: \(try await documents("status"))")
    }

    private func isIdle() async throws -> Bool {
        guard await modem.waiting == 0 else { return false }
        let status = try #require(try await documents("status").first)
        let messages = try #require(status["messages"] as? [String: Int])
        let outbox = try #require(status["outbox"] as? [String: Int])
        let open = ["queued", "sending", "unknown"].reduce(0) { $0 + (outbox[$1] ?? 0) }
        return messages["waiting"] == 0 && open == 0
    }
}

/// What the network took, in order.
actor SubmissionJournal {
    private(set) var submissions: [Submission] = []
    private var waiting: [(count: Int, end: AsyncStream<Void>.Continuation)] = []

    func add(_ submission: Submission) {
        submissions.append(submission)
        for waiter in waiting where waiter.count <= submissions.count {
            waiter.end.finish()
        }
        waiting.removeAll { $0.count <= submissions.count }
    }

    /// Waits until `count` messages were taken in all, or the test's time is over.
    func reaches(_ count: Int) async {
        guard submissions.count < count else { return }
        let (reached, end) = AsyncStream<Void>.makeStream()
        waiting.append((count, end))
        for await _ in reached {}
    }

    /// How often each text went to each number.
    var copies: [String: Int] {
        submissions.reduce(into: [:]) { counts, submission in
            let text = submission.submit.text ?? ""
            counts["\(submission.submit.destinationAddress.text) \(text)", default: 0] += 1
        }
    }
}

extension ServiceCentreTimeStamp {
    /// A moment of the machine's own day, in Kenya's zone.
    static var test: Self {
        let seconds = Int64(Date().timeIntervalSince1970)
        guard let stamp = Self(secondsSince1970: seconds, zoneQuarterHours: 12) else {
            preconditionFailure("the machine's clock is outside 1990 to 2089")
        }
        return stamp
    }
}

extension SimulatedModem {
    /// A phone sends a text, in as many parts as it takes.
    func text(_ text: String, from number: String) throws {
        let address = try #require(Address(number) ?? Address(alphanumeric: number))
        for part in try #require(SMSDeliver.parts(text: text, from: address, at: .test)) {
            deliver(part)
        }
    }
}
