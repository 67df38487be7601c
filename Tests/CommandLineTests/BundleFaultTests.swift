import Accounting
import Foundation
import LedgerStore
import TestSupport
import Testing

/// `tawi bundle verify`: every fault has its sentence, its word and its exit status.
struct BundleFaultTests {
    /// A fault, what is done to make it, and what has to be said.
    struct Fault: Sendable, CustomTestStringConvertible {
        var name: String
        var says: String
        var word: String
        var make: @Sendable (BundleFiles) throws -> [String]

        init(
            _ name: String, says: String, word: String,
            make: @escaping @Sendable (BundleFiles) throws -> [String]
        ) {
            self.name = name
            self.says = says
            self.word = word
            self.make = make
        }

        var testDescription: String { name }
    }

    static let faults = [
        Fault("a gap", says: "bundle 2 is missing before it", word: "missing") { files in
            [files.path(1), files.path(3)]
        },
        Fault("altered", says: "not as it was signed", word: "altered") { files in
            try files.change(2) { $0[$0.count - 80] ^= 1 }
            return [files.out]
        },
        Fault("truncated", says: "it ends early. Copy it", word: "truncated") { files in
            try files.change(2) { $0.removeLast(20) }
            return [files.out]
        },
        Fault("cut to a few octets", says: "it ends early", word: "truncated") { files in
            try files.change(1) { $0.removeSubrange(30...) }
            return [files.path(1)]
        },
        Fault("not a bundle", says: "it is no bundle", word: "not-a-bundle") { files in
            try files.change(1) { $0 = Data("Dear head office".utf8) }
            return [files.path(1)]
        },
        Fault("empty", says: "it is no bundle", word: "not-a-bundle") { files in
            try files.change(1) { $0 = Data() }
            return [files.path(1)]
        },
        Fault("wrong branch", says: "it is not of branch Mtito", word: "wrong-branch") { files in
            [files.path(1), "--branch", "Mtito"]
        },
        Fault("unknown branch", says: "no key is known", word: "unknown-branch") { files in
            try Data("# nobody\n".utf8).write(to: URL(filePath: files.branches))
            return [files.path(1)]
        },
        Fault("wrong key", says: "another key than the branch's", word: "wrong-key") { files in
            try files.forgeBranch()
            return [files.path(1)]
        },
    ]

    @Test(arguments: faults)
    func `a fault ends with 1 and is named`(fault: Fault) async throws {
        try await BundleFiles.run { files in
            let words = try fault.make(files)
            let run = try await files.verify(words)
            #expect(run.status == 1, "\(run)")
            #expect(run.errors.contains(fault.says), "\(run.errors)")
            #expect(!run.errors.contains("encrypted"), "\(run.errors)")
            let json = try await files.verify(words + ["--json"])
            #expect(json.status == 1)
            #expect(json.output.contains("\"verdict\":\"\(fault.word)\""), "\(json.output)")
        }
    }

    @Test func `the same again is no fault, nor what was verified before`() async throws {
        try await BundleFiles.run { files in
            let copy = files.out + "/copy.tawi"
            try FileManager.default.copyItem(atPath: files.path(3), toPath: copy)
            let twice = try await files.verify([files.out])
            #expect(twice.status == 0, "\(twice)")
            #expect(twice.output.contains("sound, the same again"), "\(twice.output)")
            let after = try await files.verify([files.out, "--after", "2"])
            #expect(after.status == 0, "\(after)")
        }
    }

    @Test func `an encrypted one is checked without its key, and says so`() async throws {
        try await BundleFiles.run(isEncrypted: true) { files in
            let without = try await files.verify([files.out])
            #expect(without.status == 0, "\(without)")
            #expect(without.output.contains("encrypted: sound; what is in it was not looked at"))
            let with = try await files.verify([files.out, "--key", files.key])
            #expect(with.status == 0, "\(with)")
            #expect(with.output.contains("0 collections: sound"), "\(with.output)")
            let other = files.out + "/other.key"
            _ = try await Executable.run(["bundle", "key", "--head-office", other])
            let wrong = try await files.verify([files.out, "--key", other, "--json"])
            #expect(wrong.status == 1)
            #expect(wrong.output.contains("encrypted-to-another-key"), "\(wrong.output)")
        }
    }

    @Test func `without --branches it is said how to get the file`() async throws {
        let run = try await Executable.run(["bundle", "verify", "x.tawi"])
        #expect(run.status == 2, "\(run)")
        #expect(run.errors.contains("tawi bundle key"), "\(run.errors)")
    }
}

/// Three bundles of a branch, and the file head office knows it by.
struct BundleFiles: Sendable {
    let folder: CommandLineFolder

    var out: String { folder.url.appending(path: "out").path }
    var branches: String { folder.url.appending(path: "branches.txt").path }
    var key: String { folder.url.appending(path: "head-office.key").path }

    func path(_ number: Int) -> String { "\(out)/000000\(number).tawi" }

    static func run(
        isEncrypted: Bool = false, _ test: @Sendable @escaping (BundleFiles) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            let files = BundleFiles(folder: folder)
            if isEncrypted {
                let made = try await Executable.run(["bundle", "key", "--head-office", files.key])
                let text = try String(contentsOfFile: folder.configuration, encoding: .utf8)
                try folder.configure(text + "\n[bundles]\n" + made.output)
            }
            #expect(try await folder.import().status == 0)
            let key = try await folder.tawi("bundle", "key")
            try Data(key.output.utf8).write(to: URL(filePath: files.branches))
            for number in 1...3 {
                try await files.decide(number)
                let run = try await folder.tawi("bundle", "export", files.out)
                #expect(run.status == 0, "\(run)")
            }
            try await test(files)
        }
    }

    /// Something is written into the books.
    private func decide(_ number: Int) async throws {
        let books = try Books(
            at: folder.database,
            key: BranchKey(fileAt: folder.database + ".key", forBooksAt: folder.database))
        try await books.write { books in
            try books.decisions.note(
                Decision(by: "user:SM", "tested", about: "\(number)"),
                at: Moment(millisecondsSince1970: 1_795_417_200_000 + Int64(number)))
        }
        try books.close()
    }

    func change(_ number: Int, _ body: (inout Data) -> Void) throws {
        var octets = try #require(FileManager.default.contents(atPath: path(number)))
        body(&octets)
        try octets.write(to: URL(filePath: path(number)))
    }

    /// Head office knows the branch by another key.
    func forgeBranch() throws {
        let line = try String(contentsOfFile: branches, encoding: .utf8)
        let start = try #require(line.firstRange(of: "ed25519:")).upperBound
        let forged =
            line[..<start] + (line[start] == "a" ? "b" : "a")
            + line[line.index(after: start)...]
        try Data(forged.utf8).write(to: URL(filePath: branches))
    }

    func verify(_ words: [String]) async throws -> Executable.Run {
        try await Executable.run(["bundle", "verify"] + words + ["--branches", branches])
    }
}
