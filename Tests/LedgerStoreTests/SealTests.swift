import Accounting
import Testing

@testable import LedgerStore

/// Days that are closed and stay as they were.
@Suite struct SealTests {
    private func branch() async throws -> TestBranch {
        let branch = try await TestBranch()
        try await branch.employ()
        try await branch.bringForward()
        try await branch.collect(400, as: "7F3K")
        return branch
    }

    @Test func `a seal says what the day came to`() async throws {
        let branch = try await branch()
        try await branch.collect(150, as: "8QWE", after: 90)
        #expect(try await branch.handIn(cents: 50_000, because: "Lost a note").handIn != nil)
        let seal = try #require(try await branch.close().seal)
        #expect(seal.number == 1)
        #expect(seal.firstEntry == 1)
        #expect(seal.lastEntry == 4)
        #expect(seal.total(.collected) == (try shillings(550)))
        #expect(seal.number(.collected) == 2)
        #expect(seal.amount(.handedIn, "KM") == (try shillings(500)))
        #expect(seal.amount(.held, "KM") == (try shillings(50)))
        #expect(seal.amount(.paidInto, "savings") == (try shillings(550)))
        #expect(seal.amount(.balance, "till") == (try shillings(500)))
        #expect(try await branch.books.read { try $0.seals.seal(of: seal.day) } == seal)
        #expect(try await branch.books.read { try $0.seals.verify() }.firstFault == nil)
    }

    @Test func `nothing is dated into a sealed day`() async throws {
        let branch = try await branch()
        let seal = try #require(try await branch.close().seal)
        let late = try posting(after: 7200)
        let dated = try await branch.books.read { try $0.ledger.dated(late) }
        #expect(dated.day == seal.day.advanced(byDays: 1))
        #expect(dated.at == late.at)
        let transfer = Transfer(
            id: "late", debit: .cashInHand(officer: "KM"), credit: .savings(client: "1024"),
            amount: try shillings(1))
        #expect(try await branch.books.write { try $0.ledger.post(transfer, on: late) } == .posted)
        let last = try await branch.books.read { try $0.ledger.lastEntry() }
        #expect(last?.day == seal.day.advanced(byDays: 1))
        #expect(try await branch.books.read { try $0.seals.isSealed(seal.day) })
        #expect(try await branch.books.read { try $0.seals.verify() }.firstFault == nil)
    }

    @Test func `the schema itself keeps a sealed day shut`() async throws {
        let branch = try await branch()
        #expect(try await branch.close().seal != nil)
        await #expect(throws: (any Error).self) {
            try await branch.tamper(
                """
                INSERT INTO entry (transfer, recorded_at, day, debit, credit, amount, currency,
                    debit_balance, credit_balance, previous_hash, hash)
                SELECT 'x', recorded_at, day, debit, credit, amount, currency, 0, 0,
                    previous_hash, randomblob(32) FROM entry LIMIT 1
                """)
        }
    }

    @Test func `a day is sealed once, and days in their order`() async throws {
        let branch = try await branch()
        try await branch.collect(10, as: "9AAA", after: 86_400)
        guard case .earlierDayOpen = try await branch.close(daysLater: 1) else {
            Issue.record("the first day was skipped")
            return
        }
        let first = try #require(try await branch.close().seal)
        #expect(try await branch.close() == .sealedAlready(last: first))
        #expect(try await branch.close(daysLater: -1) == .sealedAlready(last: first))
        let second = try #require(try await branch.close(daysLater: 1).seal)
        #expect(second.previousHash == first.hash)
        #expect(second.firstEntry == first.lastEntry + 1)
        let quiet = try #require(try await branch.close(daysLater: 4).seal)
        #expect(quiet.lastEntry == quiet.firstEntry - 1)
        #expect(try await branch.books.read { try $0.seals.verify() }.sound == 3)
    }

    @Test func `one person alone closes no day`() async throws {
        let branch = try await branch()
        #expect(try await branch.close(with: "CN") == .samePerson("CN"))
        #expect(try await branch.books.read { try $0.seals.last() } == nil)
    }

    @Test(arguments: [
        "UPDATE day_seal SET last_entry = last_entry + 1 WHERE number = 1",
        "UPDATE day_seal SET day = '2026-11-22' WHERE number = 1",
        "UPDATE day_seal SET chain_hash = zeroblob(32) WHERE number = 1",
        "UPDATE day_seal SET reason = 'Nothing' WHERE number = 1",
        "UPDATE day_seal_line SET amount = amount + 1 WHERE seal = 1 AND figure = 'collected'",
        "UPDATE day_seal_line SET name = 'JM' WHERE seal = 1 AND figure = 'held'",
        "DELETE FROM day_seal_line WHERE seal = 1 AND figure = 'balance'",
    ])
    func `a seal that was altered is named`(alteration: String) async throws {
        let branch = try await branch()
        #expect(try await branch.close().seal != nil)
        #expect(try await branch.close(daysLater: 1).seal != nil)
        await #expect(throws: (any Error).self) { try await branch.tamper(alteration) }
        try await branch.tamper(
            "DROP TRIGGER day_seal_is_never_updated", "DROP TRIGGER day_seal_line_is_never_updated",
            "DROP TRIGGER day_seal_line_is_never_deleted", alteration)
        let report = try await branch.books.read { try $0.seals.verify() }
        #expect(report.firstFault?.seal == 1)
    }

    @Test func `a seal that was made anew after the journal was cut is found out`() async throws {
        let branch = try await branch()
        #expect(try await branch.close().seal != nil)
        try await branch.tamper(
            "DROP TRIGGER entry_is_never_updated", "UPDATE entry SET hash = randomblob(32)")
        #expect(try await branch.books.read { try $0.seals.verify() }.firstFault?.seal == 1)
    }

    @Test func `a product that is renamed breaks no seal`() async throws {
        let branch = try await branch()
        #expect(try await branch.close().seal != nil)
        try await branch.tamper("UPDATE account SET product = 'Akiba' WHERE kind = 'savings'")
        #expect(try await branch.books.read { try $0.seals.verify() }.firstFault == nil)
    }
}
