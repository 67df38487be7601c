import Accounting
import Foundation
import LedgerStore
import SimulatedMifos
import TestSupport
import Testing

/// `tawi sync pull`, the real program, killed in the middle.
@Suite(.timeLimit(.minutes(3))) struct PullProcessTests {
    @Test func `a pull that is killed leaves the old picture and goes on where it was`()
        async throws
    {
        try await ServedMifos.run(clients: 120) { mifos in
            let branch = try await PostingBranch(clients: 0)
            try branch.configure(mifos)
            var read = 0
            for _ in 0..<3 {
                let before = read
                try await branch.pull(killedAtRequest: 9, to: mifos)
                read = try await branch.thingsRead()
                #expect(read > before)
                #expect(try await branch.books.read { try $0.people.clients().isEmpty })
            }
            let pulled = try await branch.tawi("sync", "pull", "--json")
            #expect(pulled.status == 0, "\(pulled)")
            let document = try object(pulled.output)
            #expect(document["number"] as? Int == 1)
            #expect(document["new_clients"] as? Int == 120)
            #expect(try await branch.isSound())
            let again = try await branch.tawi("sync", "pull", "--json")
            #expect(try object(again.output)["changes"] as? Int == 0, "\(again.output)")
        }
    }

    @Test func `what needs a look is shown, and a line outside its windows waits`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 0)
            try branch.configure(mifos)
            #expect(try await branch.tawi("sync", "pull").status == 0)
            let status = try await branch.tawi("sync", "status")
            #expect(status.output.contains("problem   group-loan: 1"), "\(status.output)")
            #expect(status.output.contains("problem   no-phone:"), "\(status.output)")
            let json = try object(try await branch.tawi("sync", "status", "--json").output)
            let pull = try #require(json["pull"] as? [String: Any])
            #expect((pull["problems"] as? [Any])?.isEmpty == false)
            #expect((pull["octets_this_month"] as? Int ?? 0) > 1000)
            try branch.configure(mifos, more: "monthly_megabytes = 1")
            try await branch.books.write { books in
                let today = PostingBranch.calendar.day(
                    of: .init(
                        millisecondsSince1970: Int64(Date().timeIntervalSince1970 * 1000)))
                try books.lineUses.add(LineUse(sent: 2_000_000), for: .posting, on: today)
            }
            let refused = try await branch.tawi("sync", "pull")
            #expect(refused.status == 2, "\(refused)")
            #expect(refused.errors.contains("--anyway"), "\(refused.errors)")
            #expect(try await branch.tawi("sync", "now").status == 2)
            #expect(try await branch.tawi("sync", "pull", "--anyway").status == 0)
        }
    }

    @Test func `the comparison is made and shown`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            try branch.configure(mifos)
            let none = try await branch.tawi("sync", "reconcile")
            #expect(none.output.contains("Nothing was compared yet"), "\(none)")
            let now = try await branch.tawi("sync", "reconcile", "--now")
            #expect(now.status == 0, "\(now)")
            #expect(now.output.contains("no difference in 0 payments"), "\(now.output)")
        }
    }

    @Test(arguments: [["sync", "pull"], ["sync", "reconcile"]])
    func `help has an example`(verb: [String]) async throws {
        let run = try await Executable.run(verb + ["--help"])
        #expect(run.status == 0)
        #expect(run.output.contains("Example"), "\(run.output)")
    }
}

extension PostingBranch {
    /// How many rows and things the pull under way has kept.
    func thingsRead() async throws -> Int {
        try await books.read { books in
            guard let pull = try books.pulls.open() else { return 0 }
            return try books.pulls.progress(of: pull).reduce(0) { $0 + $1.next }
        }
    }

    /// Starts a pull and kills it (SIGKILL) as this request of it arrives at head office.
    func pull(killedAtRequest count: Int, to mifos: ServedMifos) async throws {
        let program = try Spawned(
            Executable.url.path, ["sync", "pull", "--config", configuration])
        await mifos.fineract.expect(count, .arrived) { kill(program.identifier, SIGKILL) }
        #expect(await program.ended() == .killed(signal: SIGKILL))
    }
}
