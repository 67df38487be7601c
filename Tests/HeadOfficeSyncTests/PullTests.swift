import Accounting
import HeadOfficeSync
import LedgerStore
import Synchronization
import Testing
import TextCommands

/// What comes back from head office, over real HTTP.
@Suite(.timeLimit(.minutes(3))) struct PullTests {
    @Test func `an empty branch knows its people and what they owe`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 0)
            let summary = try await branch.pull(from: mifos)
            #expect(summary.newClients == 40)
            let asha = try await branch.books.read { try $0.people.client(number: "1001") }
            #expect(asha?.name == "Asha Wanjiru")
            #expect(asha?.phone?.e164 == "+254700000101")
            #expect(asha?.group == "G1")
            #expect(try await branch.balance(loan("1001")) == 12_000_00)
            #expect(try await branch.balance(.savings(client: "1001")) == -1500_00)
            let accounts = try await branch.accounts(of: "1001")
            #expect(accounts.map(\.account.code) == ["savings:1001", "loan:1001:1", "loan:1001:2"])
            #expect(accounts[1].number == "10001001")
            #expect(accounts[1].nextDue?.amount.minorUnits == 250_00)
            #expect(accounts[1].nextDue?.day.iso == "2026-12-01")
            #expect(accounts[1].figureDay?.iso == "2026-11-24")
            #expect(try await branch.isSound())
        }
    }

    @Test func `pulling again changes nothing`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 0)
            let first = try await branch.pull(from: mifos)
            let entries = try await branch.books.read { try $0.ledger.entries().count }
            branch.pass(3600)
            let second = try await branch.pull(from: mifos)
            #expect(second.number == first.number + 1)
            #expect(second.changes == 0, "\(second)")
            #expect(second.problems == first.problems)
            #expect(try await branch.books.read { try $0.ledger.entries().count } == entries)
        }
    }

    @Test func `what cannot be taken in is listed and stops nothing`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 0)
            try await branch.pull(from: mifos)
            #expect(try await branch.problems(.groupLoan).count == 1)
            #expect(try await branch.problems(.noPhone).contains(1031))
            #expect(try await branch.problems(.sharedPhone).contains(1032))
            #expect(try await branch.problems(.staffPhone) == [1034])
            #expect(try await branch.books.read { try $0.people.clients().count } == 40)
        }
    }

    @Test func `an imported branch keeps its numbers and gets head office's figures`() async throws
    {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 10)
            let before = try await branch.balance(loan("1001"))
            try await branch.pull(from: mifos)
            #expect(before == 10_000_00)
            #expect(try await branch.balance(loan("1001")) == 12_000_00)
            #expect(try await branch.balance(loan("1001", 2)) == 3000_00)
            let accounts = try await branch.accounts(of: "1001")
            #expect(accounts.count == 3)
            #expect(try await branch.isSound())
        }
    }

    @Test func `what is not posted yet is not lost in head office's figure`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 10)
            try await branch.pull(from: mifos)
            try await branch.collect("7F3K", savings: 100_00, loan: 250_00)
            try await branch.pull(from: mifos)
            #expect(try await branch.balance(loan("1001")) == 11_750_00)
            #expect(try await branch.balance(.savings(client: "1001")) == -1600_00)
            try await branch.postAll(to: mifos)
            branch.pass(60)
            let summary = try await branch.pull(from: mifos)
            #expect(summary.figures == 0, "\(summary)")
            #expect(try await branch.balance(loan("1001")) == 11_750_00)
            #expect(try await branch.balance(.savings(client: "1001")) == -1600_00)
            #expect(try await branch.accounts(of: "1001")[1].nextDue?.day.iso == "2026-12-08")
        }
    }

    @Test func `a payment at head office's own counter arrives as one entry`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 0)
            try await branch.pull(from: mifos)
            await mifos.order(
                "loans/1/repayments",
                #"{"amount":"500","date":"2026-11-20","receiptNumber":"HQ1"}"#)
            branch.pass(3600)
            let summary = try await branch.pull(from: mifos)
            #expect(summary.figures == 1)
            #expect(try await branch.balance(loan("1001")) == 11_500_00)
            let entry = try await branch.books.read { try $0.ledger.lastEntry() }
            #expect(entry?.transfer.id == "pull/loan:1001:1/2")
            #expect(entry?.transfer.debit == .headOffice)
        }
    }

    @Test func `how far it has come is told in order`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 0)
            let told = ToldProgress()
            try await branch.pull(from: mifos) { told.add($0) }
            let all = told.all
            #expect(all.map(\.place) == all.map(\.place).sorted())
            let clients = all.filter { $0.step == "clients" }
            #expect(clients.map(\.done) == [7, 14, 21, 28, 35, 40])
            #expect(clients.allSatisfy { $0.total == 40 })
        }
    }
}

/// What a pull told of itself.
///
/// A class because the pull adds to it from elsewhere.
private final class ToldProgress: Sendable {
    private let told = Mutex<[PullProgress]>([])

    var all: [PullProgress] { told.withLock(\.self) }

    func add(_ progress: PullProgress) { told.withLock { $0.append(progress) } }
}
