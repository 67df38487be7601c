import Accounting
import HeadOfficeSync
import LedgerStore
import MifosClient
import SimulatedMifos
import Testing

/// From the journal to head office, over real HTTP.
@Suite(.timeLimit(.minutes(3))) struct PostingRoundTests {
    @Test func `a collection stands at head office with amount, day, receipt and name`()
        async throws
    {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_50, loan: 250_00)
            let report = try await branch.post(to: mifos)
            #expect(report.posted == 2)
            #expect(report.stop == nil)
            #expect(try await branch.states("7F3K") == [.posted, .posted])
            #expect(try await branch.state("7F3K") == .posted)
            let there = await mifos.posted()
            #expect(there.map(\.kind) == [.deposit, .repayment])
            #expect(there.map(\.amount.text) == ["100.500000", "250.000000"])
            #expect(there.map(\.receiptNumber) == ["7F3K", "7F3K"])
            #expect(there.map(\.date) == [try ServedMifos.day, try ServedMifos.day])
            let postings = try await branch.postings("7F3K")
            #expect(there[1].externalId == postings[1].name.text)
            #expect(there.map { Int64($0.transactionId) } == postings.map(\.resource))
            #expect(try await branch.books.read(Auditor.audit).isSound)
        }
    }

    @Test func `what is posted is posted once, however often it is asked for`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_00)
            for _ in 0..<3 { try await branch.post(to: mifos) }
            #expect(await mifos.posted().count == 1)
            let again = try await branch.post(to: mifos)
            #expect(again.requests == 0, "nobody is asked where nothing is to be done")
        }
    }

    @Test func `many go out in few requests, and an account's in their order`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            for (index, name) in ["2A22", "3B33", "4C44", "5D55", "6E66"].enumerated() {
                try await branch.collect(
                    name, client: index < 3 ? "1001" : "100\(index)", loan: 100_00 + Int64(index))
                branch.pass(1)
            }
            let report = try await branch.post(to: mifos)
            #expect(report.posted == 5)
            // Business date, payment types, and three turns of the account with three payments.
            #expect(report.requests == 5)
            let first = await mifos.posted().filter { $0.accountId == 1 }
            #expect(first.map(\.receiptNumber) == ["2A22", "3B33", "4C44"])
        }
    }

    @Test func `what nobody counted waits, unless the branch is told otherwise`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_00, isCounted: false)
            #expect(try await branch.post(to: mifos).posted == 0)
            var rules = PostingBranch.rules
            rules.verifiesFirst = false
            #expect(try await branch.post(to: mifos, rules: rules).posted == 1)
        }
    }

    @Test func `nothing is dated after the tenant's business date`() async throws {
        try await ServedMifos.run { mifos in
            await mifos.order("business-date", #"{"date":"2026-11-23"}"#)
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_00, loan: 50_00)
            #expect(try await branch.post(to: mifos).posted == 2)
            #expect(await mifos.posted().map(\.date.iso) == ["2026-11-23", "2026-11-23"])
        }
    }

    @Test func `a payment type that is not there stops everything until it is`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_00)
            var rules = PostingBranch.rules
            rules.paymentType = "Pigeon"
            guard case .halted(let sentence)? = try await branch.post(to: mifos, rules: rules).stop
            else {
                Issue.record("not halted")
                return
            }
            #expect(sentence.contains("Pigeon") && sentence.contains("M-PESA"), "\(sentence)")
            #expect(try await branch.alarms().map(\.kind) == [.headOfficeHalted])
            #expect(try await branch.post(to: mifos).posted == 1)
            #expect(try await branch.alarms().isEmpty)
        }
    }

    @Test func `an account is found by the number on the client's papers`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", client: "1003", savings: 100_00, loan: 50_00)
            try await branch.books.write { books in
                for account in ["savings:1003", "loan:1003:1"] {
                    try books.identities.forget(.savings, account)
                    try books.identities.forget(.loan, account)
                }
            }
            #expect(try await branch.post(to: mifos).posted == 2)
            #expect(await mifos.posted().map(\.accountNumber) == ["90001003", "10001003"])
        }
    }

    @Test func `long requests are packed where the server reads that, and only there`()
        async throws
    {
        for unpacks in [true, false] {
            try await ServedMifos.run { mifos in
                await mifos.fineract.change { $0.settings.unpacksRequests = unpacks }
                let branch = try await PostingBranch()
                for index in 1...9 {
                    try await branch.collect(
                        "\(index % 8 + 2)A\(index / 8 + 2)B", client: "100\(index)",
                        savings: 100_00)
                }
                var rules = PostingBranch.rules
                rules.compression = .auto
                let report = try await branch.post(to: mifos, rules: rules)
                #expect(report.posted == 9)
                #expect(report.stop == nil)
                #expect(report.requests == (unpacks ? 3 : 4))
                #expect(await mifos.posted().count == 9)
            }
        }
    }
}
