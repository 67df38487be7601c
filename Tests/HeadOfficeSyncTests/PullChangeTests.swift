import Accounting
import HeadOfficeSync
import LedgerStore
import Testing
import TextCommands

/// What changed at head office since the last pull, by the rules of DESIGN §7 and §8.
@Suite(.timeLimit(.minutes(3))) struct PullChangeTests {
    private func withPulledBranch(
        _ doors: PullDoors = PullDoors(),
        _ test: @Sendable @escaping (ServedMifos, PostingBranch, PullRules) async throws -> Void
    ) async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 0)
            let rules = try PostingBranch.pullRules(doors)
            try await branch.pull(from: mifos, rules)
            branch.pass(3600)
            try await test(mifos, branch, rules)
        }
    }

    @Test func `a client who moved to another office takes her accounts along`() async throws {
        try await withPulledBranch { mifos, branch, rules in
            await mifos.order("clients/1001", #"{"officeId":3}"#)
            try await branch.pull(from: mifos, rules)
            #expect(try await branch.balance(loan("1001")) == 0)
            #expect(try await branch.balance(.savings(client: "1001")) == 0)
            #expect(try await branch.accounts(of: "1001").isEmpty)
            #expect(try await branch.books.read { try $0.people.clientsWhoLeft() } == ["1001"])
            #expect(try await branch.isSound())
        }
    }

    @Test func `a client who comes back has her accounts again`() async throws {
        try await withPulledBranch { mifos, branch, rules in
            await mifos.order("clients/1001", #"{"officeId":3}"#)
            try await branch.pull(from: mifos, rules)
            await mifos.order("clients/1001", #"{"officeId":2}"#)
            branch.pass(3600)
            try await branch.pull(from: mifos, rules)
            #expect(try await branch.balance(loan("1001")) == 12_000_00)
            let codes = try await branch.accounts(of: "1001").map(\.account.code)
            #expect(codes == ["savings:1001", "loan:1001:1", "loan:1001:2"])
        }
    }

    @Test func `what was collected from a client who moved is not lost`() async throws {
        try await withPulledBranch { mifos, branch, rules in
            try await branch.collect("7F3K", loan: 250_00, isCounted: false)
            await mifos.order("clients/1001", #"{"officeId":3}"#)
            try await branch.pull(from: mifos, rules)
            #expect(try await branch.problems(.leftWithUnposted) == [1001])
            #expect(try await branch.isSound())
        }
    }

    @Test func `a changed phone is asked for and not taken`() async throws {
        let asked = AskedPhones()
        try await withPulledBranch(asked.doors()) { mifos, branch, rules in
            await mifos.order("clients/1001", #"{"mobileNo":"0722 000 999"}"#)
            try await branch.pull(from: mifos, rules)
            #expect(asked.all == ["client:1001": "+254722000999"])
            let client = try await branch.books.read { try $0.people.client(number: "1001") }
            #expect(client?.phone?.e164 == "+254700000101")
        }
    }

    @Test func `a phone that head office forgot stays`() async throws {
        try await withPulledBranch { mifos, branch, rules in
            await mifos.order("clients/1001", #"{"mobileNo":null}"#)
            try await branch.pull(from: mifos, rules)
            let client = try await branch.books.read { try $0.people.client(number: "1001") }
            #expect(client?.phone?.e164 == "+254700000101")
        }
    }

    @Test func `a loan that is written off is closed, and its number not given again`() async throws
    {
        try await withPulledBranch { mifos, branch, rules in
            await mifos.order("loans/1", #"{"status":"written-off"}"#)
            try await branch.pull(from: mifos, rules)
            #expect(try await branch.balance(loan("1001")) == 0)
            let codes = try await branch.accounts(of: "1001").map(\.account.code)
            #expect(codes == ["savings:1001", "loan:1001:2"])
            let next = try await branch.books.read { try $0.people.nextLoanNumber(of: "1001") }
            #expect(next == 3)
        }
    }

    @Test func `an officer who left is nobody's voice, and his successor may have his phone`()
        async throws
    {
        try await withPulledBranch { mifos, branch, rules in
            let phone = try #require(PhoneNumber(e164: "+254711000002"))
            await mifos.order("staff/2", #"{"active":false}"#)
            try await branch.pull(from: mifos, rules)
            #expect(try await branch.books.read { try $0.people.officer(phone: phone) } == nil)
            #expect(try await branch.problems(.noOfficer).count > 0)
            let groups = try await branch.books.read { try $0.people.groupsWithOfficers() }
            #expect(groups.allSatisfy { $0.officer == "PO" })
            await mifos.order("staff/2", #"{"mobileNo":null}"#)
            await mifos.order("staff/3", #"{"mobileNo":"0711000002"}"#)
            try await branch.books.write {
                try $0.people.enrol(
                    Officer(code: "NN", name: "New", phone: phone), currency: try shilling)
            }
            let new = try await branch.books.read { try $0.people.officer(phone: phone) }
            #expect(new?.code == "NN")
        }
    }

    @Test func `a client who changes her group is on the other sheet`() async throws {
        try await withPulledBranch { mifos, branch, rules in
            await mifos.order("clients/1001", #"{"groupId":2}"#)
            // The lists do not say who is in a group: each group is read once in a week.
            for _ in 0..<rules.refreshDays {
                branch.pass(86_400)
                try await branch.pull(from: mifos, rules)
            }
            let client = try await branch.books.read { try $0.people.client(number: "1001") }
            #expect(client?.group == "G2")
        }
    }
}
