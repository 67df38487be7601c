import Accounting
import Foundation
import HeadOfficeSync
import LedgerStore
import MifosClient
import SimulatedMifos
import TestSupport
import Testing

/// A branch posts over a line that cuts three requests in ten, to a server with troubles of its
/// own, whose books change meanwhile, by a program that is killed again and again.
///
/// `make post` runs it at full size: TAWI_POSTING_COLLECTIONS=5000. A seed is TAWI_POSTING_SEED.
@Suite struct PostingScenarioTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let size = Int(environment["TAWI_POSTING_COLLECTIONS"] ?? "") ?? 150
    private static let seed = UInt64(environment["TAWI_POSTING_SEED"] ?? "") ?? 1
    private static let kills = 20
    private static let mostRuns = 120

    /// 30 % of the requests are cut: before, after and during the server's answer.
    private static let plan = FineractFaultPlan(percent: [
        .dropBefore: 10, .commitThenDrop: 10, .cutAnswer: 10, .badGateway: 1, .gatewayTimeout: 1,
        .loanLocked: 1, .stuck: 0.2, .stuckCommitted: 0.2, .conflict: 1, .exception: 0.5,
        .jobRunning: 1,
    ])

    @Test func `every collection stands at head office once or lies in the conflict desk`()
        async throws
    {
        let clients = max(40, Self.size / 10)
        try await ServedMifos.run(clients: clients, seed: Self.seed, plan: Self.plan) { mifos in
            let branch = try await PostingBranch(
                clients: clients, numbers: await mifos.accountNumbers())
            var scenario = PostingScenario(
                mifos: mifos, branch: branch, seed: Self.seed, size: Self.size)
            try scenario.configure()
            try await scenario.collect(Self.size, from: clients)
            for run in 1...Self.mostRuns {
                try await scenario.changeHeadOffice(afterRun: run)
                if run == 6 || run == 14 { try await scenario.takeBack(Self.size / 50) }
                try await scenario.post(killed: scenario.kills < Self.kills)
                if run > Self.kills, try await scenario.isAtRest() { break }
            }
            #expect(scenario.kills == Self.kills, "killed as often as it is meant to be")
            try await scenario.check()
            await scenario.report(Self.size)
        }
    }
}

/// The branch, its head office, and what happens to both.
struct PostingScenario {
    let mifos: ServedMifos
    let branch: PostingBranch
    private var dice: SplitMix64
    private var names: [String] = []
    private var runs = 0
    private(set) var kills = 0

    /// Names of postings head office took back by itself.
    private var undoneThere: Set<Int> = []

    /// How many postings go in one request: some 60 requests at least.
    private let batchSize: Int

    init(mifos: ServedMifos, branch: PostingBranch, seed: UInt64, size: Int) {
        self.mifos = mifos
        self.branch = branch
        batchSize = min(20, max(2, size / 30))
        dice = SplitMix64(seed: seed)
    }

    private var configuration: String { branch.configuration }

    func configure() throws {
        let password = branch.folder.appending(path: "password").path
        _ = FileManager.default.createFile(
            atPath: password, contents: Data("password\n".utf8),
            attributes: [.posixPermissions: 0o600])
        let text = """
            [branch]
            name = "Kibwezi"
            country = "KE"
            database = "\(branch.database)"

            [mifos]
            url = "\(mifos.address.url)"
            user = "tawi"
            password_file = "\(password)"
            payment_type = "SMS field cash"
            batch_size = \(batchSize)
            retry_seconds = 0
            stuck_seconds = 0
            """
        try Data(text.utf8).write(to: URL(fileURLWithPath: configuration))
    }

    mutating func collect(_ count: Int, from clients: Int) async throws {
        var generator = dice
        while names.count < count {
            let name = Reference.random(length: 5, using: &generator).text
            guard !names.contains(name) else { continue }
            names.append(name)
            let client = "\(1001 + Int.random(in: 0..<clients, using: &generator))"
            try await branch.collect(
                name, client: client,
                savings: Int64.random(in: 0...3, using: &generator) * 12_345 + 100,
                loan: Int64.random(in: 0...2, using: &generator) * 2_501)
        }
        dice = generator
    }

    /// Some collections are taken back at the branch, posted or not.
    mutating func takeBack(_ count: Int) async throws {
        for _ in 0..<max(2, count) {
            let name = names[Int.random(in: names.indices, using: &dice)]
            guard try await branch.state(name) != .reversed else { continue }
            try await branch.reverse(name)
        }
    }

    /// Head office closes accounts, takes a payment back, is paid for an earlier day, locks a loan.
    mutating func changeHeadOffice(afterRun run: Int) async throws {
        switch run {
        case 2:
            await mifos.order("savings/3", #"{"status":"closed"}"#)
            await mifos.order("loans/5", #"{"status":"written-off"}"#)
            await mifos.order("loans/9", #"{"locked":true}"#)
        case 5, 11:
            await mifos.order(
                "loans/\(run)/repayments",
                #"{"amount":"25","date":"2026-11-20","receiptNumber":"HQ\#(run)"}"#)
        case 8:
            let there = await mifos.posted().filter { $0.kind == .repayment && !$0.isReversed }
            guard let first = there.first(where: { $0.accountId != 11 }) else { return }
            undoneThere.insert(first.accountId)
            await mifos.order(
                "loans/\(first.accountId)/undo", #"{"transactionId":\#(first.transactionId)}"#)
        case 12: await mifos.order("loans/9", #"{"locked":false}"#)
        case 21: await mifos.fineract.change { $0.faults.plan.percent[.loanLocked] = 0 }
        default: break
        }
    }

    /// Whether nothing is left to do before somebody decides.
    func isAtRest() async throws -> Bool {
        try await branch.books.read { try $0.postings.nextDue() == nil }
    }

    /// Runs `tawi sync now`, killed with -9 as one of its first requests arrives at head office or
    /// was carried out there.
    mutating func post(killed: Bool) async throws {
        runs += 1
        let program = try Spawned(
            Executable.url.path, ["sync", "now", "--config", configuration])
        if killed {
            await mifos.fineract.expect(
                Int.random(in: 1...3, using: &dice),
                SimulatedFineract.Moment.allCases.randomElement(using: &dice) ?? .arrived
            ) { kill(program.identifier, SIGKILL) }
        }
        let end = await program.ended()
        await mifos.fineract.expect(0, .arrived, nil)
        if end == .killed(signal: SIGKILL) { kills += 1 }
        #expect([.killed(signal: SIGKILL), .exited(status: 0), .exited(status: 1)].contains(end))
    }
}

extension PostingScenario {
    /// Each posting of each collection, against what head office has.
    func check() async throws {
        let there = await mifos.posted()
        let byName = Dictionary(grouping: there.filter { $0.externalId != nil }, by: \.externalId)
        let byReceipt = Dictionary(grouping: there.filter { $0.kind != .repayment }) {
            "\($0.accountNumber) \($0.receiptNumber ?? "")"
        }
        var here: Int64 = 0
        for name in names {
            let postings = try await branch.postings(name)
            let state = try await branch.state(name)
            #expect(!postings.isEmpty || state == .reversed, "\(name)")
            let undone = Set(
                postings.filter { $0.kind == .undo && $0.state == .posted }
                    .compactMap { $0.undone?.id })
            for posting in postings where posting.kind != .undo {
                let found =
                    posting.kind == .repayment
                    ? byName[posting.name.text] ?? []
                    : byReceipt["9000\(client(posting)) \(posting.receipt)"] ?? []
                let standing = found.filter { !$0.isReversed }
                switch posting.state {
                case .posted:
                    #expect(found.count == 1, "\(name) \(posting.account.code): \(found)")
                    if standing.isEmpty {
                        let isMeant =
                            undone.contains(posting.id)
                            || undoneThere.contains(found.first?.accountId ?? 0)
                        #expect(isMeant, "\(name) \(posting.account.code) is gone")
                    } else {
                        #expect(!undone.contains(posting.id), "\(name) still stands")
                        here += posting.amount.minorUnits
                    }
                case .refused: #expect(found.isEmpty && posting.code != nil, "\(name)")
                case .cancelled: #expect(found.isEmpty, "\(name)")
                case .waiting:
                    let isBehind = try await isBehindRefusal(posting)
                    #expect(isBehind, "\(name) waits on \(posting.account.code) for nothing")
                    #expect(found.isEmpty, "\(name)")
                default: Issue.record("\(name) is \(posting.state)")
                }
            }
        }
        #expect(here == (await mifos.total()), "sums of both sides, in cents")
        #expect(try await branch.books.read(Auditor.audit).isSound)
    }

    /// The order of an account is kept: what comes after a refusal waits until somebody decides.
    private func isBehindRefusal(_ posting: HeadOfficePosting) async throws -> Bool {
        for name in names {
            let isBehind = try await branch.postings(name).contains { other in
                other.account == posting.account && other.id < posting.id
                    && other.state == .refused
            }
            if isBehind { return true }
        }
        return false
    }

    private func client(_ posting: HeadOfficePosting) -> String {
        if case .savings(let client) = posting.account { client } else { "" }
    }

    func report(_ size: Int) async {
        let counts = (try? await branch.books.read { try $0.postings.counts() }) ?? [:]
        let states = counts.sorted { $0.value > $1.value }.map { "\($0.value) \($0.key.rawValue)" }
        let dealt = await mifos.fineract.change { $0.faults.dealt }
        let faults = dealt.sorted { $0.value > $1.value }.map { "\($0.value) \($0.key.rawValue)" }
        print(
            "\(size) collections, \(runs) runs, \(kills) killed: "
                + states.joined(separator: ", ") + "; faults: " + faults.joined(separator: ", "))
    }
}

/// A seeded generator (Steele, Lea, Flood 2014).
struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
