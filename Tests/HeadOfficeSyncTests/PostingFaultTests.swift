import Accounting
import HeadOfficeSync
import LedgerStore
import MifosClient
import SimulatedMifos
import Synchronization
import Testing

/// Whatever goes wrong on the way, money stands at head office once, or somebody is asked.
@Suite(.timeLimit(.minutes(3))) struct PostingFaultTests {
    /// What passes by itself.
    static let passing = FineractFault.allCases.filter {
        ![.unauthorized, .passwordOutdated, .readOnly].contains($0)
    }

    @Test(arguments: passing, [1, 2, 3])
    func `a fault of line or server leaves everything posted once`(
        fault: FineractFault, times: Int
    ) async throws {
        try await ServedMifos.run { mifos in
            await mifos.fineract.change { $0.faults.slowness = .milliseconds(20) }
            let branch = try await PostingBranch()
            for (index, name) in ["2A22", "3B33", "4C44", "5D55"].enumerated() {
                try await branch.collect(
                    name, client: "100\(index + 1)", savings: 100_00 + Int64(index),
                    loan: 50_00 + Int64(index))
            }
            await mifos.order(fault, count: times)
            try await branch.postAll(to: mifos)
            let there = await mifos.posted()
            #expect(there.count == 8, "\(there)")
            #expect(Set(there.map { "\($0.kind)\($0.accountId)" }).count == 8)
            #expect(await mifos.total() == 4 * 150_00 + 2 * 6)
            let counts = try await branch.books.read { try $0.postings.counts() }
            #expect(counts == [.posted: 8])
            #expect(await mifos.fineract.change { $0.faults.dealt[fault] ?? 0 } >= 1)
        }
    }

    @Test(arguments: [FineractFault.unauthorized, .passwordOutdated, .readOnly])
    func `what only a person can put right stops everything and is told`(fault: FineractFault)
        async throws
    {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_00)
            await mifos.order(fault, count: 1, on: fault == .readOnly ? .writes : .any)
            let report = try await branch.post(to: mifos)
            guard case .halted? = report.stop else {
                Issue.record("\(report)")
                return
            }
            #expect(try await branch.alarms().map(\.kind) == [.headOfficeHalted])
            let contact = try await branch.books.read { try $0.headOffice.last() }
            #expect(contact.halt != nil)
            #expect(try await branch.post(to: mifos).posted == 1)
            #expect(try await branch.alarms().isEmpty)
            #expect(await mifos.posted().count == 1)
        }
    }

    @Test func `a missing permission stops everything and burns no key`() async throws {
        try await ServedMifos.run { mifos in
            await mifos.order(
                "users/tawi", #"{"permissions":["READ_PAYMENTTYPE","REPAYMENT_LOAN"]}"#)
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_00, loan: 50_00)
            guard case .halted(let words)? = try await branch.post(to: mifos).stop else {
                Issue.record("not halted")
                return
            }
            #expect(words.contains("post: DEPOSIT_SAVINGSACCOUNT. Payments wait"), "\(words)")
            #expect(try await branch.states("7F3K") == [.waiting, .posted])
            await mifos.order("users/tawi", #"{"permissions":["ALL_FUNCTIONS"]}"#)
            try await branch.postAll(to: mifos)
            #expect(try await branch.postings("7F3K").map(\.keyNumber) == [1, 1])
            #expect(await mifos.posted().count == 2)
        }
    }

    /// The plug is pulled after the commit and before the request, after the request, or after
    /// head office's commit: in each case the books say `sending`.
    @Test(arguments: [false, true])
    func `a program that was killed goes on with the same key`(arrived: Bool) async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_00, loan: 50_00)
            try await branch.collect("8QWE", client: "1002", savings: 70_00)
            if arrived {
                await mifos.order(.commitThenDrop)
                try await branch.post(to: mifos)
            }
            let day = try ServedMifos.day
            let moment = branch.now
            try await branch.books.write { books in
                try books.postings.choose(verifiedFirst: true, at: moment)
                let waiting = try books.postings.sendable(9, at: moment)
                try books.postings.intend(
                    Dictionary(uniqueKeysWithValues: waiting.map { ($0.id, day) }), at: moment)
            }
            try await branch.postAll(to: mifos)
            #expect(await mifos.posted().count == 3)
            #expect(try await branch.postings("7F3K").map(\.keyNumber) == [1, 1])
            #expect(try await branch.state("8QWE") == .posted)
        }
    }

    @Test func `a key the server may have forgotten is looked for first`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_00, loan: 50_00)
            await mifos.order(.commitThenDrop, count: 1)
            var patience = PostingBranch.rules
            patience.patience.unansweredRequests = 1
            try await branch.post(to: mifos, rules: patience)
            #expect(await mifos.posted().count == 2)
            #expect(try await branch.states("7F3K") == [.waiting, .waiting])
            await mifos.order("business-date", #"{"days":40}"#)
            await mifos.order("purge", "{}")
            branch.pass(40 * 86_400)
            try await branch.postAll(to: mifos)
            #expect(await mifos.posted().count == 2)
            #expect(try await branch.states("7F3K") == [.posted, .posted])
        }
    }

    @Test func `one locked loan does not hold up the others`() async throws {
        try await ServedMifos.run { mifos in
            await mifos.order("loans/5", #"{"locked":true}"#)
            let branch = try await PostingBranch()
            for index in 1...8 {
                try await branch.collect("\(index + 1)A2B", client: "100\(index)", loan: 50_00)
            }
            let report = try await branch.post(to: mifos)
            #expect(report.posted == 7)
            #expect(try await branch.states("4A2B") == [.waiting])
            await mifos.order("loans/5", #"{"locked":false}"#)
            try await branch.postAll(to: mifos)
            #expect(await mifos.posted().count == 8)
        }
    }

    @Test(arguments: [403, 404, 405, 501])
    func `behind a proxy without batches each is posted by itself, once`(
        status: Int
    ) async throws {
        try await ServedMifos.run { mifos in
            await mifos.order("settings", #"{"batchesAnsweredWith":\#(status)}"#)
            let branch = try await PostingBranch()
            for index in 1...8 {
                try await branch.collect(
                    "\(index + 1)A2B", client: "100\(index)", savings: 20_00, loan: 50_00)
            }
            // Some of them arrive, and nobody hears of it.
            await mifos.order("faults", #"{"plan":"commit-then-drop=20"}"#)
            try await branch.postAll(to: mifos)
            let counts = try await branch.books.read { try $0.postings.counts() }
            #expect(counts == [.posted: 16])
            let there = await mifos.posted()
            #expect(Set(there.map { "\($0.kind)\($0.accountId)" }).count == there.count)
            #expect(there.count == 16)
            #expect(await mifos.total() == 8 * 70_00)
            #expect(try await branch.postings("2A2B").map(\.keyNumber) == [1, 1])
        }
    }

    @Test func `a line that is down costs one request, and nothing is lost`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_00)
            var nowhere = mifos.address
            nowhere.url = "http://127.0.0.1:9/api/v1"
            let report = try await branch.post(to: nowhere)
            #expect(report.stop == .offline(.unreachable))
            #expect(report.requests == 1)
            let contact = try await branch.books.read { try $0.headOffice.last() }
            #expect(contact.failure?.sentence == "Nobody answers at head office's address.")
            #expect(try await branch.post(to: mifos).posted == 1)
            let later = try await branch.books.read { try $0.headOffice.last() }
            #expect(later.failure == nil && later.answeredAt == branch.now)
        }
    }

    @Test(arguments: [FineractFault.badGateway, .gatewayTimeout])
    func `a business date that head office does not tell is not guessed`(
        fault: FineractFault
    ) async throws {
        try await ServedMifos.run { mifos in
            await mifos.order("business-date", #"{"date":"2026-11-23"}"#)
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_00, loan: 50_00)
            await mifos.order(fault, on: .reads)
            let report = try await branch.post(to: mifos)
            #expect(report.stop == .offline(.stranger))
            #expect(try await branch.states("7F3K") == [.waiting, .waiting])
            #expect(try await branch.post(to: mifos).posted == 2)
            #expect(await Set(mifos.posted().map(\.date)) == [try #require(Day(iso: "2026-11-23"))])
        }
    }

    @Test func `what was refused for its date bears the tenant's when it is tried again`()
        async throws
    {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", loan: 50_00)
            await mifos.order("business-date", #"{"date":"2026-11-23"}"#)
            try await branch.books.write {
                _ = try $0.postings.choose(verifiedFirst: true, at: branch.now)
            }
            let first = try #require(try await branch.postings("7F3K").first?.id)
            try await branch.books.write { books in
                try books.postings.intend([first: try ServedMifos.day], at: branch.now)
                try books.postings.settle(
                    first,
                    .refused(
                        code: "error.msg.loan.transaction.cannot.be.a.future.date",
                        words: "The transaction date cannot be in the future."), at: branch.now)
                #expect(try books.postings.retry(first, at: branch.now) == .decided)
            }
            #expect(try await branch.post(to: mifos).posted == 1)
            #expect(await mifos.posted().map(\.date) == [try #require(Day(iso: "2026-11-23"))])
        }
    }

    @Test func `a night that locks every loan costs few requests`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(
                clients: 20, numbers: await mifos.accountNumbers())
            for (place, letter) in "ABCDEFGHJKMNPQRSTVWX".enumerated() {
                try await branch.collect("2\(letter)3K", client: "\(1001 + place)", loan: 50_00)
            }
            await mifos.order(.loanLocked, count: 10_000)
            let report = try await branch.post(to: mifos)
            #expect(report.posted == 0 && report.requests < 40, "\(report)")
            #expect(report.stop == .offline(.failing))
        }
    }

    @Test func `accounts that are looked for by their numbers hold up nothing`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 20, numbers: [:])
            for (place, letter) in "ABCDEFGHJKMNPQRSTVWX".enumerated() {
                try await branch.collect(
                    "2\(letter)3K", client: "\(1001 + place)", savings: 20_00, loan: 50_00)
            }
            let report = try await branch.post(to: mifos)
            #expect(report.posted == 40 && report.stop == nil, "\(report)")
            #expect(await mifos.total() == 20 * 70_00)
        }
    }

    @Test func `what a wrong clock put off for years goes out when the clock is right`()
        async throws
    {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_00, loan: 50_00)
            var rules = PostingBranch.rules
            rules.patience.firstDelay = .seconds(5)
            branch.pass(10 * 365 * 86_400)
            await mifos.order(.jobRunning, count: 2)
            #expect(try await branch.post(to: mifos, rules: rules).unsettled == 2)
            branch.clock.withLock { $0 = PostingBranch.start }
            #expect(try await branch.post(to: mifos, rules: rules).posted == 2)
            #expect(await mifos.total() == 150_00)
        }
    }

    /// Approvals that nobody gives, of a user who may read audits or may not.
    @Test(arguments: [true, false])
    func `however many wait for their approval, the others are posted`(
        readsAudits: Bool
    ) async throws {
        try await ServedMifos.run { mifos in
            await mifos.order("settings", #"{"makerChecker":["REPAYMENT_LOAN"]}"#)
            if !readsAudits {
                let may = ["REPAYMENT_LOAN", "DEPOSIT_SAVINGSACCOUNT"].map { "\"\($0)\"" }
                let reads = ["PAYMENTTYPE", "LOAN", "SAVINGSACCOUNT"].map { "\"READ_\($0)\"" }
                let all = (may + reads).joined(separator: ",")
                await mifos.order("users/tawi", #"{"permissions":[\#(all)]}"#)
            }
            let branch = try await PostingBranch(
                clients: 25, numbers: await mifos.accountNumbers())
            for place in 0..<25 {
                let letter = Array("ABCDEFGHJKMNPQRSTVWX")[place % 20]
                try await branch.collect(
                    "\(2 + place / 20)\(letter)3K", client: "\(1001 + place)", loan: 50_00)
            }
            var rules = PostingBranch.rules
            rules.patience.approvalInterval = .seconds(600)
            #expect(try await branch.post(to: mifos, rules: rules).pending == 25)
            branch.pass(700)
            try await branch.collect("7F3K", savings: 100_00)
            let report = try await branch.post(to: mifos, rules: rules)
            #expect(report.posted == 1 && report.stop == nil, "\(report)")
        }
    }

    @Test func `what waits behind a refusal asks nothing of head office`() async throws {
        try await ServedMifos.run { mifos in
            await mifos.order("loans/1", #"{"status":"written-off"}"#)
            let branch = try await PostingBranch()
            for name in ["7F3K", "8G4M"] { try await branch.collect(name, loan: 50_00) }
            #expect(try await branch.post(to: mifos).refused == 1)
            #expect(try await branch.states("8G4M") == [.waiting])
            #expect(try await branch.books.read { try $0.postings.nextDue() } == nil)
            #expect(try await branch.post(to: mifos).requests == 0)
        }
    }

    @Test func `an approval at head office is waited for`() async throws {
        try await ServedMifos.run { mifos in
            await mifos.order(
                "settings", #"{"makerChecker":["REPAYMENT_LOAN","DEPOSIT_SAVINGSACCOUNT"]}"#)
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_00, loan: 50_00)
            try await branch.collect("8QWE", savings: 70_00)
            try await branch.post(to: mifos)
            #expect(try await branch.states("7F3K") == [.pendingApproval, .pendingApproval])
            #expect(try await branch.states("8QWE") == [.waiting], "an account's order is kept")
            #expect(await mifos.posted().isEmpty)
            let commands = try await branch.postings("7F3K").compactMap(\.command)
            try await mifos.decide(commands[0], "approve")
            try await mifos.decide(commands[1], "reject")
            branch.pass(1)
            try await branch.post(to: mifos)
            #expect(try await branch.states("7F3K") == [.posted, .refused])
            #expect(
                try await branch.postings("7F3K")[1].code == OwnRefusal.approvalRejected.rawValue)
            #expect(try await branch.states("8QWE") == [.pendingApproval])
            #expect(await mifos.posted().count == 1)
        }
    }

    @Test func `the longer an approval takes, the more seldom it is asked after`() async throws {
        try await ServedMifos.run { mifos in
            await mifos.order("settings", #"{"makerChecker":["REPAYMENT_LOAN"]}"#)
            var rules = PostingBranch.rules
            rules.patience.approvalInterval = .seconds(600)
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", loan: 50_00)
            try await branch.post(to: mifos, rules: rules)
            // How long it is left alone after it was asked after, by how long it has waited.
            for (waited, rest) in [(600, 600), (14_400, 1200), (86_400, 7200), (864_000, 21_600)] {
                let sent = PostingBranch.start.advanced(bySeconds: Int64(waited))
                branch.clock.withLock { $0 = sent }
                #expect(try await branch.post(to: mifos, rules: rules).requests > 0)
                let next = try await branch.books.read { try $0.postings.nextDue() }
                #expect(next == sent.advanced(bySeconds: Int64(rest)), "\(waited)")
                branch.pass(Int64(rest) - 1)
                #expect(try await branch.post(to: mifos, rules: rules).requests == 0)
            }
            let command = try #require(try await branch.postings("7F3K").first?.command)
            try await mifos.decide(command, "approve")
            branch.pass(1)
            try await branch.post(to: mifos, rules: rules)
            #expect(try await branch.states("7F3K") == [.posted])
        }
    }

    @Test func `a server with external ids of savings is asked by name`() async throws {
        try await ServedMifos.run { mifos in
            await mifos.order("settings", #"{"savingsExternalIds":true}"#)
            var rules = PostingBranch.rules
            rules.savingsHaveExternalIDs = true
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_00)
            await mifos.order(.exception)
            await mifos.order(.stuckCommitted)
            try await branch.postAll(to: mifos, rules: rules)
            let there = await mifos.posted()
            #expect(there.count == 1)
            #expect(there[0].externalId == (try await branch.postings("7F3K")[0].name.text))
        }
    }
}

extension ServedMifos {
    /// Somebody at head office decides about a command.
    func decide(_ command: Int64, _ verdict: String) async throws {
        var server = address
        server.user = "mifos"
        let reply = try await FineractClient.connected(to: server) {
            await $0.send(
                .post(
                    "makercheckers/\(command)", [.init("command", verdict)], body: .object([:])))
        }
        guard case .answered(let answer) = reply else {
            Issue.record("no answer")
            return
        }
        #expect(answer.status == 200)
    }
}
