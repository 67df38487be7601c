import Foundation
import TestSupport
import Testing

/// `tawi ledger`: books that tell when somebody wrote in them.
struct LedgerTests {
    @Test(
        .enabled(if: SQLite.isInstalled),
        arguments: [
            "amount = amount + 1", "hash = zeroblob(32)", "previous_hash = zeroblob(32)",
            "day = '2020-01-01'", "debit_balance = debit_balance + 1",
        ])
    func `an entry altered behind the program is named`(alteration: String) async throws {
        try await withFolder { folder in
            #expect(try await folder.import().status == 0)
            let whole = try await folder.tawi("ledger", "verify")
            #expect(whole.status == 0)
            #expect(whole.output.contains("The books balance: 90 entries"))
            _ = try await SQLite.run(
                "DROP TRIGGER entry_is_never_updated;"
                    + "UPDATE entry SET \(alteration) WHERE sequence = 7",
                on: folder.database)
            let verdict = try await folder.tawi("ledger", "verify")
            #expect(verdict.status == 1)
            #expect(verdict.output.contains("entry 7:"), "\(verdict.output)")
            #expect(verdict.errors.contains("backup"))
            let document = try object(try await folder.tawi("ledger", "verify", "--json").output)
            #expect(document["sound"] as? Bool == false)
            #expect((document["first_fault"] as? [String: Any])?["entry"] as? Int == 7)
        }
    }

    @Test(.enabled(if: SQLite.isInstalled), arguments: [1, 7, 90])
    func `an entry taken out is missed`(sequence: Int) async throws {
        try await withFolder { folder in
            #expect(try await folder.import().status == 0)
            _ = try await SQLite.run(
                "DROP TRIGGER entry_is_never_deleted;"
                    + "DELETE FROM entry WHERE sequence = \(sequence)",
                on: folder.database)
            let verdict = try await folder.tawi("ledger", "verify")
            #expect(verdict.status == 1, "\(verdict.output)")
        }
    }

    @Test(arguments: ["7F3K", "nothing", "", "7F3", "\u{1F642}"])
    func `an unknown reference is refused with advice`(reference: String) async throws {
        try await withFolder { folder in
            _ = try await folder.import()
            let run = try await folder.tawi("ledger", "show", reference)
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            let advice = run.errors.contains("tawi ledger export") || run.errors.contains("7F3K")
            #expect(advice, "\(run.errors)")
        }
    }

    @Test(arguments: [
        ["demo"], ["serve"], ["import"], ["ledger", "verify"], ["ledger", "show"],
        ["ledger", "export"], ["messages"], ["status"], ["pdu", "decode"], ["simulate", "branch"],
        ["approvals", "list"], ["approvals", "approve"], ["approvals", "reject"],
    ])
    func `help has an example`(verb: [String]) async throws {
        let run = try await Executable.run(verb + ["--help"])
        #expect(run.status == 0)
        #expect(run.output.contains("Example"), "\(run.output)")
        #expect(run.output.contains("tawi \(verb.joined(separator: " "))"))
        #expect(run.errors.isEmpty)
    }

    @Test(arguments: [["--nonsense"], ["nonsense"], ["import"], ["status", "--jsn"]])
    func `a misused command line is refused on standard error`(arguments: [String]) async throws {
        let run = try await Executable.run(arguments)
        #expect(run.status == 2, "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(!run.errors.isEmpty)
    }
}
