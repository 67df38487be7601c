import Accounting
import Testing

@testable import LedgerStore

/// What the branch holds, as a pull reads it before it takes the books for writing.
@Suite struct BranchFiguresTests {
    private func figures(_ branch: TestBranch) async throws -> FiguresOfMoment {
        try await branch.books.read { try $0.branchFigures.now() }
    }

    private func hold(_ figures: FiguresOfMoment, _ branch: TestBranch) async throws -> Bool {
        try await branch.books.read { try $0.branchFigures.hold(figures) }
    }

    /// What head office ought to have, as this moment and as a later one see it.
    private func own(_ figures: FiguresOfMoment, _ account: Account) -> Int64 {
        figures.byAccount[account].map { $0.balance - $0.unposted } ?? 0
    }

    @Test func `all at once say what each account says by itself`() async throws {
        let branch = try await TestBranch()
        try await branch.bringForward()
        let id = try await branch.queue(100, as: "7F3K")
        try await branch.intend(id)
        try await branch.settle(id, .posted(resource: 564))
        try await branch.collect(40, as: "8G4M")
        try await branch.collect(30, as: "9H5N")
        #expect(try await branch.reverse("9H5N", message: nil, after: 500) == .reversed)
        let figures = try await figures(branch)
        for account in [TestBranch.savings, TestBranch.loan] {
            let (balance, unposted) = try await branch.books.read { books in
                (
                    try books.ledger.balance(of: account),
                    try books.postings.unposted(of: account)
                )
            }
            #expect(figures.byAccount[account]?.balance == balance)
            #expect(figures.byAccount[account]?.unposted == unposted)
        }
        #expect(own(figures, TestBranch.savings) == -100_00)
    }

    @Test func `collections and reversals change nothing of what head office has`() async throws {
        let branch = try await TestBranch()
        try await branch.queue(100, as: "7F3K")
        let before = try await figures(branch)
        try await branch.collect(40, as: "8G4M")
        try await branch.collect(30, as: "9H5N")
        #expect(try await branch.reverse("9H5N", message: nil, after: 500) == .reversed)
        #expect(try await hold(before, branch))
        let after = try await figures(branch)
        #expect(own(after, TestBranch.savings) == own(before, TestBranch.savings))
    }

    @Test func `what was sent since changes it, and so does a figure brought forward`() async throws
    {
        let branch = try await TestBranch()
        let id = try await branch.queue(100, as: "7F3K")
        let before = try await figures(branch)
        try await branch.intend(id)
        #expect(try await !hold(before, branch))
        let sending = try await figures(branch)
        try await branch.settle(id, .posted(resource: 564))
        #expect(try await !hold(sending, branch))
        let posted = try await figures(branch)
        #expect(try await hold(posted, branch))
        try await branch.bringForward()
        #expect(try await !hold(posted, branch))
    }
}
