import Accounting
import HeadOfficeSync
import LedgerStore
import SimulatedMifos
import TestSupport
import Testing

/// A payment on an account that head office does not have.
@Suite(.timeLimit(.minutes(3))) struct UnknownAccountTests {
    private func withStranger(
        _ test: @Sendable @escaping (ServedMifos, PostingBranch) async throws -> Void
    ) async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 3, numbers: ["90001001": 1])
            try branch.configure(mifos)
            try await branch.books.write { books in
                let account = Account.loan(client: "1001", number: 1)
                var terms = try #require(try books.people.account(account))
                terms.number = "77777777"
                try books.people.keepTerms(of: terms)
            }
            try await branch.collect("7F3K", savings: 100_00, loan: 250_00)
            try await test(mifos, branch)
        }
    }

    @Test func `it lies in the conflict desk with every choice, and nothing was sent`()
        async throws
    {
        try await withStranger { mifos, branch in
            let report = try await branch.post(to: mifos)
            #expect(report.refused == 1)
            #expect(await mifos.posted().map(\.accountNumber) == ["90001001"])
            let list = try await branch.tawi("sync", "conflicts")
            #expect(list.output.contains("repayment of KES 250 on loan:1001:1"), "\(list)")
            for choice in ["retry", "move", "reverse", "park"] {
                #expect(list.output.contains("tawi sync conflicts \(choice)"), "\(list.output)")
            }
            #expect(try await branch.postings("7F3K").map(\.tries) == [1, 0])
        }
    }

    @Test func `it goes out with its first key once a pull knows the account`() async throws {
        try await withStranger { mifos, branch in
            try await branch.post(to: mifos)
            let account = Account.loan(client: "1001", number: 1)
            let now = branch.now
            try await branch.books.write { books in
                try books.identities.note(
                    HeadOfficeIdentity(.loan, account.code, remote: 1), at: now)
                try books.postings.hasten(account, at: now)
            }
            #expect(try await branch.state("7F3K") == .verified)
            #expect(try await branch.post(to: mifos).posted == 1)
            #expect(try await branch.postings("7F3K").map(\.keyNumber) == [1, 1])
            #expect(try await branch.state("7F3K") == .posted)
            #expect(try await branch.alarms().isEmpty)
        }
    }

    @Test func `a search nobody answers decides nothing`() async throws {
        try await withStranger { mifos, branch in
            await mifos.order(.badGateway, count: 1, on: .reads)
            _ = try await branch.post(to: mifos)
            branch.pass(4000)
            _ = try await branch.post(to: mifos)
            #expect(try await branch.states("7F3K") == [.posted, .refused])
        }
    }
}
