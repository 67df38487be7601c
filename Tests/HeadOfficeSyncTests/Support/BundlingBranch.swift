import Foundation
import MifosClient
import SimulatedMifos
import TestSupport
import Testing

/// A branch beside its head office: bundles go from one to the other by hand, and both post.
struct BundlingBranch: Sendable {
    let branch: PostingBranch
    let mifos: ServedMifos

    private func path(_ name: String) -> String { branch.folder.appending(path: name).path }

    var database: String { path("head-office.db") }

    init(_ branch: PostingBranch, _ mifos: ServedMifos, more: String = "") async throws {
        self.branch = branch
        self.mifos = mifos
        try branch.configure(mifos, more: more)
        let key = try await branch.tawi("bundle", "key")
        try Data(key.output.utf8).write(to: URL(filePath: path("branches.txt")))
        let text = """
            [mifos]
            url = "\(mifos.address.url)"
            user = "tawi"
            payment_type = "SMS field cash"
            retry_seconds = 0
            password_file = "\(path("password"))"
            \(more)
            """
        try Data(text.utf8).write(to: URL(filePath: path("mifos.toml")))
    }

    /// Runs a test on a branch of ten clients.
    static func run(
        more: String = "",
        _ test: @Sendable @escaping (BundlingBranch) async throws -> Void
    ) async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            try await test(try await BundlingBranch(branch, mifos, more: more))
        }
    }

    /// The branch makes a bundle of what was recorded since the last.
    func export() async throws {
        let run = try await branch.tawi("bundle", "export", path("out"))
        #expect(run.status == 0, "\(run.errors)")
    }

    /// The words of `tawi bundle import … --post`.
    func importing(_ more: String...) -> [String] {
        [
            "bundle", "import", path("out"), "--branches", path("branches.txt"), "--into", database,
            "--post", "--mifos", path("mifos.toml"),
        ] + more
    }

    /// Head office takes them in and posts; what it says of the branch.
    @discardableResult
    func post(status: Int32 = 0) async throws -> [String: Any] {
        let run = try await Executable.run(importing("--json"))
        #expect(run.status == status, "\(run)")
        return try object(try #require(run.output.split(separator: "\n").last, "\(run)"))
    }

    /// The branch posts over the line.
    func sync() async throws -> [String: Any] {
        let run = try await branch.tawi("sync", "now", "--json")
        #expect(run.status == 0, "\(run)")
        return try object(run.output)
    }

    /// Each of these payments stands in Mifos once: receipt and account number.
    func standOnce(_ payments: [(String, String)]) async {
        let there = await mifos.posted().filter { !$0.isReversed }
        let found = there.map { "\($0.receiptNumber ?? "") \($0.accountNumber)" }.sorted()
        #expect(found == payments.map { "\($0) \($1)" }.sorted())
    }
}
