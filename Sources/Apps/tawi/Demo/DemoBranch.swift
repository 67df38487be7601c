internal import Accounting
internal import Counter
internal import Foundation
internal import HeadOfficeSync
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
    let clock: PlayedClock
    let folder: URL
    private let terminal: PseudoTerminal

    /// How it posts to head office; nil where it has none.
    let postingRules: PostingRules?
    let power = DemoPower()

    /// Builds the branch in a folder of its own and brings the sample branch in.
    ///
    /// - Parameters:
    ///   - start: Where the clock stands until it is moved, as `PlayedClock.move` reads it; nil
    ///     for one that runs as the machine's does.
    ///   - settings: More lines of the configuration file.
    ///   - headOffice: Where verbs that are typed find head office. The services leave it alone: what
    ///     is posted when is up to whoever plays.
    init(
        start: String? = nil, settings: String = "", headOffice: DemoHeadOffice? = nil
    ) async throws {
        clock = PlayedClock(standsStill: start != nil)
        folder = FileManager.default.temporaryDirectory
            .appending(path: "tawi-demo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        terminal = try PseudoTerminal()
        let text = Self.configurationText(in: folder, device: terminal.path, settings)
        let written = try Self.configurationText(text, leadingTo: headOffice, in: folder)
        try Data(written.utf8).write(to: folder.appending(path: "tawi.toml"))
        postingRules = try Configuration(text: written, path: "tawi.toml").postingRules
        configuration = try Configuration(text: text, path: "tawi.toml")
        if let start, !clock.move(to: start, in: configuration.calendar) {
            throw Refused("\"\(start)\" is no time. Write YEAR-MM-DD 09:00, say")
        }
        books = try configuration.openBooks()
        let calendar = configuration.calendar
        modem = SimulatedModem(line: terminal, capacity: 250) { .now(calendar) }
        try await importSample()
    }

    private static func configurationText(
        in folder: URL, device: String, _ settings: String
    ) -> String {
        """
        [branch]
        name = "Kibwezi"
        country = "KE"
        languages = ["en", "sw", "fr", "fil", "hi", "am"]
        database = "\(folder.path)/tawi.db"

        [[modem]]
        device = "\(device)"
        messages_per_minute = 100000

        \(settings)
        """
    }

    private static func configurationText(
        _ text: String, leadingTo headOffice: DemoHeadOffice?, in folder: URL
    ) throws -> String {
        guard let headOffice else { return text }
        let password = folder.appending(path: "mifos.password").path
        guard
            FileManager.default.createFile(
                atPath: password, contents: Data(DemoHeadOffice.password.utf8),
                attributes: [.posixPermissions: 0o600])
        else { throw Refused("Cannot write \(password). Check that the disk is not full.") }
        return text + headOffice.sections(passwordFile: password)
    }

    private func importSample() async throws {
        let now = clock.now
        let today = configuration.calendar.day(of: now)
        let sample = folder.appending(path: "sample")
        try SimulatedBranch(on: today, withPINs: false).write(to: sample)
        let files = try BranchFiles(
            in: sample, country: configuration.branch.country,
            currency: configuration.branch.currency)
        _ = try await BranchImport(files, rules: configuration.rules)
            .run(in: books, at: now, on: today)
    }

    /// Runs the branch while `body` uses its phones. Everything in it goes by the branch's clock.
    func run(_ body: @Sendable @escaping () async throws -> Void) async throws {
        let own = WallClock.Clock { [clock] in clock.now }
        try await WallClock.$current.withValue(own) {
            let lock = try ServiceLock(beside: configuration.branch.database)
            defer { lock.release() }
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { await modem.run() }
                tasks.addTask {
                    try await power.run { try Branch(configuration, books: books, logger: $0) }
                }
                while power.branch == nil { try await Task.sleep(for: .milliseconds(5)) }
                try await body()
                power.switchOff()
                terminal.close()
                try await tasks.waitForAll()
            }
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
    /// - Parameter sent: When the service centre took it; nil for now.
    /// - Returns: Nil when the text needs more parts than a message can have.
    func parts(of text: String, from number: Address, sent: Moment? = nil) -> [SMSDeliver]? {
        let calendar = configuration.calendar
        return SMSDeliver.parts(
            text: text, from: number,
            at: ServiceCentreTimeStamp(sent ?? clock.now, in: calendar),
            concatenationReference: UInt8.random(in: 0...255))
    }

    /// Whether nothing is on its way any more, but for what waits for another hour.
    var isIdle: Bool {
        get async throws {
            guard await modem.waiting == 0 else { return false }
            let name = configuration.modems[0].name
            let rules = configuration.rules
            return try await books.read { [clock] books in
                guard try books.inbox.counts().unhandled == 0,
                    try books.phoneChanges.due(at: clock.now).isEmpty,
                    try books.approvals.overdue(at: clock.now).isEmpty,
                    try books.outbox.counts()[.sending, default: 0] == 0
                else { return false }
                let next = try books.outbox.next(
                    for: name, in: Routing([Route(modem: name)]),
                    holding: rules.held(at: clock.now),
                    at: clock.now)
                guard case .wait = next else { return false }
                return true
            }
        }
    }

    /// Waits until it is.
    func untilIdle() async throws {
        while try await !isIdle { try await Task.sleep(for: .milliseconds(5)) }
    }

    /// Moves the clock and does what the hour asks for.
    ///
    /// - Returns: Whether `written` says a time.
    func move(to written: String) async throws -> Bool {
        guard clock.move(to: written, in: configuration.calendar) else { return false }
        await power.branch?.rounds.look()
        for bell in [books.arrivals, books.departures, books.alarms] { bell.ring() }
        try await untilIdle()
        return true
    }

    /// Does a verb on this branch, as somebody at the branch types it. A PIN is typed behind it as
    /// in a shell: `<<< 4821`.
    ///
    /// - Returns: The exit status.
    func perform(_ words: [String]) async throws -> Int32 {
        let verb = Array(words.prefix { $0 != "<<<" })
        let typed = Input.Typed(line: words.dropFirst(verb.count + 1).first)
        let config = folder.appending(path: "tawi.toml").path
        let status = await Input.$typed.withValue(typed) {
            await Tawi.perform(verb, config: config)
        }
        for bell in [books.arrivals, books.departures, books.alarms] { bell.ring() }
        try await untilIdle()
        return status
    }
}

extension ServiceCentreTimeStamp {
    /// What the service centre's clock says, in the branch's zone.
    static func now(_ calendar: BranchCalendar) -> Self { Self(.now(), in: calendar) }

    /// A moment on the service centre's clock, in the branch's zone.
    init(_ moment: Moment, in calendar: BranchCalendar) {
        let civil = calendar.civilTime(of: moment)
        let local =
            Int64(civil.day.daysSince1970) * 86_400
            + Int64(civil.hour * 3600 + civil.minute * 60 + civil.second)
        let quarters = Int((local - moment.secondsSince1970) / 900)
        self =
            Self(secondsSince1970: moment.secondsSince1970, zoneQuarterHours: quarters)
            ?? Self.epoch
    }

    /// For a clock outside the years a time stamp can show.
    private static var epoch: Self {
        Self(
            year: 2000, month: 1, day: 1, hour: 0, minute: 0, second: 0, zoneQuarterHours: 0)
            ?? .epoch
    }
}
