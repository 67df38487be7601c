import Accounting
import GRDB
import Testing

@testable import LedgerStore

/// Cash on its way from an officer's hands into the till.
@Suite struct HandInTests {
    private static let cash = Account.cashInHand(officer: "KM")

    private func branch() async throws -> TestBranch {
        let branch = try await TestBranch()
        try await branch.employ()
        try await branch.collect(400, as: "7F3K")
        try await branch.collect(150, as: "8QWE", after: 90)
        return branch
    }

    @Test func `all of it counted moves the cash and verifies the collections`() async throws {
        let branch = try await branch()
        let handIn = try #require(try await branch.handIn(cents: 55_000).handIn)
        #expect(handIn.collections.map(\.text) == ["7F3K", "8QWE"])
        #expect(handIn.difference.isZero)
        #expect(try await branch.balance(Self.cash) == 0)
        #expect(try await branch.balance(.till) == 55_000)
        #expect(try await branch.states("7F3K") == [.reported, .verified])
        #expect(try await branch.inHand.isNothing)
        #expect(try await branch.audit().isSound)
        let first = try #require(handIn.collections.first)
        #expect(try await branch.books.read { try $0.till.handIn(of: first) } == handIn)
        #expect(try await branch.books.read { try $0.till.handIns(on: handIn.day) } == [handIn])
    }

    @Test func `the same hand-in twice is taken once`() async throws {
        let branch = try await branch()
        let handIn = try #require(try await branch.handIn(cents: 55_000).handIn)
        let again = try await branch.handIn(cents: 55_000, after: 3601)
        #expect(again == .refused(.nothingHeld(last: handIn)))
        #expect(
            try await branch.handIn(cents: 55_000, because: "Again", after: 3602)
                == .refused(.nothingHeld(last: handIn)))
        #expect(try await branch.balance(.till) == 55_000)
        #expect(try await branch.states("7F3K") == [.reported, .verified])
    }

    @Test func `a difference nobody explains changes nothing`() async throws {
        let branch = try await branch()
        for cents: Int64 in [54_999, 55_001, 0, 1_000_000] {
            let due = try shillings(550)
            let counted = Money(minorUnits: cents, currency: due.currency)
            #expect(
                try await branch.handIn(cents: cents)
                    == .refused(.differs(due: due, counted: counted)))
        }
        #expect(try await branch.handIn(cents: -1).refusal == .amountMakesNoSense)
        #expect(try await branch.balance(Self.cash) == 55_000)
        #expect(try await branch.balance(.till) == 0)
    }

    @Test func `what is short stays with the officer until he brings it`() async throws {
        let branch = try await branch()
        let short = try #require(
            try await branch.handIn(cents: 50_000, because: "Lost a note").handIn)
        #expect(short.variance == Variance(reason: "Lost a note", witness: "SM"))
        #expect(short.difference == Money(minorUnits: -5_000, currency: try shilling))
        #expect(try await branch.balance(Self.cash) == 5_000)
        #expect(try await branch.states("8QWE") == [.reported, .verified])
        let owed = try await branch.inHand
        #expect(owed.collections.isEmpty)
        #expect(owed.carried == (try shillings(50)))

        // The next day's cash needs no new reason, with any part of the debt.
        try await branch.collect(100, as: "9AAA", after: 86_400)
        let next = try #require(try await branch.handIn(cents: 12_000, after: 90_000).handIn)
        #expect(next.variance == nil)
        #expect(try await branch.balance(Self.cash) == 3_000)
        #expect(try await branch.handIn(cents: 3_000, after: 90_001).handIn != nil)
        #expect(try await branch.inHand.isNothing)
        #expect(try await branch.balance(.suspense) == 0)
    }

    @Test func `what is too much waits in suspense`() async throws {
        let branch = try await branch()
        let over = try await branch.handIn(cents: 56_000, because: "He cannot say").handIn
        #expect(over != nil)
        #expect(try await branch.balance(Self.cash) == 0)
        #expect(try await branch.balance(.till) == 56_000)
        #expect(try await branch.balance(.suspense) == -1_000)
        #expect(try await branch.audit().isSound)
    }

    @Test func `a disputed collection is counted and stays disputed`() async throws {
        let branch = try await branch()
        try await branch.enter(.disputed, "7F3K")
        let handIn = try #require(try await branch.handIn(cents: 55_000).handIn)
        #expect(handIn.collections.count == 2)
        #expect(try await branch.states("7F3K") == [.reported, .disputed])
        #expect(try await branch.states("8QWE") == [.reported, .verified])
    }

    @Test func `some collections can be handed in alone`() async throws {
        let branch = try await branch()
        let one = try #require(Reference("8QWE"))
        #expect(try await branch.handIn(cents: 55_000, only: [one]).refusal != nil)
        let part = try #require(try await branch.handIn(cents: 15_000, only: [one]).handIn)
        #expect(part.collections == [one])
        #expect(try await branch.inHand.collections.map(\.reference.text) == ["7F3K"])
        let again = try await branch.handIn(cents: 15_000, only: [one], after: 3601)
        #expect(again.refusal == .notHeld(one))
        #expect(try await branch.handIn(cents: 40_000, after: 3602).handIn != nil)
        #expect(try await branch.inHand.isNothing)
    }

    @Test func `notes and coins add up to the amount, or nothing is taken`() async throws {
        let branch = try await branch()
        let wrong = try await branch.handIn(
            cents: 55_000, denominations: [(50_000, 1), (1_000, 4)])
        #expect(
            wrong.refusal
                == .denominationsDiffer(sum: try shillings(540), counted: try shillings(550)))
        let overflowing = try await branch.handIn(cents: 55_000, denominations: [(.max, .max)])
        #expect(overflowing.refusal != nil)
        let right = try await branch.handIn(
            cents: 55_000, denominations: [(1_000, 5), (50_000, 1)])
        #expect(right.handIn?.denominations.map(\.pieces) == [1, 5])
        let reference = try #require(right.handIn).reference
        #expect(try await branch.books.read { try $0.till.handIn(reference) } == right.handIn)
    }

    @Test func `nobody counts his own cash or witnesses himself`() async throws {
        let branch = try await branch()
        try await branch.books.write { books in
            try books.people.enrol(User(code: "KM", name: "Kamau", phone: nil, role: .cashier))
        }
        #expect(try await branch.handIn(cents: 55_000, by: "KM").refusal == .samePerson("KM"))
        let alone = try await branch.handIn(cents: 1, because: "Me", by: "SM")
        #expect(alone.refusal == .samePerson("SM"))
    }

    @Test func `what was handed in long ago is not looked through`() async throws {
        let branch = try await branch()
        let plan = try await branch.books.read { books in
            try Row.fetchAll(
                books.db, sql: "EXPLAIN QUERY PLAN \(Till.held)",
                arguments: ["officer": "KM", "cash": "cash:KM"]
            ).map { $0["detail"] as String }
        }
        #expect(plan.contains { $0.contains("collection_by_officer_and_time") }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }

    @Test func `a hand-in is never changed and never deleted`() async throws {
        let branch = try await branch()
        #expect(try await branch.handIn(cents: 55_000).handIn != nil)
        for statement in [
            "UPDATE hand_in SET counted = 1", "DELETE FROM hand_in",
            "UPDATE hand_in_collection SET hand_in = 'x'", "DELETE FROM hand_in_collection",
        ] {
            await #expect(throws: (any Error).self) { try await branch.tamper(statement) }
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `till, hands and suspense hold together what was collected`(seed: UInt64) async throws {
        let branch = try await TestBranch()
        try await branch.employ()
        var generator = SplitMix64(seed: seed)
        var collected: Int64 = 0
        for step in 0..<30 {
            let seconds = Int64(step) * 60
            if Bool.random(using: &generator) {
                let reference = Reference.random(length: 6, using: &generator).text
                let amount = Int64.random(in: 1...500, using: &generator)
                try await branch.collect(amount, as: reference, after: seconds)
                collected += amount * 100
            } else {
                let due = try await branch.inHand.due.minorUnits
                let cents = max(0, due + Int64.random(in: -300...300, using: &generator))
                let reason = Bool.random(using: &generator) ? "Counted twice" : nil
                let verdict = try await branch.handIn(
                    cents: cents, because: reason, after: seconds)
                if let handIn = verdict.handIn, handIn.counted.minorUnits > due {
                    collected += handIn.counted.minorUnits - due
                }
            }
            // What was too much came from outside the books: suspense holds its other side.
            let hands = try await branch.balance(Self.cash)
            let till = try await branch.balance(.till)
            #expect(hands + till == collected, "seed \(seed), step \(step)")
            #expect(hands >= 0)
        }
        let over = -(try await branch.balance(.suspense))
        let savings = -(try await branch.balance(.savings(client: "1024")))
        #expect(savings + over == collected)
        #expect(try await branch.audit().isSound)
    }
}
