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
        ("A2222", "CN", "users.csv"), ("", "SM", "tawi approvals list"),
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
}
