import ATProtocol
import Accounting
import Foundation
import LedgerStore
import Logging
import MessageSending
import ModemDriver
import SMSPDU
import SerialLine
import Simulation
import Synchronization
import Testing
import TextCommands

/// A modem at a pseudo-terminal, under the name its sender gives it.
struct SendingModem: Sendable {
    let route: Route
    let terminal: PseudoTerminal
    let simulated: SimulatedModem
    let driver: Modem
    let isPlugged: Bool

    init(
        _ name: String, prefixes: [String] = [], refusing refusals: Int = 0, with code: Int = 38,
        barring numbers: [String: Int] = [:], isPlugged: Bool = true
    ) async throws {
        route = Route(modem: name, prefixes: prefixes)
        let terminal = try PseudoTerminal()
        let time = try #require(
            ServiceCentreTimeStamp(secondsSince1970: 1_795_417_200, zoneQuarterHours: 12))
        self.terminal = terminal
        simulated = SimulatedModem(line: terminal, serviceCentreTime: { time })
        await simulated.misbehave {
            $0.refusedSubmissions = refusals
            $0.errorCode = code
            $0.barredNumbers = numbers
        }
        self.isPlugged = isPlugged
        let path = isPlugged ? terminal.path : "/dev/tawi-no-such-modem"
        driver = Modem(
            name: name, connection: ModemConnection(open: { try SerialPort(opening: path) }),
            logger: Logger(label: "modem") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Until the driver has set it up.
    func isReady() async {
        for await event in driver.events where event == .ready { return }
    }

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await simulated.run() }
            tasks.addTask { try await driver.run() }
            try await tasks.waitForAll()
        }
    }
}

/// A branch's file in a folder of its own, and a clock that passes only while senders sleep.
///
/// A class so that the folder goes when the test is over.
final class SendingBranch: Sendable {
    let books: Books
    private let folder: URL
    private let time: SleepingClock

    /// Monday, 10:00 in Nairobi: 2026-11-23T07:00:00Z.
    static let start = Moment(millisecondsSince1970: 1_795_417_200_000)

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tawi-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let key = try BranchKey(Data(repeating: 7, count: BranchKey.length))
        books = try Books(at: folder.appending(path: "tawi.db").path, key: key)
        time = SleepingClock()
    }

    deinit {
        try? books.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Seconds that passed.
    var passed: Int64 { time.passed.components.seconds }

    var messages: [FiledOutgoingMessage] {
        get async throws { try await books.read { try $0.outbox.messages(latest: 100) } }
    }

    func enqueue(
        _ messageClass: MessageClass, _ text: String, to number: String = "+254722000002"
    ) async throws {
        let recipient = try #require(PhoneNumber(e164: number))
        let message = OutgoingMessage(to: recipient, text: text, as: messageClass)
        let enqueuing = try await books.write { try $0.outbox.enqueue(message, at: Self.start) }
        #expect(enqueuing != .doesNotFit)
    }

    /// Fineract hands in messages of a campaign.
    func handIn(_ numbers: [Int64]) async throws {
        let recipient = try #require(PhoneNumber(e164: "+254722000002"))
        try await books.write { books in
            for number in numbers {
                let message = GatewayMessage(
                    tenant: "default", internalID: number, provider: 1, recipient: recipient,
                    text: "Campaign \(number)")
                let isNew = try books.gateway.take(message, at: Self.start)
                #expect(isNew)
            }
        }
    }

    /// What Fineract is told of them now.
    func gatewayStatuses(_ numbers: [Int64]) async throws -> [GatewayStatus] {
        let moment = Self.start.advanced(bySeconds: passed)
        return try await books.read { books in
            try books.gateway.reports(on: numbers, of: "default", at: moment).map(\.status)
        }
    }

    /// Runs `body` while each modem has its sender; `body` gets what they log, warnings and all.
    func withSenders(
        _ modems: [SendingModem], pace: SendingPace = SendingPace(partsPerMinute: 600),
        holding: @escaping @Sendable (Moment) -> Set<MessageClass> = { _ in [] },
        _ body: (inout AsyncStream<String>.Iterator) async throws -> Void
    ) async throws {
        let (notes, note) = AsyncStream<String>.makeStream()
        let routes = RouteTable(Routing(modems.map(\.route)))
        let time = time
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for modem in modems {
                tasks.addTask { try await modem.run() }
                let sender = MessageSender(
                    modem: modem.driver, books: books, pace: pace,
                    routes: routes, clock: time,
                    logger: Logger(label: "sending") { _ in Notes(continuation: note) },
                    holding: holding,
                    now: { Self.start.advanced(bySeconds: time.passed.components.seconds) })
                tasks.addTask {
                    if modem.isPlugged { await modem.isReady() }
                    try await sender.run()
                }
            }
            defer {
                tasks.cancelAll()
                for modem in modems { modem.terminal.close() }
            }
            var iterator = notes.makeAsyncIterator()
            try await body(&iterator)
        }
    }
}

/// Hands on what a sender says.
private struct Notes: LogHandler {
    let continuation: AsyncStream<String>.Continuation
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { continuation.yield("\(event.message)") }
}

/// Time that passes only while somebody sleeps: to the deadline of whoever sleeps longest.
final class SleepingClock: Clock, Sendable {
    typealias Instant = ContinuousClock.Instant

    private let start = ContinuousClock.now
    private let time = Mutex(Duration.zero)

    var passed: Duration { time.withLock(\.self) }

    var now: Instant { start.advanced(by: passed) }

    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        await Task.yield()
        let target = start.duration(to: deadline)
        time.withLock { $0 = max($0, target) }
    }
}
