import Accounting
import Foundation
import LedgerStore
import Logging
import Synchronization
import Testing
import TextCommands

/// A branch's file in a folder of its own, with two managers, and its time.
///
/// A class so that the folder goes when the test is over.
final class CareBranch: Sendable {
    let books: Books
    let world: World
    private let folder: URL

    static let managers = ["+254711000005", "+254711000006"]

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tawi-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let key = try BranchKey(Data(repeating: 7, count: BranchKey.length))
        books = try Books(at: folder.appending(path: "tawi.db").path, key: key)
        world = World()
        let users = Self.managers.enumerated().map { number, phone in
            User(
                code: "M\(number)", name: "Grace", phone: PhoneNumber(e164: phone),
                role: .manager)
        }
        try await books.write { books in for user in users { try books.people.enrol(user) } }
    }

    deinit {
        try? books.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// What was queued, oldest first.
    var queued: [OutgoingMessage] {
        get async throws {
            try await books.read { try $0.outbox.messages(latest: 100).map(\.message) }
        }
    }

    var openAlarms: [AlarmKind] {
        get async throws { try await books.read { try $0.alarms.open().map(\.kind) } }
    }
}

/// Time that passes only while somebody sleeps, and what happens in it.
final class World: Clock, Sendable {
    typealias Instant = ContinuousClock.Instant

    private let start = ContinuousClock.now
    private let passed = Mutex(Duration.zero)
    private let duringSleep = Mutex<(@Sendable (Duration) async throws -> Void)?>(nil)

    /// Monday, 10:00 in Nairobi: 2026-11-23T07:00:00Z.
    static let begin = Moment(millisecondsSince1970: 1_795_417_200_000)

    var now: Instant { start.advanced(by: passed.withLock(\.self)) }

    var minimumResolution: Duration { .nanoseconds(1) }

    func moment() -> Moment {
        Self.begin.advanced(bySeconds: passed.withLock(\.components.seconds))
    }

    /// What happens while somebody sleeps; throwing ends the sleep.
    func whileSleeping(_ body: @escaping @Sendable (Duration) async throws -> Void) {
        duringSleep.withLock { $0 = body }
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        let duration = now.duration(to: deadline)
        try await duringSleep.withLock(\.self)?(duration)
        passed.withLock { $0 += duration }
        await Task.yield()
    }
}

func shillings(_ amount: Int64) throws -> Money {
    Money(minorUnits: amount * 100, currency: try #require(Currency("KES")))
}

extension Logger {
    static var silent: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}
