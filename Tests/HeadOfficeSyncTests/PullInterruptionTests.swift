import Accounting
import HeadOfficeSync
import LedgerStore
import MifosClient
import SimulatedMifos
import Synchronization
import Testing

/// A pull that is cut off leaves the old picture whole and goes on where it was.
@Suite(.timeLimit(.minutes(3))) struct PullInterruptionTests {
    @Test func `a pull that is cut off changes nothing and goes on at its page`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 0)
            let asked = Questions()
            for limit in [3, 9, 14] {
                _ = try? await Self.pull(branch, mifos, asked, stopAfter: limit)
                #expect(try await branch.books.read { try $0.people.clients().isEmpty })
                branch.pass(86_400)
            }
            let summary = try await Self.pull(branch, mifos, asked, stopAfter: .max)
            #expect(summary.number == 1)
            #expect(summary.newClients == 40)
            let questions = asked.all
            #expect(Set(questions).count == questions.count, "\(questions)")
        }
    }

    /// Pulls, and has the line cut after so many answers; notes what was answered.
    private static func pull(
        _ branch: PostingBranch, _ mifos: ServedMifos, _ asked: Questions, stopAfter: Int
    ) async throws -> PullSummary {
        let rules = try PostingBranch.pullRules()
        let count = Questions()
        return try await FineractClient.connected(to: mifos.address) { client in
            let line = HeadOfficeReading(client)
            let ask: @Sendable ([MifosClient.FineractRequest]) throws -> Void = { questions in
                count.add([""])
                if count.all.count > stopAfter { throw LineTrouble.offline(.cut) }
                asked.add(questions.map(\.relativeURL))
            }
            return try await Puller(
                books: branch.books, rules: rules,
                headOffice: HeadOfficeReading(
                    ask: {
                        try ask([$0])
                        return try await line.ask($0)
                    },
                    askTogether: {
                        try ask($0)
                        return try await line.askTogether($0)
                    }),
                now: { branch.now }
            ).pull()
        }
    }

    @Test(arguments: ["drop-before", "cut-answer", "bad-gateway", "gateway-timeout"])
    func `an answer that is cut is asked for again`(name: String) async throws {
        let fault = try #require(FineractFault(rawValue: name))
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 0)
            await mifos.order(fault, count: 2, on: .reads)
            let summary = try await branch.pull(from: mifos)
            #expect(summary.newClients == 40)
        }
    }

    @Test func `what was posted after a page was read is not undone by its old figure`()
        async throws
    {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 10)
            try await branch.pull(from: mifos)
            branch.pass(3600)
            let asked = Questions()
            // Everything is read, and then the box is off for a day, with the last step open.
            _ = try? await Self.pull(branch, mifos, asked, stopAfter: 40)
            try await branch.collect("7F3K", loan: 250_00)
            branch.pass(86_400)
            try await branch.postAll(to: mifos)
            branch.pass(60)
            try await branch.pull(from: mifos)
            #expect(try await branch.balance(loan("1001")) == 11_750_00)
            branch.pass(86_400)
            try await branch.pull(from: mifos)
            #expect(try await branch.balance(loan("1001")) == 11_750_00)
        }
    }
}

/// What was asked.
///
/// A class because several closures add to it.
private final class Questions: Sendable {
    private let asked = Mutex<[String]>([])

    var all: [String] { asked.withLock(\.self) }

    func add(_ questions: [String]) { asked.withLock { $0 += questions } }

    @Test func `a pull that only a person can help is told, and told no more when it went through`()
        async throws
    {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            await mifos.order(.unauthorized, count: 1, on: .any)
            let wrong = LineTrouble.halted(.wrongCredentials)
            await #expect(throws: wrong) { try await branch.pull(from: mifos) }
            #expect(try await branch.alarms().map(\.kind.rawValue) == ["pull-halted"])
            try await branch.pull(from: mifos)
            #expect(try await branch.alarms().isEmpty)
        }
    }
}
