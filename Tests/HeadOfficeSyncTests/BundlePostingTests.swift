import Accounting
import Foundation
import HeadOfficeSync
import LedgerStore
import SimulatedMifos
import TestSupport
import Testing

/// `tawi bundle import --post` beside the branch's own `tawi sync`, over real HTTP: whichever comes
/// first, a collection is booked once.
@Suite(.timeLimit(.minutes(3))) struct BundlePostingTests {
    private static let both = [("7F3K", "90001001"), ("7F3K", "10001001")]

    @Test func `what the bundle brought first is not posted again by the branch`() async throws {
        try await BundlingBranch.run { both in
            try await both.branch.collect("7F3K", savings: 100_00, loan: 250_00)
            try await both.export()
            let posted = try await both.post()
            #expect(posted["posted"] as? Int == 2)
            #expect(posted["already_there"] as? Int == 0)
            await both.standOnce(Self.both)
            #expect(try await both.sync()["posted"] as? Int == 2)
            await both.standOnce(Self.both)
            #expect(try await both.branch.state("7F3K") == .posted)
            let names = try await both.branch.postings("7F3K").map(\.name.text)
            #expect(await both.mifos.posted().compactMap(\.externalId) == [names[1]])
        }
    }

    @Test func `what the branch posted first is already there for the bundle`() async throws {
        try await BundlingBranch.run { both in
            try await both.branch.collect("7F3K", savings: 100_00, loan: 250_00)
            try await both.export()
            #expect(try await both.sync()["posted"] as? Int == 2)
            let before = try await both.post()
            #expect(before["posted"] as? Int == 0)
            #expect(before["already_there"] as? Int == 2)
            await both.standOnce(Self.both)
            try await both.export()
            try await both.branch.collect("8G4M", client: "1002", loan: 250_00)
            #expect(try await both.sync()["posted"] as? Int == 1)
            try await both.export()
            let after = try await both.post()
            #expect(after["already_there"] as? Int == 1, "the bundle itself says so")
            await both.standOnce(Self.both + [("8G4M", "10001002")])
        }
    }

    @Test func `a payment approved later has the day it was collected on in Mifos`() async throws {
        try await BundlingBranch.run { both in
            let yesterday = try #require(Day(iso: "2026-11-23"))
            try await both.branch.collect("7F3K", loan: 250_00)
            try await both.branch.hold("7F3K", since: yesterday)
            try await both.export()
            #expect(try await both.post()["posted"] as? Int == 1)
            #expect(await both.mifos.posted().map(\.date) == [yesterday])
            #expect(try await both.sync()["posted"] as? Int == 1)
            await both.standOnce([("7F3K", "10001001")])
        }
    }

    @Test func `a bundle that is imported twice is posted once`() async throws {
        try await BundlingBranch.run { both in
            try await both.branch.collect("7F3K", savings: 100_00, loan: 250_00)
            try await both.export()
            #expect(try await both.post()["posted"] as? Int == 2)
            let again = try await Executable.run(both.importing())
            #expect(again.output.contains("Took in 0 bundles of 1."), "\(again)")
            #expect(again.output.contains("Kibwezi: 0 posted, 0 already there, 0 refused"))
            await both.standOnce(Self.both)
        }
    }

    @Test(arguments: [FineractFault.dropBefore, .commitThenDrop, .cutAnswer, .conflict, .exception])
    func `an answer that is cut or a server in trouble books nothing twice`(
        fault: FineractFault
    ) async throws {
        try await BundlingBranch.run { both in
            try await both.branch.collect("7F3K", savings: 100_00, loan: 250_00)
            try await both.export()
            await both.mifos.order(fault, count: 3)
            try await both.post()
            await both.standOnce(Self.both)
            _ = try await both.sync()
            await both.standOnce(Self.both)
        }
    }

    @Test func `both at the same time book it once`() async throws {
        try await BundlingBranch.run(more: "batch_size = 3") { both in
            let payments = try await Self.collectMany(both)
            try await both.export()
            async let bundle = Executable.run(both.importing())
            async let line = both.branch.tawi("sync", "now")
            let (bundled, lined) = try await (bundle, line)
            #expect(bundled.status == 0, "\(bundled)")
            #expect(lined.status == 0, "\(lined)")
            _ = try await both.sync()
            await both.standOnce(payments)
        }
    }

    @Test func `an import that is killed again and again goes on where it was`() async throws {
        try await BundlingBranch.run(more: "batch_size = 2") { both in
            let payments = try await Self.collectMany(both)
            try await both.export()
            for round in 0..<5 {
                let byLine = ["sync", "now", "--config", both.branch.configuration]
                try await Self.interrupt(
                    round == 2 ? byLine : both.importing(), withTheNextBatchTo: both.mifos)
            }
            try await both.post()
            _ = try await both.sync()
            await both.standOnce(payments)
        }
    }

    @Test func `what Mifos refuses is said with its words and left to the branch`() async throws {
        try await BundlingBranch.run { both in
            await both.mifos.order("savings/1", #"{"status":"closed"}"#)
            try await both.branch.collect("7F3K", savings: 100_00, loan: 250_00)
            try await both.export()
            let run = try await Executable.run(both.importing())
            #expect(run.status == 0, "\(run)")
            #expect(run.output.contains("1 posted, 0 already there, 1 refused"), "\(run.output)")
            #expect(run.output.contains("7F3K  deposit of KES 100 on savings:1001. Mifos: "))
            #expect(try await both.sync()["refused"] as? Int == 1)
            // The branch decides; head office finds what came of it.
            await both.mifos.order("savings/1", #"{"status":"active"}"#)
            let conflict = try #require(try await both.branch.postings("7F3K").first).id
            let retried = try await both.branch.tawi(
                "sync", "conflicts", "retry", "\(conflict)", "--by", "SM", "--reason", "open again")
            #expect(retried.status == 0, "\(retried)")
            #expect(try await both.sync()["posted"] as? Int == 1)
            try await both.export()
            let after = try await both.post()
            #expect((after["refused"] as? [Any])?.isEmpty == true, "\(after)")
            await both.standOnce(Self.both)
        }
    }

    @Test func `what the branch took back is taken back in Mifos by its bundle`() async throws {
        try await BundlingBranch.run { both in
            try await both.branch.collect("7F3K", savings: 100_00, loan: 250_00)
            try await both.export()
            try await both.post()
            try await both.branch.reverse("7F3K")
            try await both.export()
            try await both.post()
            #expect(await both.mifos.total() == 0)
            _ = try await both.sync()
            #expect(await both.mifos.total() == 0)
            #expect(await both.mifos.posted().count == 2)
        }
    }

    @Test func `what a bundle posted and the branch took back is taken back over the line`()
        async throws
    {
        try await BundlingBranch.run { both in
            try await both.branch.collect("7F3K", savings: 100_00, loan: 250_00)
            try await both.export()
            try await both.post()
            try await both.branch.reverse("7F3K")
            _ = try await both.sync()
            #expect(await both.mifos.total() == 0)
            try await both.export()
            try await both.post()
            #expect(await both.mifos.total() == 0)
        }
    }

    @Test func `what was taken back and never posted does not get there`() async throws {
        try await BundlingBranch.run { both in
            try await both.branch.collect("7F3K", savings: 100_00, loan: 250_00)
            try await both.export()
            try await both.branch.reverse("7F3K")
            _ = try await both.sync()
            try await both.export()
            try await both.post()
            #expect(await both.mifos.posted().isEmpty)
        }
    }

    @Test func `a deposit whose key Mifos forgot is looked for before the branch sends it`()
        async throws
    {
        try await BundlingBranch.run { both in
            try await both.branch.collect("7F3K", savings: 100_00, loan: 250_00)
            try await both.export()
            try await both.post()
            await both.mifos.order("business-date", #"{"date":"2026-12-29"}"#)
            await both.mifos.order("purge", "{}")
            both.branch.pass(35 * 86_400)
            for _ in 0..<3 { try await both.branch.post(to: both.mifos) }
            await both.standOnce(Self.both)
            #expect(try await both.branch.state("7F3K") == .posted)
        }
    }

    @Test func `money that two people moved at the branch is not posted where it was`()
        async throws
    {
        try await BundlingBranch.run { both in
            await both.mifos.order("loans/1", #"{"status":"written-off"}"#)
            try await both.branch.collect("7F3K", loan: 250_00)
            #expect(try await both.sync()["refused"] as? Int == 1)
            let conflict = try #require(try await both.branch.postings("7F3K").first).id
            let now = both.branch.now
            let verdict = try await both.branch.books.write { books in
                try ConflictDesk(books: books, calendar: PostingBranch.calendar, now: now).move(
                    conflict, to: .account(.savings(client: "1001")), by: "SM", with: "CN",
                    because: "hers")
            }
            #expect(verdict == .decided)
            try await both.export()
            let posted = try await both.post()
            #expect(posted["undecided"] as? Int == 1, "\(posted)")
            #expect((posted["refused"] as? [Any])?.isEmpty == true, "\(posted)")
            #expect(await both.mifos.posted().isEmpty)
            #expect(try await both.sync()["posted"] as? Int == 1)
            #expect(await both.mifos.posted().map(\.accountNumber) == ["90001001"])
        }
    }

    @Test func `what is missing in the command is said`() async throws {
        let words = ["bundle", "import", "out", "--branches", "branches.txt"]
        for (more, says) in [
            (["--into", "x.db", "--post"], "--mifos FILE"),
            (["--csv", "x", "--post", "--mifos", "m.toml"], "--into FILE"),
        ] {
            let run = try await Executable.run(words + more)
            #expect(run.status == 2 || run.status == 64, "\(run)")
            #expect(run.errors.contains(says), "\(run.errors)")
        }
    }
}

extension BundlePostingTests {
    /// Two collections of each of ten clients; the payments they make.
    private static func collectMany(_ both: BundlingBranch) async throws -> [(String, String)] {
        var payments: [(String, String)] = []
        for (place, letter) in "ABCDEFGHJK".enumerated() {
            let client = "\(1001 + place)"
            for digit in 2...3 {
                let name = "\(digit)\(letter)3K"
                try await both.branch.collect(name, client: client, savings: 100_00, loan: 50_00)
                payments += [(name, "9000\(client)"), (name, "1000\(client)")]
            }
        }
        return payments
    }

    /// Starts `tawi` and kills it when its next batch was carried out, its answer not yet sent.
    private static func interrupt(
        _ arguments: [String], withTheNextBatchTo mifos: ServedMifos
    ) async throws {
        let program = try Spawned(Executable.url.path, arguments)
        await mifos.fineract.expect(1, .carriedOut, of: "batches") {
            kill(program.identifier, SIGKILL)
        }
        #expect(await program.ended() == .killed(signal: SIGKILL))
    }
}
