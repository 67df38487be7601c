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

    /// A loan is opened at head office, under the number printed on the client's papers.
    private func open(_ loan: Int, as number: String, at mifos: ServedMifos) async {
        await mifos.fineract.change { system in
            guard var loan = system.books.loans[loan] else { return }
            loan.accountNumber = number
            system.books.put(loan)
        }
    }

    /// A choice of two people at the conflict desk, about the loan nobody knew.
    private func choose(
        _ branch: PostingBranch,
        _ choice: @Sendable @escaping (ConflictDesk, Int64) throws -> ConflictDesk.Verdict
    ) async throws -> ConflictDesk.Verdict {
        let (number, moment) = (try await branch.postings("7F3K")[1].id, branch.now)
        return try await branch.books.write { books in
            let calendar = PostingBranch.calendar
            return try choice(
                ConflictDesk(books: books, calendar: calendar, now: moment), number)
        }
    }

    private static let move = { @Sendable (desk: ConflictDesk, number: Int64) in
        try desk.move(
            number, to: .account(.loan(client: "1001", number: 2)), by: "user:SM", with: "user:CN",
            because: "hers")
    }

    /// A pull that knows the loan by now.
    private func learn(_ branch: PostingBranch) async throws {
        let (account, now) = (Account.loan(client: "1001", number: 1), branch.now)
        try await branch.books.write { books in
            try books.identities.note(HeadOfficeIdentity(.loan, account.code, remote: 1), at: now)
            try books.postings.hasten(account, at: now)
        }
    }

    @Test func `opened meanwhile, it is found by its number when it is tried again`() async throws {
        try await withStranger { mifos, branch in
            try await branch.post(to: mifos)
            await open(1, as: "77777777", at: mifos)
            let verdict = try await choose(branch) { desk, number in
                try desk.retry(number, by: "user:SM", because: "opened")
            }
            #expect(verdict == .decided)
            try await branch.postAll(to: mifos)
            #expect(try await branch.postings("7F3K").map(\.keyNumber) == [1, 1])
            #expect(await mifos.posted().map(\.accountNumber) == ["90001001", "77777777"])
        }
    }

    @Test func `money that was moved before anybody heard of the new account stays moved`()
        async throws
    {
        try await withStranger { mifos, branch in
            try await branch.post(to: mifos)
            await open(1, as: "77777777", at: mifos)
            #expect(try await choose(branch, Self.move) == .decided)
            try await learn(branch)
            try await branch.postAll(to: mifos)
            #expect(try await branch.states("7F3K") == [.posted, .moved, .posted])
            #expect(await mifos.posted().map(\.accountNumber) == ["90001001", "20001001"])
            #expect(await mifos.total() == 350_00)
        }
    }

    @Test func `money goes once to an account that is opened only before it is moved there`()
        async throws
    {
        try await withStranger { mifos, branch in
            await open(2, as: "another's", at: mifos)
            try await branch.post(to: mifos)
            await open(2, as: "20001001", at: mifos)
            #expect(try await choose(branch, Self.move) == .decided)
            await mifos.order(.commitThenDrop)
            try await branch.postAll(to: mifos)
            #expect(try await branch.states("7F3K") == [.posted, .moved, .posted])
            #expect(await mifos.posted().map(\.accountNumber) == ["90001001", "20001001"])
            #expect(await mifos.total() == 350_00)
        }
    }

    @Test func `once a pull has set it on its way, it is not moved any more`() async throws {
        try await withStranger { mifos, branch in
            try await branch.post(to: mifos)
            await open(1, as: "77777777", at: mifos)
            try await learn(branch)
            #expect(try await choose(branch, Self.move) == .settledAlready(.waiting))
            try await branch.postAll(to: mifos)
            #expect(await mifos.posted().map(\.accountNumber) == ["90001001", "77777777"])
            #expect(try await branch.states("7F3K") == [.posted, .posted])
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
