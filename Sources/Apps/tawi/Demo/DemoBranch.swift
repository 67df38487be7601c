internal import Accounting
internal import Foundation
internal import LedgerStore
internal import Logging
internal import SMSPDU
internal import SerialLine
internal import ServiceLifecycle
internal import Simulation
internal import TextCommands

/// The whole branch on this machine: a simulated modem behind a real pseudo-terminal, and the
/// shipped services on the other side.
struct DemoBranch: Sendable {
    let configuration: Configuration
    let books: Books
    let modem: SimulatedModem
    private let terminal: PseudoTerminal
    private let folder: URL

    /// Builds the branch in a folder of its own and brings the sample branch in.
    init() async throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "tawi-demo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        terminal = try PseudoTerminal()
        configuration = try Configuration(
            text: Self.configurationText(in: folder, device: terminal.path), path: "demo")
        books = try configuration.openBooks()
        let calendar = configuration.calendar
        modem = SimulatedModem(line: terminal) { .now(calendar) }
        try await importSample()
    }

    private static func configurationText(in folder: URL, device: String) -> String {
        """
        [branch]
        name = "Kibwezi"
        country = "KE"
        database = "\(folder.path)/tawi.db"

        [[modem]]
        device = "\(device)"
        messages_per_minute = 100000
        """
    }

    private func importSample() async throws {
        let now = Moment.now()
        let today = configuration.calendar.day(of: now)
        let sample = folder.appending(path: "sample")
        try SimulatedBranch(on: today, withPINs: false).write(to: sample)
        let files = try BranchFiles(
            in: sample, country: configuration.branch.country,
            currency: configuration.branch.currency)
        _ = try await BranchImport(files, currency: configuration.branch.currency)
            .run(in: books, at: now, on: today)
    }

    /// Runs the branch while `body` uses its phones.
    func run(_ body: @Sendable @escaping () async throws -> Void) async throws {
        let logger = Logger(label: "tawi") { _ in SwiftLogNoOpLogHandler() }
        let group = ServiceGroup(
            services: try Branch(configuration, books: books, logger: logger).services,
            logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await modem.run() }
            tasks.addTask { try await group.run() }
            try await body()
            await group.triggerGracefulShutdown()
            terminal.close()
            try await tasks.waitForAll()
        }
    }

    /// Closes the books and removes everything.
    func remove() throws {
        try books.close()
        try FileManager.default.removeItem(at: folder)
    }
}

extension DemoBranch {
    /// A phone sends a text; long ones travel in parts.
    ///
    /// - Returns: Nil when the text needs more parts than a message can have.
    func parts(of text: String, from number: Address) -> [SMSDeliver]? {
        SMSDeliver.parts(
            text: text, from: number, at: .now(configuration.calendar),
            concatenationReference: UInt8.random(in: 0...255))
    }

    /// Whether nothing is on its way any more.
    var isIdle: Bool {
        get async throws {
            guard await modem.waiting == 0 else { return false }
            return try await books.read { books in
                let parts = try books.outbox.counts()
                return try books.inbox.counts().unhandled == 0
                    && (parts[.queued] ?? 0) + (parts[.sending] ?? 0) == 0
            }
        }
    }
}

extension ServiceCentreTimeStamp {
    /// What the service centre's clock says, in the branch's zone.
    static func now(_ calendar: BranchCalendar) -> Self {
        let now = Moment.now()
        let civil = calendar.civilTime(of: now)
        let local =
            Int64(civil.day.daysSince1970) * 86_400
            + Int64(civil.hour * 3600 + civil.minute * 60 + civil.second)
        let quarters = Int((local - now.secondsSince1970) / 900)
        return Self(secondsSince1970: now.secondsSince1970, zoneQuarterHours: quarters)
            ?? Self.epoch
    }

    /// For a clock outside the years a time stamp can show.
    private static var epoch: Self {
        Self(
            year: 2000, month: 1, day: 1, hour: 0, minute: 0, second: 0, zoneQuarterHours: 0)
            ?? .epoch
    }
}
