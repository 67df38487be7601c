import Accounting
import Counter
import LedgerStore
import Logging
import Synchronization
import Testing

struct RoundTests {
    @Test func `a round is done once a day, and not before its hour`() async throws {
        let counter = try await TestCounter()
        let done = Mutex<[String]>([])
        let hour = try #require(TimeOfDay("10:30"))
        let keeper = RoundKeeper(
            books: counter.books, rules: counter.rules,
            rounds: [
                Round("test", from: hour) { _, _, day, _ in done.withLock { $0.append(day.iso) } }
            ],
            logger: Logger(label: "rounds"), now: { counter.now })
        await keeper.look()
        #expect(done.withLock(\.self).isEmpty)
        counter.pass(1800)
        await keeper.look()
        await keeper.look()
        #expect(done.withLock(\.self) == ["2026-11-23"])
        counter.pass(86_400)
        await keeper.look()
        #expect(done.withLock(\.self) == ["2026-11-23", "2026-11-24"])
    }
}
