import Accounting
import Testing

@testable import LedgerStore

@Suite struct ReversalTests {
    private static let cash = Account.cashInHand(officer: "KM")
    private static let savings = Account.savings(client: "1024")

    @Test func `a reversal takes the whole collection back`() async throws {
        let branch = try await TestBranch()
        try await branch.collect(100, as: "7F3K")
        let undo = try await branch.file("UNDO 7F3K", after: 120)
        #expect(try await branch.reverse("7F3K", message: undo, after: 120) == .reversed)
        #expect(try await branch.balance(of: Self.cash) == 0)
        #expect(try await branch.balance(of: Self.savings) == 0)
        let filed = try #require(try await branch.filed("7F3K"))
        #expect(filed.state == .reversed)
        #expect(filed.total == (try shillings(100)))
        #expect(filed.items.map(\.account) == [Self.savings])
        #expect(try await branch.states(of: "7F3K") == [.reported, .reversed])
        let report = try await branch.audit()
        #expect(report.isSound, "\(report)")
    }

    @Test func `the same reversal again changes nothing, and another one is refused`()
        async throws
    {
        let branch = try await TestBranch()
        try await branch.collect(100, as: "7F3K")
        let undo = try await branch.file("UNDO 7F3K", after: 120)
        for seconds: Int64 in [120, 130] {
            #expect(
                try await branch.reverse("7F3K", message: undo, after: seconds) == .reversed)
        }
        let again = try await branch.file("undo 7f3k", after: 140)
        #expect(
            try await branch.reverse("7F3K", message: again, after: 140)
                == .refused(.alreadyReversed(at: TestBranch.start.advanced(bySeconds: 120))))
        #expect(try await branch.audit().entries == 2)
        #expect(try await branch.states(of: "7F3K") == [.reported, .reversed])
        #expect(try await branch.audit().isSound)
    }

    @Test(arguments: [CollectionState.verified, .disputed, .refused])
    func `what was counted or disputed is not taken back without an approval`(
        state: CollectionState
    ) async throws {
        let branch = try await TestBranch()
        try await branch.collect(100, as: "7F3K")
        try await branch.enter(state, "7F3K")
        let undo = try await branch.file("UNDO 7F3K", after: 120)
        #expect(
            try await branch.reverse("7F3K", message: undo, after: 120)
                == .refused(.needsApproval(state)))
        #expect(try await branch.balance(of: Self.cash) == 10_000)

        let approval = try await branch.approved("7F3K")
        #expect(
            try await branch.reverse("7F3K", message: undo, under: approval, after: 120)
                == .reversed)
        #expect(try await branch.balance(of: Self.cash) == 0)
        #expect(try await branch.states(of: "7F3K") == [.reported, state, .reversed])
        #expect(try await branch.audit().isSound)
    }

    @Test(arguments: [false, true])
    func `what head office has is taken back while its officer holds the cash`(
        isHandedIn: Bool
    ) async throws {
        let branch = try await TestBranch()
        try await branch.employ()
        try await branch.collect(100, as: "7F3K")
        try await branch.enter(.posted, "7F3K")
        if isHandedIn { _ = try await branch.handIn(cents: 10_000, after: 60) }
        let undo = try await branch.file("UNDO 7F3K", after: 120)
        #expect(
            try await branch.reverse("7F3K", message: undo, after: 120)
                == (isHandedIn ? .refused(.needsApproval(.posted)) : .reversed))
        #expect(try await branch.audit().isSound)
    }

    @Test func `an unknown reference is refused`() async throws {
        let branch = try await TestBranch()
        #expect(
            try await branch.reverse("7F3K", message: nil, after: 0)
                == .refused(.unknownReference))
    }

    @Test func `a reversed collection has no other state`() async throws {
        let branch = try await TestBranch()
        try await branch.collect(100, as: "7F3K")
        #expect(try await branch.reverse("7F3K", message: nil, after: 120) == .reversed)
        await #expect(throws: (any Error).self) { try await branch.enter(.verified, "7F3K") }
        #expect(try await branch.filed("7F3K")?.state == .reversed)
        #expect(try await branch.audit().isSound)
    }

    @Test func `what was taken back is no likeness of a later payment`() async throws {
        let branch = try await TestBranch()
        try await branch.collect(100, as: "7F3K")
        let item = CollectedItem(account: Self.savings, amount: try shillings(100))
        let day = try posting().day
        let likeness = {
            try await branch.books.read {
                try $0.collections.likeness(of: [item], by: "KM", since: day)?.text
            }
        }
        #expect(try await likeness() == "7F3K")
        #expect(try await branch.reverse("7F3K", message: nil, after: 120) == .reversed)
        #expect(try await likeness() == nil)
    }

    @Test(arguments: [
        [
            "DROP TRIGGER reversal_is_never_deleted",
            "DELETE FROM reversal",
        ],
        [
            "DROP TRIGGER collection_state_becomes_current",
            "DROP TRIGGER a_reversed_collection_stays_so",
            "INSERT INTO collection_state (reference, state, entered_at) "
                + "VALUES ('7F3K', 'verified', 0)",
        ],
        ["UPDATE collection_now SET state = 'reported'"],
        [
            "DROP TRIGGER reversal_is_never_updated",
            "UPDATE reversal SET message = NULL",
        ],
        [
            "INSERT INTO reversal (reference, actor, reversed_at) VALUES ('2AAA', 'branch', 0)"
        ],
    ])
    func `a reversal that was tampered with is found`(statements: [String]) async throws {
        let branch = try await TestBranch()
        try await branch.collect(100, as: "7F3K")
        try await branch.collect(50, as: "2AAA", after: 90)
        let undo = try await branch.file("UNDO 7F3K", after: 120)
        #expect(try await branch.reverse("7F3K", message: undo, after: 120) == .reversed)
        #expect(try await branch.audit().isSound)
        for statement in statements { try await branch.tamper(statement) }
        #expect(try await branch.audit().firstFault?.reference != nil)
    }
}
