import Accounting
import Testing

@testable import LedgerStore

@Suite struct LedgerTests {
    private static let loan = Account.loan(client: "1024", number: 1)
    private static let cash = Account.cashInHand(officer: "KM")

    @Test func `a transfer moves both balances by the same amount`() async throws {
        let branch = try await TestBranch()
        try await branch.bringForward()
        let paid = Transfer(
            id: "a", debit: Self.cash, credit: Self.loan, amount: try shillings(200))
        #expect(try await post(paid, in: branch) == .posted)
        #expect(try await balance(of: Self.loan, in: branch) == 30_000)
        #expect(try await balance(of: Self.cash, in: branch) == 20_000)
        #expect(try await balance(of: .headOffice, in: branch) == -50_000)
        #expect(try await balance(of: .till, in: branch) == 0)
        let report = try await branch.audit()
        #expect(report.isSound)
        #expect(report.sum == 0)
        #expect(report.entries == 2)
    }

    @Test func `the same transfer is posted once`() async throws {
        let branch = try await TestBranch()
        try await branch.bringForward()
        let paid = Transfer(
            id: "a", debit: Self.cash, credit: Self.loan, amount: try shillings(200))
        #expect(try await post(paid, in: branch) == .posted)
        #expect(try await post(paid, after: 60, in: branch) == .alreadyPosted)
        #expect(try await balance(of: Self.cash, in: branch) == 20_000)
        #expect(try await branch.audit().entries == 2)
    }

    @Test func `what the books refuse changes nothing`() async throws {
        let branch = try await TestBranch()
        try await branch.bringForward()
        let franc = try #require(Currency("XOF"))
        let most = Money(minorUnits: .max, currency: try shilling)
        let one = try shillings(1)
        let refused: [(Transfer, Refusal)] = [
            (
                Transfer(id: "opening", debit: Self.cash, credit: Self.loan, amount: one),
                .identifierReused
            ),
            (Transfer(id: "a", debit: Self.cash, credit: Self.cash, amount: one), .sameAccount),
            (
                Transfer(
                    id: "a", debit: .cashInHand(officer: "XX"), credit: Self.loan, amount: one),
                .unknownAccount(.cashInHand(officer: "XX"))
            ),
            (
                Transfer(id: "a", debit: Self.cash, credit: .savings(client: "9"), amount: one),
                .unknownAccount(.savings(client: "9"))
            ),
            (
                Transfer(id: "a", debit: Self.cash, credit: Self.loan, amount: .zero(try shilling)),
                .amountNotPositive
            ),
            (
                Transfer(
                    id: "a", debit: Self.cash, credit: Self.loan,
                    amount: Money(minorUnits: -5, currency: try shilling)), .amountNotPositive
            ),
            (
                Transfer(
                    id: "a", debit: Self.cash, credit: Self.loan,
                    amount: Money(minorUnits: 5, currency: franc)), .otherCurrency(try shilling)
            ),
            (
                Transfer(id: "a", debit: Self.cash, credit: Self.loan, amount: try shillings(501)),
                .loanOverpaid(outstanding: try shillings(500))
            ),
            (
                Transfer(id: "a", debit: Self.loan, credit: .headOffice, amount: most),
                .amountTooLarge
            ),
        ]
        for (transfer, refusal) in refused {
            #expect(try await post(transfer, in: branch) == .refused(refusal))
        }
        let report = try await branch.audit()
        #expect(report.entries == 1)
        #expect(report.isSound)
    }

    @Test func `a loan can be paid to the last cent and not beyond`() async throws {
        let branch = try await TestBranch()
        try await branch.bringForward()
        let rest = Transfer(
            id: "a", debit: Self.cash, credit: Self.loan, amount: try shillings(500))
        #expect(try await post(rest, in: branch) == .posted)
        let cent = Money(minorUnits: 1, currency: try shilling)
        let more = Transfer(id: "b", debit: Self.cash, credit: Self.loan, amount: cent)
        #expect(
            try await post(more, in: branch)
                == .refused(.loanOverpaid(outstanding: .zero(try shilling))))
    }

    @Test func `no entry is dated before the last`() async throws {
        let branch = try await TestBranch()
        try await branch.bringForward()
        let back = Transfer(id: "a", debit: Self.cash, credit: Self.loan, amount: try shillings(1))
        #expect(try await post(back, after: -3 * 86_400, in: branch) == .posted)
        let entries = try await branch.books.read { try $0.ledger.entries() }
        #expect(entries.map(\.recordedAt) == [TestBranch.start, TestBranch.start])
        #expect(entries.map(\.day.iso) == ["2026-11-23", "2026-11-23"])
        let on = try #require(entries.first).day
        #expect(try await branch.books.read { try $0.ledger.entries(on: on).count } == 2)
    }

    @Test func `the sum over all accounts is zero after any transfers`() async throws {
        let branch = try await TestBranch()
        try await branch.bringForward()
        let accounts = [Self.cash, Self.loan, .savings(client: "1024"), .till, .headOffice]
        var generator = SplitMix64(seed: 11)
        for number in 0..<60 {
            let debit = try #require(accounts.randomElement(using: &generator))
            let credit = try #require(accounts.randomElement(using: &generator))
            let amount = try shillings(Int64.random(in: 1...300, using: &generator))
            let transfer = Transfer(id: "\(number)", debit: debit, credit: credit, amount: amount)
            _ = try await post(transfer, after: Int64(number), in: branch)
        }
        let report = try await branch.audit()
        #expect(report.isSound)
        #expect(report.entries > 20)
        for account in accounts {
            #expect(
                try await balance(of: account, in: branch) == report.balances[account, default: 0])
        }
    }

    private func post(
        _ transfer: Transfer, after seconds: Int64 = 0, in branch: TestBranch
    ) async throws -> Verdict {
        let posting = try posting(after: seconds)
        return try await branch.books.write { try $0.ledger.post(transfer, on: posting) }
    }

    private func balance(of account: Account, in branch: TestBranch) async throws -> Int64 {
        try await branch.books.read { try $0.ledger.balance(of: account) }
    }
}
