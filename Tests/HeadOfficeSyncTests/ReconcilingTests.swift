import Accounting
import HeadOfficeSync
import LedgerStore
import SimulatedMifos
import Testing

/// The nightly comparison: what the journal says was posted, held against what is there.
@Suite(.timeLimit(.minutes(3))) struct ReconcilingTests {
    private func withPostedBranch(
        _ test: @Sendable @escaping (ServedMifos, PostingBranch) async throws -> Void
    ) async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 10)
            try await branch.collect("7F3K", savings: 100_00, loan: 250_00)
            try await branch.collect("8G4M", client: "1002", loan: 250_00)
            try await branch.postAll(to: mifos)
            try await test(mifos, branch)
        }
    }

    @Test func `what arrived as it was sent is no difference`() async throws {
        try await withPostedBranch { mifos, branch in
            let found = try await branch.reconcile(with: mifos)
            #expect(found.differences.isEmpty, "\(found.differences)")
            #expect(found.compared == 3)
            #expect(found.totals.map(\.day) == [try ServedMifos.day])
            #expect(found.totals.map(\.branch) == [.init(amount: 600_00, count: 3)])
            #expect(found.agrees)
            #expect(try await branch.alarms().isEmpty)
            let kept = try await branch.books.read { try $0.reconciliations.last() }
            #expect(kept == found)
        }
    }

    @Test func `what head office took back is named by its reference`() async throws {
        try await withPostedBranch { mifos, branch in
            let entry = try #require(
                await mifos.posted().first { $0.accountNumber == "10001002" })
            await mifos.order("loans/3/undo", #"{"transactionId":\#(entry.transactionId)}"#)
            let found = try await branch.reconcile(with: mifos)
            #expect(found.differences.map(\.reference.text) == ["8G4M"])
            #expect(found.differences.first?.kind == .reversedThere)
            #expect(found.differences.first?.account == loan("1002"))
            #expect(found.totals.map(\.branch) == [.init(amount: 600_00, count: 3)])
            #expect(found.totals.map(\.central) == [.init(amount: 350_00, count: 2)])
            #expect(try await branch.alarms().map(\.kind) == [.headOfficeDiffers])
        }
    }

    @Test func `what head office played again before it was taken back is one payment`()
        async throws
    {
        try await withPostedBranch { mifos, branch in
            await mifos.order(
                "loans/3/repayments",
                #"{"amount":"5","date":"2026-11-20","receiptNumber":"HQ1"}"#)
            let entry = try #require(
                await mifos.posted().last { $0.accountNumber == "10001002" && !$0.isReversed })
            await mifos.order("loans/3/undo", #"{"transactionId":\#(entry.transactionId)}"#)
            let found = try await branch.reconcile(with: mifos)
            #expect(found.differences.map(\.kind) == [.reversedThere], "\(found.differences)")
            #expect(found.differences.first?.centralAmount == 250_00)
        }
    }

    @Test func `what the branch took back there is no difference`() async throws {
        try await withPostedBranch { mifos, branch in
            try await branch.reverse("7F3K")
            try await branch.postAll(to: mifos)
            let found = try await branch.reconcile(with: mifos)
            #expect(found.differences.isEmpty, "\(found.differences)")
        }
    }

    @Test func `somebody else's payment there is none of the branch's`() async throws {
        try await withPostedBranch { mifos, branch in
            await mifos.order(
                "loans/1/repayments",
                #"{"amount":"500","date":"2026-11-20","receiptNumber":"HQ1"}"#)
            let found = try await branch.reconcile(with: mifos)
            #expect(found.differences.isEmpty, "\(found.differences)")
        }
    }

    @Test func `a payment keyed in once more under another name is found by its receipt`()
        async throws
    {
        try await withPostedBranch { mifos, branch in
            let there = try #require(
                await mifos.posted().first { $0.accountNumber == "10001002" })
            await mifos.order(
                "loans/\(there.accountId)/repayments",
                #"""
                {"amount":"250","date":"2026-11-24","receiptNumber":"8G4M","externalId":"by-hand"}
                """#)
            let found = try await branch.reconcile(with: mifos)
            #expect(found.differences.map(\.kind) == [.twice], "\(found.differences)")
            #expect(found.differences.map(\.reference.text) == ["8G4M"])
            #expect(found.totals.map(\.central) == [.init(amount: 850_00, count: 4)])
        }
    }
}
