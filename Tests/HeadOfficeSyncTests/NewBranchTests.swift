import Foundation
import LedgerStore
import TestSupport
import Testing

/// A branch that has a configuration and nothing else yet.
@Suite(.timeLimit(.minutes(3))) struct NewBranchTests {
    private func withNewBranch(
        _ test: @Sendable @escaping (ServedMifos, PostingBranch, String) async throws -> Void
    ) async throws {
        try await ServedMifos.run { mifos in
            // Only its folder and its password file are used: the books are another's.
            let branch = try await PostingBranch(clients: 0)
            try branch.configure(mifos)
            let path = branch.folder.appending(path: "tawi.toml")
            let text = try String(contentsOf: path, encoding: .utf8)
            let database = branch.folder.appending(path: "new.db").path
            try Data(text.replacing(branch.database, with: database).utf8).write(to: path)
            try await test(mifos, branch, database)
        }
    }

    @Test func `a pull makes the books and brings the branch into them`() async throws {
        try await withNewBranch { _, branch, database in
            let before = try await branch.tawi("sync", "status")
            #expect(before.status == 0, "\(before)")
            #expect(before.output.contains("Begin with: tawi sync pull"), "\(before.output)")
            let json = try object(try await branch.tawi("sync", "status", "--json").output)
            #expect(json["next"] as? String == "tawi sync pull")
            #expect(!FileManager.default.fileExists(atPath: database), "status makes nothing")
            let now = try await branch.tawi("sync", "now")
            #expect(now.errors.contains("tawi sync pull"), "\(now)")
            let pulled = try await branch.tawi("sync", "pull", "--json")
            #expect(pulled.status == 0, "\(pulled)")
            #expect(try object(pulled.output)["new_clients"] as? Int == 40)
            let after = try await branch.tawi("sync", "status")
            #expect(after.output.contains("postings  0 wait"), "\(after.output)")
            let verified = try await branch.tawi("ledger", "verify")
            #expect(verified.status == 0, "\(verified)")
        }
    }

    @Test func `a pull says how the first manager comes to be, and he comes to be once`()
        async throws
    {
        try await withNewBranch { _, branch, _ in
            let pulled = try await branch.tawi("sync", "pull")
            #expect(pulled.output.contains("tawi users add CODE"), "\(pulled)")
            #expect(try await branch.tawi("users", "list").output.contains("tawi users add CODE"))
            let cashier = try await branch.tawi("users", "add", "CN", "Caleb", "--role", "cashier")
            #expect(cashier.status == 2 && cashier.errors.contains("first manager"), "\(cashier)")
            let first = ["SM", "Sarah Muthoni", "--role", "manager", "--phone", "0722000111"]
            let manager = try await branch.tawi(["users", "add"] + first)
            #expect(manager.status == 0, "\(manager)")
            #expect(manager.output.hasSuffix("Next, a PIN: tawi users pin SM\n"), "\(manager)")
            let second = ["XM", "Xenia Mbugua", "--role", "manager", "--phone", "0722000112"]
            let alone = try await branch.tawi(["users", "add"] + second)
            #expect(alone.status == 2 && alone.errors.contains("Two people"), "\(alone)")
            let log = try await branch.tawi("users", "log")
            #expect(log.output.contains("manager added"), "\(log)")
            #expect(try await branch.tawi("users", "pin", "SM").status == 0)
            let again = try await branch.tawi("sync", "pull", "--json")
            #expect(try object(again.output)["next"] == nil)
        }
    }

    @Test func `a pull that cannot be made makes no books`() async throws {
        try await withNewBranch { _, branch, database in
            try FileManager.default.removeItem(at: branch.folder.appending(path: "password"))
            let refused = try await branch.tawi("sync", "pull")
            #expect(refused.status == 2, "\(refused)")
            #expect(!FileManager.default.fileExists(atPath: database))
        }
    }
}
