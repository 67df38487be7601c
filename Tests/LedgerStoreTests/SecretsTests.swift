import Accounting
import Foundation
import Testing
import TextCommands

@testable import LedgerStore

@Suite struct BranchKeyTests {
    @Test func `the key file is made for its owner alone and read again`() throws {
        let folder = try Folder()
        let path = folder.path("key")
        let made = try BranchKey(fileAt: path, forBooksAt: path + ".none")
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(attributes[.size] as? Int == BranchKey.length)
        let read = try BranchKey(fileAt: path, forBooksAt: path + ".none")
        #expect(read.identity(of: [1, 2]) == made.identity(of: [1, 2]))
        #expect(try read.open(try made.seal([1, 2])) == [1, 2])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["key"])
    }

    @Test(arguments: [0o604, 0o640, 0o660, 0o644, 0o601])
    func `a key others may read is refused`(permissions: Int) throws {
        let folder = try Folder()
        let path = folder.path("key")
        _ = try BranchKey(fileAt: path, forBooksAt: path + ".none")
        try FileManager.default.setAttributes(
            [.posixPermissions: permissions], ofItemAtPath: path)
        #expect(throws: BranchKeyError.readableByOthers(path: path)) {
            try BranchKey(fileAt: path, forBooksAt: path + ".none")
        }
    }

    @Test(arguments: [0, 31, 33, 64])
    func `a key of another length is refused`(length: Int) throws {
        let folder = try Folder()
        let path = folder.path("key")
        try Data(repeating: 1, count: length).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(throws: BranchKeyError.wrongLength(length)) {
            try BranchKey(fileAt: path, forBooksAt: path + ".none")
        }
    }

    @Test func `a key that cannot be written is an error`() throws {
        let path = try Folder().path("missing/key")
        #expect(throws: BranchKeyError.cannotWrite(path: path)) {
            try BranchKey(fileAt: path, forBooksAt: path + ".none")
        }
    }

    @Test func `two keys have nothing in common`() throws {
        let first = try BranchKey(Data(repeating: 1, count: BranchKey.length))
        let second = try BranchKey(Data(repeating: 2, count: BranchKey.length))
        #expect(first.identity(of: [1]) != second.identity(of: [1]))
        #expect(throws: (any Error).self) { try second.open(try first.seal([1])) }
        #expect(try first.seal([1]) != first.seal([1]))
    }
}

@Suite struct PINHashTests {
    @Test func `a hash matches its PIN under its key and nothing else`() throws {
        let key = try TestBranch.key
        let hash = try PINHash(of: "4821", key: key)
        #expect(try hash.matches("4821", key: key))
        #expect(try !hash.matches("4822", key: key))
        #expect(hash.text.hasPrefix("scrypt$16384$8$1$"))
        #expect(try PINHash(of: "4821", key: key) != hash)
    }

    @Test(arguments: [
        ("4821", true), ("4822", false), ("482", false), ("48211", false), ("", false),
    ])
    func `a hash of other costs is still read`(pin: String, matches: Bool) throws {
        let hash = PINHash(
            text: "scrypt$2$1$1$b2YtYS10ZXN0LWJyYW5jaA==$"
                + "T3wG7EfPqkHCDbdVQe1vE8GySYJ53A4JBiWQUpy6gXs=")
        #expect(try hash.matches(pin, key: try TestBranch.key) == matches)
        let other = try BranchKey(Data(repeating: 9, count: BranchKey.length))
        #expect(try !hash.matches(pin, key: other))
    }

    @Test(arguments: [
        "", "4821", "scrypt", "scrypt$16384$8$1$AAAA", "bcrypt$16384$8$1$AAAA$AAAA",
        "scrypt$0$8$1$AAAA$AAAA", "scrypt$15000$8$1$AAAA$AAAA", "scrypt$-2$8$1$AAAA$AAAA",
        "scrypt$16384$0$1$AAAA$AAAA", "scrypt$16384$8$0$AAAA$AAAA", "scrypt$16384$8$1$!$AAAA",
        "scrypt$16384$8$1$AAAA$!", "scrypt$99999999999999999999$8$1$AAAA$AAAA",
        "scrypt$2$1$1$AAAA$AAAA", "scrypt$2$1$1$AAAA$",
    ])
    func `text that is no hash matches no PIN`(text: String) throws {
        #expect(try !PINHash(text: text).matches("4821", key: try TestBranch.key))
    }
}

@Suite struct PINGuardTests {
    @Test func `three wrong PINs lock for an hour`() async throws {
        let branch = try await TestBranch()
        #expect(try await wrong(in: branch, at: 0) == .triesLeft(2))
        #expect(try await wrong(in: branch, at: 1) == .triesLeft(1))
        #expect(try await lock(in: branch, at: 1) == nil)
        #expect(try await wrong(in: branch, at: 2) == .locked(until: now(3602)))
        #expect(try await lock(in: branch, at: 3) == now(3602))
        #expect(try await lock(in: branch, at: 3601) == now(3602))
        #expect(try await lock(in: branch, at: 3602) == nil)
    }

    @Test func `after a lock there are three tries again`() async throws {
        let branch = try await TestBranch()
        for second in 0..<3 as Range<Int64> { _ = try await wrong(in: branch, at: second) }
        #expect(try await wrong(in: branch, at: 3602) == .triesLeft(2))
        #expect(try await wrong(in: branch, at: 3603) == .triesLeft(1))
        #expect(try await wrong(in: branch, at: 3604) == .locked(until: now(7204)))
    }

    @Test func `a right PIN makes the wrong ones before it count no more`() async throws {
        let branch = try await TestBranch()
        _ = try await wrong(in: branch, at: 0)
        _ = try await wrong(in: branch, at: 1)
        let right = try attempt()
        try await branch.books.write { try $0.pins.recordRight(for: right, at: now(2)) }
        #expect(try await wrong(in: branch, at: 3) == .triesLeft(2))
        #expect(try await lock(in: branch, at: 3) == nil)
    }

    @Test func `one holder's wrong PINs lock nobody else`() async throws {
        let branch = try await TestBranch()
        for second in 0..<3 as Range<Int64> { _ = try await wrong(in: branch, at: second) }
        let other = try attempt("client:2")
        #expect(try await lock(other, in: branch, at: 3) == nil)
        #expect(try await wrong(other, in: branch, at: 3) == .triesLeft(2))
    }

    @Test func `a clock set back lifts no lock`() async throws {
        let branch = try await TestBranch()
        for second in 0..<3 as Range<Int64> { _ = try await wrong(in: branch, at: second) }
        #expect(try await lock(in: branch, at: -7200) == now(3602))
    }

    @Test func `wrong PINs from one phone lock no other phone`() async throws {
        let branch = try await TestBranch()
        for second in 0..<3 as Range<Int64> { _ = try await wrong(in: branch, at: second) }
        let other = try attempt(from: "+254733000009")
        #expect(try await lock(other, in: branch, at: 3) == nil)
        #expect(try await wrong(other, in: branch, at: 3) == .triesLeft(2))
    }

    @Test func `phones she is not registered with have ten tries a day between them`()
        async throws
    {
        let branch = try await TestBranch()
        for number in 0..<10 as Range<Int64> {
            let stranger = try attempt(from: "+25473300010\(number)", isOwn: false)
            _ = try await wrong(stranger, in: branch, at: number)
        }
        let another = try attempt(from: "+254733000200", isOwn: false)
        #expect(try await lock(another, in: branch, at: 10) == now(86_400))
        #expect(try await lock(try attempt(), in: branch, at: 10) == nil)
        #expect(try await lock(another, in: branch, at: 86_400) == nil)
    }

    @Test func `one phone has ten tries an hour at accounts that are not its own`() async throws {
        let branch = try await TestBranch()
        for number in 0..<10 as Range<Int64> {
            let victim = try attempt("account:\(number)", from: "+254733000200", isOwn: false)
            _ = try await wrong(victim, in: branch, at: number)
        }
        let next = try attempt("account:99", from: "+254733000200", isOwn: false)
        #expect(try await lock(next, in: branch, at: 10) == now(3600))
        let own = try attempt(from: "+254733000200")
        #expect(try await lock(own, in: branch, at: 10) == nil)
    }

    @Test func `unlocking forgives everything before it`() async throws {
        let branch = try await TestBranch()
        for second in 0..<3 as Range<Int64> { _ = try await wrong(in: branch, at: second) }
        try await branch.books.write { try $0.pins.unlock("client:1", at: now(3)) }
        #expect(try await lock(try attempt(), in: branch, at: 3) == nil)
        #expect(try await wrong(in: branch, at: 4) == .triesLeft(2))
        let wrong = try await branch.books.read {
            try $0.pins.wrongToday(of: "client:1", at: now(4))
        }
        #expect(wrong == 1)
    }

    private func attempt(
        _ holder: String = "client:1", from source: String = TestBranch.clientPhone,
        isOwn: Bool = true
    ) throws -> SecretTry {
        SecretTry(
            holder: holder, source: try #require(PhoneNumber(e164: source)), isOwnPhone: isOwn)
    }

    private func wrong(
        _ attempt: SecretTry? = nil, in branch: TestBranch, at second: Int64
    ) async throws -> WrongPIN {
        let attempt = try attempt ?? self.attempt()
        return try await branch.books.write {
            try $0.pins.recordWrong(for: attempt, at: now(second))
        }
    }

    private func lock(
        _ attempt: SecretTry? = nil, in branch: TestBranch, at second: Int64
    ) async throws -> Moment? {
        let attempt = try attempt ?? self.attempt()
        return try await branch.books.read { try $0.pins.lock(of: attempt, at: now(second)) }
    }
}

/// A folder that goes when the test is over: a class for its end.
private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "tawi-\(UUID())")

    init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }
}

private func now(_ seconds: Int64) -> Moment { TestBranch.start.advanced(bySeconds: seconds) }
