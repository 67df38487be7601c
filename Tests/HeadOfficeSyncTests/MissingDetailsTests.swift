import HeadOfficeSync
import LedgerStore
import MifosClient
import Testing

/// A group that stands in the list, and is not there when it is asked for by its number.
@Suite(.timeLimit(.minutes(3))) struct MissingDetailsTests {
    @Test func `it is said, and the branch keeps what it knew`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 0)
            try await branch.pull(from: mifos)
            #expect(try await branch.problems(.detailsMissing).isEmpty)
            let before = try await branch.books.read { try $0.people.groupsInFull() }
            var rules = try PostingBranch.pullRules()
            rules.refreshDays = 1
            try await FineractClient.connected(to: mifos.address) { [rules] client in
                var headOffice = HeadOfficeReading(client)
                let ask = headOffice.ask
                headOffice.ask = { request in
                    request == .group(2) ? nil : try await ask(request)
                }
                _ = try await Puller(
                    books: branch.books, rules: rules, headOffice: headOffice,
                    now: { branch.now }
                ).pull()
            }
            #expect(try await branch.problems(.detailsMissing) == [2])
            let after = try await branch.books.read { try $0.people.groupsInFull() }
            #expect(after == before)
            branch.pass(86_400)
            try await branch.pull(from: mifos, rules)
            #expect(try await branch.problems(.detailsMissing).isEmpty)
        }
    }
}
