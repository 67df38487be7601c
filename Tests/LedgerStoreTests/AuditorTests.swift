import Accounting
import Testing

@testable import LedgerStore

@Suite struct AuditorTests {
    @Test func `books that were left alone are sound`() async throws {
        let branch = try await audited()
        let report = try await branch.audit()
        #expect(report.isSound)
        #expect(report.entries == 4)
        #expect(report.balances[.savings(client: "1024")] == -60_000)
        #expect(report.balances[.cashInHand(officer: "KM")] == 60_000)
    }

    @Test func `empty books are sound`() async throws {
        let report = try await TestBranch().audit()
        #expect(report.isSound)
        #expect(report.entries == 0)
    }

    @Test(arguments: [
        "transfer = 'other'", "reference = '4CCC'", "reference = NULL",
        "recorded_at = recorded_at + 1", "day = '2026-11-22'", "day = 'yesterday'",
        "debit = 'till'", "credit = 'till'", "credit = 'loan:1024:1'", "amount = amount - 1",
        "currency = 'UGX'", "currency = 'XXX'", "debit_balance = debit_balance + 1",
        "credit_balance = credit_balance + 1", "cause = zeroblob(32)", "cause = NULL",
        "previous_hash = zeroblob(32)", "hash = zeroblob(32)",
    ])
    func `an entry that was altered is named first`(change: String) async throws {
        let branch = try await audited()
        try await branch.tamper(
            "DROP TRIGGER entry_is_never_updated", "UPDATE entry SET \(change) WHERE sequence = 3")
        let report = try await branch.audit()
        #expect(report.firstFault?.sequence == 3)
        #expect(!report.isSound)
    }

    @Test(arguments: [1, 2, 3] as [Int64])
    func `an entry that was taken out is missed`(sequence: Int64) async throws {
        let branch = try await audited()
        try await branch.tamper(
            "DROP TRIGGER entry_is_never_deleted",
            "DELETE FROM entry WHERE sequence = \(sequence)")
        #expect(try await branch.audit().firstFault?.sequence == sequence)
    }

    @Test func `the last entry is missed too`() async throws {
        let branch = try await audited()
        try await branch.tamper(
            "DROP TRIGGER entry_is_never_deleted", "DELETE FROM entry WHERE sequence = 4")
        #expect(try await branch.audit().firstFault?.sequence == 4)
    }

    @Test func `an entry put in again under a later number is missed`() async throws {
        let branch = try await audited()
        try await branch.tamper(
            "DROP TRIGGER entry_is_never_updated",
            "UPDATE entry SET sequence = 9 WHERE sequence = 4")
        #expect(try await branch.audit().firstFault?.sequence == 4)
    }

    @Test func `a message that was altered is found at its entry`() async throws {
        let branch = try await audited()
        try await branch.tamper(
            "DROP TRIGGER message_is_written_once",
            "UPDATE message SET tpdu = x'DEAD' WHERE outcome = 'recorded 3BBB'")
        let fault = try await branch.audit().firstFault
        #expect(fault?.sequence == 3)
        #expect(fault?.reference == "3BBB")
    }

    @Test(arguments: [
        "client = '2048'", "officer = 'PO'", "day = '2026-11-22'", "message = 1",
        "recorded_at = recorded_at + 1",
    ])
    func `a collection that was altered is found at its entry`(change: String) async throws {
        let branch = try await audited()
        try await branch.tamper(
            "INSERT INTO client (number, name, client_group) VALUES ('2048', 'Joy', 'G1')",
            "INSERT INTO officer (code, name, phone) VALUES ('PO', 'Peter', '+254711000009')",
            "DROP TRIGGER collection_is_never_updated",
            "UPDATE collection SET \(change) WHERE reference = '3BBB'")
        let fault = try await branch.audit().firstFault
        #expect(fault?.sequence == 3)
        #expect(fault?.reference == "3BBB")
    }

    @Test func `a collection without an entry is found`() async throws {
        let branch = try await audited()
        try await branch.tamper(
            """
            INSERT INTO collection (reference, officer, client, message, recorded_at, day)
            VALUES ('9XXX', 'KM', '1024', 1, 0, '2026-11-23')
            """)
        #expect(try await branch.audit().firstFault?.reference == "9XXX")
    }

    /// An opening balance and three collections.
    private func audited() async throws -> TestBranch {
        let branch = try await TestBranch()
        try await branch.bringForward()
        try await branch.collect(100, as: "2AAA", after: 60)
        try await branch.collect(200, as: "3BBB", after: 120)
        try await branch.collect(300, as: "4CCC", after: 180)
        return branch
    }
}
