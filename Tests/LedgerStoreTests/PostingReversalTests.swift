import Accounting
import Testing

@testable import LedgerStore

/// What is taken back at the branch is taken back at head office, or never gets there.
@Suite struct PostingReversalTests {
    private func reverse(_ written: String, _ branch: TestBranch) async throws {
        let approval = try await branch.approved(written)
        #expect(
            try await branch.reverse(written, message: nil, under: approval, after: 500)
                == .reversed)
    }

    @Test func `what never left is cancelled on both sides`() async throws {
        let branch = try await TestBranch()
        try await branch.queue(100, as: "7F3K")
        try await reverse("7F3K", branch)
        #expect(try await branch.choose() == 1)
        #expect(try await branch.choose() == 0)
        #expect(try await branch.postingStates(of: "7F3K") == [.cancelled, .cancelled])
        #expect(try await branch.unposted(TestBranch.savings) == 0)
        #expect(try await branch.audit().isSound)
    }

    @Test func `what was never chosen stays at the branch`() async throws {
        let branch = try await TestBranch()
        try await branch.collect(100, as: "7F3K")
        try await reverse("7F3K", branch)
        #expect(try await branch.choose(verifiedFirst: false) == 0)
    }

    @Test func `what is posted is undone there`() async throws {
        let branch = try await TestBranch()
        let id = try await branch.queue(100, as: "7F3K")
        try await branch.intend(id)
        try await branch.settle(id, .posted(resource: 564))
        #expect(try await branch.unposted(TestBranch.savings) == 0)
        try await reverse("7F3K", branch)
        #expect(try await branch.choose() == 1)
        let undo = try #require(try await branch.postings(of: "7F3K").last)
        #expect(undo.kind == .undo)
        #expect(undo.state == .waiting)
        #expect(undo.undone?.resource == 564)
        #expect(undo.undone?.kind == .deposit)
        #expect(try await branch.sendable() == [undo.id])
        #expect(try await branch.unposted(TestBranch.savings) == 100)
        try await branch.intend(undo.id)
        try await branch.settle(undo.id, .posted(resource: 564))
        #expect(try await branch.unposted(TestBranch.savings) == 0)
        #expect(try await branch.states(of: "7F3K").last == .reversed)
    }

    @Test func `what is in doubt is known before it is undone`() async throws {
        let branch = try await TestBranch()
        let id = try await branch.queue(100, as: "7F3K")
        try await branch.intend(id)
        try await reverse("7F3K", branch)
        #expect(try await branch.choose() == 1)
        #expect(try await branch.postingStates(of: "7F3K") == [.sending, .waiting])
        #expect(try await branch.sendable() == [])
        try await branch.settle(id, .again(at: branch.moment(600), isStuck: false))
        #expect(try await branch.sendable() == [id], "the same first")
        try await branch.intend(id)
        try await branch.settle(id, .posted(resource: 564))
        #expect(try await branch.sendable().count == 1)
    }

    @Test func `what was refused and is taken back leaves the desk`() async throws {
        let branch = try await TestBranch()
        let id = try await branch.queue(100, as: "7F3K")
        try await branch.refuse(id)
        #expect(try await branch.states(of: "7F3K").last == .refused)
        #expect(try await branch.books.read { try $0.postings.conflicts().map(\.id) } == [id])
        try await reverse("7F3K", branch)
        #expect(try await branch.choose() == 1)
        #expect(try await branch.postingStates(of: "7F3K") == [.cancelled, .cancelled])
        #expect(try await branch.books.read { try $0.postings.conflicts() }.isEmpty)
    }

    @Test func `what is refused after it was taken back needs no decision`() async throws {
        let branch = try await TestBranch()
        let id = try await branch.queue(100, as: "7F3K")
        try await branch.intend(id)
        try await reverse("7F3K", branch)
        #expect(try await branch.choose() == 1)
        try await branch.settle(id, .refused(code: "error.msg.a", words: ""))
        #expect(try await branch.postingStates(of: "7F3K") == [.cancelled, .cancelled])
    }
}

/// What head office refused is moved in the books, and every shilling stays in them.
@Suite struct PostingMoveTests {
    @Test func `money goes to suspense and from there to its account`() async throws {
        let branch = try await TestBranch()
        try await branch.bringForward()
        let id = try await branch.queue(100, as: "7F3K")
        try await branch.refuse(id)
        #expect(try await branch.unposted(TestBranch.savings) == -100)
        #expect(try await branch.move(id, to: .suspense) == .decided)
        #expect(try await branch.balance(of: .suspense) == -10_000)
        #expect(try await branch.balance(of: TestBranch.savings) == 0)
        #expect(try await branch.unposted(TestBranch.savings) == 0)
        #expect(try await branch.postingStates(of: "7F3K") == [.parked])
        #expect(try await branch.states(of: "7F3K").last == .refused)

        #expect(try await branch.move(id, to: .account(TestBranch.loan), after: 500) == .decided)
        #expect(try await branch.balance(of: .suspense) == 0)
        #expect(try await branch.balance(of: TestBranch.loan) == 40_000)
        let postings = try await branch.postings(of: "7F3K")
        #expect(postings.map(\.state) == [.moved, .waiting])
        #expect(postings.map(\.kind) == [.deposit, .repayment])
        #expect(try await branch.unposted(TestBranch.loan) == -100)
        try await branch.intend(postings[1].id)
        try await branch.settle(postings[1].id, .posted(resource: 7))
        #expect(try await branch.states(of: "7F3K").last == .posted)
        #expect(try await branch.unposted(TestBranch.loan) == 0)
        #expect(try await branch.audit().isSound)
    }

    @Test func `a decision is made once, and only where it makes sense`() async throws {
        let branch = try await TestBranch()
        let id = try await branch.queue(100, as: "7F3K")
        #expect(try await branch.move(id, to: .suspense) == .settledAlready(.waiting))
        try await branch.refuse(id)
        #expect(try await branch.move(id, to: .account(.till)) == .notAnAccount)
        #expect(try await branch.move(99, to: .suspense) == .unknown)
        #expect(
            try await branch.move(id, to: .account(TestBranch.loan))
                == .refused(.loanOverpaid(outstanding: try shillings(0))))
        #expect(
            try await branch.move(id, to: .account(.savings(client: "9")))
                == .refused(.unknownAccount(.savings(client: "9"))))
        #expect(try await branch.postingStates(of: "7F3K") == [.refused])
        #expect(try await branch.move(id, to: .suspense) == .decided)
        #expect(try await branch.move(id, to: .suspense) == .refused(.sameAccount))
        #expect(try await branch.audit().isSound)
    }

    @Test func `what was retried has a new key and is verified again`() async throws {
        let branch = try await TestBranch()
        let id = try await branch.queue(100, as: "7F3K")
        try await branch.refuse(id)
        let retry = {
            try await branch.books.write { [now = branch.moment(600)] in
                try $0.postings.retry(id, at: now)
            }
        }
        #expect(try await retry() == .decided)
        #expect(try await retry() == .settledAlready(.waiting))
        let posting = try #require(try await branch.postings(of: "7F3K").first)
        #expect(posting.key == "\(posting.name)-2")
        #expect(try await branch.states(of: "7F3K").last == .verified)
        #expect(try await branch.sendable() == [id])
    }

    @Test func `a collection whose money was moved is taken back whole`() async throws {
        let branch = try await TestBranch()
        try await branch.bringForward()
        let id = try await branch.queue(100, as: "7F3K")
        try await branch.refuse(id)
        #expect(try await branch.move(id, to: .account(TestBranch.loan)) == .decided)
        let moved = try #require(try await branch.postings(of: "7F3K").last)
        try await branch.intend(moved.id)
        try await branch.settle(moved.id, .posted(resource: 7))

        let approval = try await branch.approved("7F3K")
        #expect(
            try await branch.reverse("7F3K", message: nil, under: approval, after: 500) == .reversed
        )
        #expect(try await branch.balance(of: TestBranch.savings) == 0)
        #expect(try await branch.balance(of: TestBranch.loan) == 50_000)
        #expect(try await branch.balance(of: .cashInHand(officer: "KM")) == 0)
        #expect(try await branch.choose() == 2)
        #expect(
            try await branch.postingStates(of: "7F3K") == [.moved, .posted, .cancelled, .waiting])
        let undo = try #require(try await branch.postings(of: "7F3K").last)
        #expect(undo.undone?.id == moved.id)
        #expect(undo.account == TestBranch.loan)
        #expect(try await branch.audit().isSound)
    }
}
