import Foundation
import TestSupport
import Testing

/// `tawi approvals`: what waits for a second person.
struct ApprovalsTests {
    @Test func `nothing waits in new books`() async throws {
        try await withFolder { folder in
            #expect(try await folder.import().status == 0)
            let run = try await folder.tawi("approvals", "list")
            #expect(run.status == 0)
            #expect(run.output == "Nothing waits.\n")
            #expect(try await folder.tawi("approvals", "list", "--json").output.isEmpty)
        }
    }

    @Test(arguments: [
        ("A2222", "SM", "tawi approvals list"), ("A2222", "PO", "users.csv"),
        ("A2222", "CN", "users.csv"), ("A2222", "XX", "users.csv"),
        ("", "SM", "tawi approvals list"),
    ])
    func `what cannot be decided is refused with advice`(
        reference: String, by: String, advice: String
    ) async throws {
        try await withFolder { folder in
            #expect(try await folder.import().status == 0)
            for verdict in ["approve", "reject"] {
                let run = try await folder.tawi("approvals", verdict, reference, "--by", by)
                #expect(run.status == 2)
                #expect(run.output.isEmpty)
                #expect(run.errors.contains(advice), "\(run.errors)")
            }
        }
    }

    @Test func `who is not there is asked, and agrees with his PIN later`() async throws {
        try await withFolder { folder in
            #expect(try await folder.import().status == 0)
            let asked = try await folder.tawi(
                "users", "limit", "PO", "--per-day", "500", "--by", "SM", "--with", "JM")
            #expect(asked.status == 0, "\(asked.errors)")
            let reference = String(asked.output.prefix(5))
            #expect(
                asked.output == "\(reference) waits for Jane Mwende (JM): APPROVE \(reference) by "
                    + "text, or tawi approvals approve \(reference) --by JM\n")
            let list = try await folder.tawi("approvals", "list")
            #expect(list.output.contains("user:SM  day limit of officer:PO: KES 500"))
            let none = try await folder.tawi("approvals", "approve", reference, "--by", "JM")
            #expect(none.status == 2)
            #expect(none.errors.contains("has no PIN"), "\(none.errors)")
            try await folder.choosePIN("7351", of: "officer:JM")
            try await folder.choosePIN("2846", of: "user:SM")
            let silent = try await folder.tawi("approvals", "approve", reference, "--by", "JM")
            #expect(silent.status == 2)
            let own = try await folder.tawi(
                "approvals", "approve", reference, "--by", "SM", typing: "2846")
            #expect(own.status == 2)
            #expect(own.errors.contains("your own matter"), "\(own.errors)")
            let done = try await folder.tawi(
                "approvals", "approve", reference, "--by", "JM", typing: "7351")
            #expect(done.output == "\(reference) is approved, and done.\n", "\(done.errors)")
            let twice = try await folder.tawi(
                "approvals", "approve", reference, "--by", "JM", typing: "7351")
            #expect(twice.status == 2)
            let log = try await folder.tawi("users", "log", "--about", "officer:PO")
            #expect(
                log.output.contains("user:SM: limit set, officer:PO (KES 500, with officer:JM)"))
            #expect(try await folder.tawi("ledger", "verify").status == 0)
        }
    }
}
