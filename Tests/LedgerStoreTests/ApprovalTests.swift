import Accounting
import GRDB
import Testing

@testable import LedgerStore

@Suite struct ApprovalTests {
    private static let now = TestBranch.start

    @Test func `every matter is read back as it was asked`() async throws {
        let branch = try await TestBranch()
        let matters = try await asked(in: branch)
        let waiting = try await branch.books.read { try $0.approvals.waiting(at: Self.now) }
        #expect(waiting.map(\.matter) == matters)
        #expect(waiting.allSatisfy { $0.askedBy == "officer:KM" && $0.decision == nil })
    }

    @Test func `the same thing asked again while it waits is the same approval`() async throws {
        let branch = try await TestBranch()
        let reference = try #require(Reference("7F3K"))
        let (first, second, third) = try await branch.books.write { books in
            let approvals = books.approvals
            let first = try approvals.ask(.reversal(reference), by: "officer:KM", at: Self.now)
            let second = try approvals.ask(.reversal(reference), by: "officer:KM", at: Self.now)
            _ = try approvals.decide(first.reference, .rejected, by: "user:M", at: Self.now)
            let third = try approvals.ask(.reversal(reference), by: "officer:KM", at: Self.now)
            return (first, second, third)
        }
        #expect(first == second)
        #expect(third.reference != first.reference)
    }

    @Test func `an approval is decided once`() async throws {
        let branch = try await TestBranch()
        let reference = try #require(Reference("7F3K"))
        try await branch.books.write { books in
            let approvals = books.approvals
            let asked = try approvals.ask(.reversal(reference), by: "officer:KM", at: Self.now)
            #expect(
                try approvals.decide(asked.reference, .approved, by: "user:M", at: Self.now)
                    == .decided(asked))
            let later = Self.now.advanced(bySeconds: 60)
            let again = try approvals.decide(asked.reference, .rejected, by: "user:N", at: later)
            let decision = Approval.Decided(verdict: .approved, by: "user:M", at: Self.now)
            let decided = try #require(try approvals.approval(asked.reference))
            #expect(again == .alreadyDecided(decided, decision))
            #expect(try approvals.waiting(at: later).isEmpty)
        }
    }

    @Test func `who asks does not decide`() async throws {
        let branch = try await TestBranch()
        let reference = try #require(Reference("7F3K"))
        try await branch.books.write { books in
            let approvals = books.approvals
            let asked = try approvals.ask(.reversal(reference), by: "user:M", at: Self.now)
            #expect(
                try approvals.decide(asked.reference, .approved, by: "user:M", at: Self.now)
                    == .ownRequest(asked))
            #expect(throws: (any Error).self) {
                try books.db.execute(
                    sql: """
                        INSERT INTO approval_verdict (approval, verdict, decided_by, decided_at)
                        VALUES (?, 'approved', 'user:M', 0)
                        """,
                    arguments: [asked.reference.text])
            }
        }
    }

    @Test func `a week later nobody decides, except a dispute`() async throws {
        let branch = try await TestBranch()
        let matters = try await asked(in: branch)
        let later = Self.now.advanced(bySeconds: 8 * 86_400)
        try await branch.books.write { books in
            let waiting = try books.approvals.waiting(at: later)
            #expect(waiting.map(\.matter) == [matters[1]])
            for approval in try books.approvals.waiting(at: Self.now) {
                let outcome = try books.approvals.decide(
                    approval.reference, .approved, by: "user:M", at: later)
                let isDispute = approval.matter == matters[1]
                #expect(outcome == (isDispute ? .decided(approval) : .expired(approval)))
            }
        }
    }

    @Test func `an open dispute outlasts the count of the cash`() async throws {
        let branch = try await TestBranch()
        try await branch.collect(100, as: "7F3K")
        let reference = try #require(Reference("7F3K"))
        let dispute = try await branch.books.write { books in
            try books.collections.enter(.disputed, reference, at: Self.now)
            return try books.approvals.ask(.dispute(reference), by: "client:1024", at: Self.now)
        }
        try await branch.enter(.verified, "7F3K")
        #expect(
            try await branch.states(of: "7F3K") == [.reported, .disputed, .verified, .disputed])
        try await branch.books.write { books in
            _ = try books.approvals.decide(
                dispute.reference, .rejected, by: "user:M", at: Self.now)
        }
        try await branch.enter(.verified, "7F3K")
        #expect(try await branch.filed("7F3K")?.state == .verified)
    }

    @Test func `what expired is closed once, and nobody decides it afterwards`() async throws {
        let branch = try await TestBranch()
        let matters = try await asked(in: branch)
        let later = Self.now.advanced(bySeconds: 8 * 86_400)
        try await branch.books.write { books in
            let overdue = try books.approvals.overdue(at: later)
            #expect(overdue.count == matters.count - 1)
            for approval in overdue { try books.approvals.close(approval, at: later) }
            #expect(try books.approvals.overdue(at: later).isEmpty)
            // Also when the clock goes back.
            let first = try #require(overdue.first)
            let outcome = try books.approvals.decide(
                first.reference, .approved, by: "user:M", at: Self.now)
            guard case .expired = outcome else {
                Issue.record("decided after it was closed: \(outcome)")
                return
            }
            #expect(throws: (any Error).self) { try books.approvals.close(first, at: later) }
        }
    }

    @Test func `a leave is good once, for who asked, for a day`() async throws {
        let branch = try await TestBranch()
        let matter = ApprovalMatter.leave(.pin, of: "client:1024")
        try await branch.books.write { books in
            let approvals = books.approvals
            let asked = try approvals.ask(matter, by: "user:M", of: "officer:KM", at: Self.now)
            #expect(asked.addressee == "officer:KM")
            #expect(try approvals.leave(matter, for: "user:M", at: Self.now) == nil)
            _ = try approvals.decide(asked.reference, .approved, by: "officer:KM", at: Self.now)
            #expect(try approvals.leave(matter, for: "user:N", at: Self.now) == nil)
            let later = Self.now.advanced(bySeconds: 86_400)
            #expect(try approvals.leave(matter, for: "user:M", at: later) == nil)
            let leave = try #require(try approvals.leave(matter, for: "user:M", at: Self.now))
            try approvals.use(leave, at: Self.now)
            #expect(try approvals.leave(matter, for: "user:M", at: Self.now) == nil)
            #expect(throws: (any Error).self) { try approvals.use(leave, at: Self.now) }
        }
    }

    /// One approval of each kind, asked.
    private func asked(in branch: TestBranch) async throws -> [ApprovalMatter] {
        let reference = try #require(Reference("7F3K"))
        let phone = try phone("+254711000009")
        let matters = [
            .reversal(reference), .dispute(reference),
            .phone(of: "client:1024", to: phone, adds: false),
            .phone(of: "officer:KM", to: phone, adds: true),
            .dayLimit(officer: "KM", try shillings(5000)), .dayLimit(officer: "KM", nil),
            .variance(count: 7, try shillings(-50)),
            .payment(message: 12, try shillings(90_000)), .leave(.codeCard, of: "officer:KM"),
            ApprovalMatter.leave(.dayClose, of: "2026-11-24"),
        ]
        return try await branch.books.write { books in
            for matter in matters {
                _ = try books.approvals.ask(matter, by: "officer:KM", at: Self.now)
            }
            return matters
        }
    }
}
