public import Accounting
public import LedgerStore
public import MifosClient
internal import Synchronization

/// Counts what one connection carries, for one purpose after the other, and says whether it may
/// carry more.
///
/// A class because whoever asks and whoever writes down share the count.
public final class LineMeter: Sendable {
    private let books: Books
    private let rules: LineRules
    private let calendar: BranchCalendar
    private let now: @Sendable () -> Moment
    private let counted = Mutex(Traffic())

    /// Octets that are written down together: the file is not written for every request.
    private static let step: Int64 = 65_536

    /// - Parameter rules: Without limits where a person overrules them.
    public init(
        books: Books, rules: LineRules, calendar: BranchCalendar,
        now: @escaping @Sendable () -> Moment
    ) {
        self.books = books
        self.rules = rules
        self.calendar = calendar
        self.now = now
    }

    /// Whether the line may be used for something now.
    public func verdict(for purpose: LinePurpose) async throws -> LineVerdict {
        let time = calendar.civilTime(of: now())
        let used = try await books.read { try $0.lineUses.ofMonth(of: time.day).octets }
        return rules.verdict(for: purpose, used: used, at: time.timeOfDay)
    }

    /// Lets a request go, or throws the verdict; writes down what came together.
    public func pass(_ traffic: Traffic, for purpose: LinePurpose) async throws {
        let uncounted = counted.withLock { traffic.since($0).total }
        if uncounted >= Self.step { try await note(traffic, for: purpose) }
        let verdict = try await verdict(for: purpose)
        if verdict != .open { throw verdict }
    }

    /// Begins to count from here: what came before was written down elsewhere.
    public func skip(_ traffic: Traffic) { counted.withLock { $0 = traffic } }

    /// Writes down what the connection has carried since it was last written down.
    public func note(_ traffic: Traffic, for purpose: LinePurpose) async throws {
        let more = counted.withLock { counted in
            defer { counted = traffic }
            return traffic.since(counted)
        }
        let use = LineUse(requests: more.requests, sent: more.sent, received: more.received)
        let day = calendar.day(of: now())
        try await books.write { try $0.lineUses.add(use, for: purpose, on: day) }
    }
}

extension LineMeter {
    /// Reads from head office for one purpose, as far as the line may be used for it. Whatever comes
    /// of it, what was carried is written down.
    ///
    /// - Throws: What `body` throws; the `LineVerdict` where the line may not be used any more.
    public func reading<Answer: Sendable>(
        over client: FineractClient, for purpose: LinePurpose,
        _ body: (HeadOfficeReading) async throws -> Answer
    ) async throws -> Answer {
        let headOffice = HeadOfficeReading(client) { try await self.pass($0, for: purpose) }
        let answer: Result<Answer, any Error>
        do { answer = .success(try await body(headOffice)) } catch { answer = .failure(error) }
        try await note(client.traffic, for: purpose)
        return try answer.get()
    }
}
