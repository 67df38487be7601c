import Accounting
import Foundation
import LedgerStore
import TestSupport
import Testing

/// `tawi bundle`: from the branch to head office's database, by hand.
struct BundleVerbTests {
    private static func path(_ folder: CommandLineFolder, _ name: String) -> String {
        folder.url.appending(path: name).path
    }

    /// A branch with a key and two bundles in `out`; head office knows it by `branches.txt`.
    private static func exported(
        _ folder: CommandLineFolder, moreConfiguration: String = ""
    ) async throws {
        #expect(try await folder.import().status == 0)
        let key = try await folder.tawi("bundle", "key")
        #expect(key.status == 0)
        #expect(key.output.hasPrefix("tawi-branch ed25519:"))
        #expect(key.output.hasSuffix(" Kibwezi\n"))
        try Data(key.output.utf8).write(to: folder.url.appending(path: "branches.txt"))
        let first = try await folder.tawi("bundle", "export", path(folder, "out"))
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("Made bundle 1: entries 1 to 90"))
        try await decide(folder)
        let second = try await folder.tawi("bundle", "export", path(folder, "out"))
        #expect(second.output.contains("Made bundle 2: no entries"), "\(second.output)")
        #expect(second.output.contains("Copied 1 bundle to"))
    }

    /// Something is written into the books.
    private static func decide(_ folder: CommandLineFolder) async throws {
        let books = try Books(
            at: folder.database,
            key: BranchKey(fileAt: folder.database + ".key", forBooksAt: folder.database))
        try await books.write { books in
            try books.decisions.note(
                Decision(by: "user:SM", "tested", about: "this"),
                at: Moment(millisecondsSince1970: 1_795_417_200_000))
        }
        try books.close()
    }

    private static func bundle(
        _ folder: CommandLineFolder, _ words: String...
    ) async throws -> Executable.Run {
        try await Executable.run(
            ["bundle"] + words + ["--branches", path(folder, "branches.txt")])
    }

    @Test func `bundles go from the branch into head office's database`() async throws {
        try await withFolder { folder in
            try await Self.exported(folder)
            let nothing = try await folder.tawi("bundle", "export")
            #expect(nothing.output == "Nothing was recorded since the last bundle.\n")
            let out = Self.path(folder, "out")
            let verified = try await Self.bundle(folder, "verify", out)
            #expect(verified.status == 0, "\(verified.errors)")
            #expect(verified.output.contains("Kibwezi 1, entries 1 to 90, 0 collections: sound"))
            let database = Self.path(folder, "head-office.db")
            for taken in ["2", "0"] {
                let run = try await Self.bundle(folder, "import", out, "--into", database)
                #expect(run.output == "Took in \(taken) bundles of 2.\n", "\(run.errors)")
            }
            let shown = try await Executable.run(
                ["bundle", "show", out + "/0000001.tawi", "--json"])
            let document = try object(shown.output)
            #expect((document["rows"] as? [String: Int])?["entry"] == 90)
            #expect(document["branch"] as? String == "Kibwezi")
        }
    }

    @Test func `a gap, an altered file and a stranger are named`() async throws {
        try await withFolder { folder in
            try await Self.exported(folder)
            let out = Self.path(folder, "out")
            let second = out + "/0000002.tawi"
            let gap = try await Self.bundle(folder, "verify", second)
            #expect(gap.status == 1)
            #expect(gap.errors.contains("bundle 1 is missing"), "\(gap.errors)")
            let database = Self.path(folder, "head-office.db")
            let refused = try await Self.bundle(folder, "import", second, "--into", database)
            #expect(refused.status == 1)
            #expect(refused.errors.contains("bundle 1 is missing"))
            #expect(try await Self.bundle(folder, "verify", second, "--after", "1").status == 0)
            let wrong = try await Self.bundle(folder, "verify", out, "--branch", "Mtito")
            #expect(wrong.status == 1)
            #expect(wrong.errors.contains("not of branch Mtito"))
            var octets = try #require(FileManager.default.contents(atPath: second))
            octets[octets.count / 2] ^= 1
            try octets.write(to: URL(fileURLWithPath: second))
            let altered = try await Self.bundle(folder, "verify", out, "--json")
            #expect(altered.status == 1)
            #expect(altered.output.contains("not as it was signed"), "\(altered.output)")
            try Data("# nobody\n".utf8).write(to: folder.url.appending(path: "branches.txt"))
            let stranger = try await Self.bundle(folder, "verify", out + "/0000001.tawi")
            #expect(stranger.errors.contains("no key is known"), "\(stranger.errors)")
        }
    }

    @Test func `rows come out as CSV and as JSON`() async throws {
        try await withFolder { folder in
            try await Self.exported(folder)
            let out = Self.path(folder, "out")
            let csv = Self.path(folder, "csv")
            let written = try await Self.bundle(folder, "import", out, "--csv", csv)
            #expect(written.status == 0, "\(written.errors)")
            let entries = try String(contentsOfFile: csv + "/entry.csv", encoding: .utf8)
            #expect(entries.split(separator: "\r\n").count == 91)
            #expect(entries.hasPrefix("branch,bundle,sequence,transfer,reference,recorded_at,day"))
            let json = try await Self.bundle(folder, "import", out, "--json")
            let rows = try json.output.split(separator: "\n").map { try object($0) }
            #expect(rows.count { $0["table"] as? String == "entry" } == 90)
            #expect(rows.contains { $0["kind"] as? String == "tested" })
            #expect(try await Self.bundle(folder, "import", out).status == 2)
        }
    }

    @Test func `an encrypted bundle is checked without the key and read with it`() async throws {
        try await withFolder { folder in
            let key = Self.path(folder, "head-office.key")
            let made = try await Executable.run(["bundle", "key", "--head-office", key])
            #expect(made.output.hasPrefix("encrypt_to = \"x25519:"))
            let text = try String(contentsOfFile: folder.configuration, encoding: .utf8)
            try folder.configure(text + "\n[bundles]\n" + made.output)
            try await Self.exported(folder)
            let out = Self.path(folder, "out")
            let verified = try await Self.bundle(folder, "verify", out)
            #expect(verified.status == 0)
            #expect(verified.output.contains("encrypted: sound"), "\(verified.output)")
            let database = Self.path(folder, "head-office.db")
            let refused = try await Self.bundle(folder, "import", out, "--into", database)
            #expect(refused.status == 2)
            let run = try await Self.bundle(
                folder, "import", out, "--into", database, "--key", key)
            #expect(run.output == "Took in 2 bundles of 2.\n", "\(run.errors)")
        }
    }

    /// Between the row and the file, in the middle of either, wherever it happens to be.
    @Test func `an export that is killed leaves one bundle a number`() async throws {
        try await withFolder { folder in
            #expect(try await folder.import().status == 0)
            let key = try await folder.tawi("bundle", "key")
            try Data(key.output.utf8).write(to: folder.url.appending(path: "branches.txt"))
            let out = Self.path(folder, "out")
            for round in 0..<20 {
                try await Self.decide(folder)
                try await Self.export(folder, to: out, killedAfterMilliseconds: 40 + 12 * round)
            }
            let last = try await folder.tawi("bundle", "export", out)
            #expect(last.status == 0, "\(last.errors)")
            let verified = try await Self.bundle(folder, "verify", out)
            #expect(verified.status == 0, "\(verified.errors)")
            let books = try Books(
                at: folder.database,
                key: BranchKey(fileAt: folder.database + ".key", forBooksAt: folder.database))
            let made = try await books.read { try $0.bundles.all() }
            try books.close()
            #expect(made.map(\.number) == Array(1...Int64(made.count)))
            let files = try FileManager.default.contentsOfDirectory(atPath: out)
                .filter { $0.hasSuffix(".tawi") }
            #expect(files.sorted() == made.map(\.fileName))
        }
    }

    private static func export(
        _ folder: CommandLineFolder, to out: String, killedAfterMilliseconds delay: Int
    ) async throws {
        let seconds = String(format: "%.3f", Double(delay) / 1_000)
        _ = try await ProgramRun.of(
            "/usr/bin/timeout",
            ["--signal=KILL", seconds, Executable.url.path, "bundle", "export", out]
                + ["--config", folder.configuration])
    }

    @Test(arguments: [
        ["bundle", "key"], ["bundle", "export"], ["bundle", "verify"], ["bundle", "import"],
        ["bundle", "show"],
    ])
    func `help has an example`(verb: [String]) async throws {
        let run = try await Executable.run(verb + ["--help"])
        #expect(run.status == 0)
        #expect(run.output.contains("Example"), "\(run.output)")
        #expect(run.output.contains("tawi \(verb.joined(separator: " "))"))
    }

    @Test(arguments: [
        ("[bundles]\nmake_at = \"never\"\nmake = 1", "make_at"),
        ("[bundles]\nencrypt_to = \"x\"", "encrypt_to"),
        ("[bundles]\nmake_at = \"25:00\"", "20:30"),
        ("[bundles]\nmount_stick = true", "stick"),
        ("[console]\nlisten = \"8700\"", "127.0.0.1:8700"),
        ("[console]\nlisten = \":8700\"", "0.0.0.0"),
        ("[console]\nlisten = \"localhost:70000\"", "127.0.0.1:8700"),
        ("[gateway]\napp_key_file = \"key\"", "whole path"),
    ])
    func `a section that is wrong is refused with its line`(
        text: String, advice: String
    ) async throws {
        try await withFolder { folder in
            let before = try String(contentsOfFile: folder.configuration, encoding: .utf8)
            try folder.configure(before + "\n" + text + "\n")
            let run = try await folder.tawi("bundle", "export")
            #expect(run.status == 2)
            #expect(run.errors.contains("tawi.toml:"), "\(run.errors)")
            #expect(run.errors.contains(advice), "\(run.errors)")
        }
    }
}
