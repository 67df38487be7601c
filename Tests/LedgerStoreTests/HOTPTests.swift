import Accounting
import Foundation
import Testing

@testable import LedgerStore

@Suite struct HOTPTests {
    /// RFC 4226 Appendix D: the secret `12345678901234567890`, counters 0 to 9.
    private static let codes = [
        "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
        "520489",
    ]
    private static let hotp = HOTP(secret: Array("12345678901234567890".utf8))

    @Test func `the codes are those of RFC 4226`() {
        #expect((0..<10).map { Self.hotp.code(at: $0) } == Self.codes)
    }

    /// RFC 4648 §10.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"),
        ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
        ("12345678901234567890", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"),
    ])
    func `the secret in base 32 is that of RFC 4648`(text: String, base32: String) {
        #expect(HOTP(secret: Array(text.utf8)).base32 == base32)
    }

    @Test func `a code works once, and none before it works any more`() async throws {
        let branch = try await appBranch()
        let message = try await branch.file("x", after: 1)
        try await branch.books.write { books in
            guard case .fresh(let code) = try books.hotp.find(Self.codes[3], of: "officer:KM")
            else {
                Issue.record("not fresh")
                return
            }
            try books.hotp.use(code, in: message, at: TestBranch.start)
            let again = try books.hotp.find(Self.codes[3], of: "officer:KM")
            #expect(again == .used(at: TestBranch.start, message: message))
            #expect(try books.hotp.find(Self.codes[2], of: "officer:KM") == .unknown)
            #expect(throws: (any Error).self) {
                try books.hotp.use(code, in: message, at: TestBranch.start)
            }
        }
    }

    @Test func `two codes in a row put counters right that are far apart`() async throws {
        let branch = try await appBranch()
        let message = try await branch.file("x", after: 1)
        try await branch.books.write { books in
            let (far, next) = (Self.hotp.code(at: 100), Self.hotp.code(at: 101))
            #expect(try books.hotp.find(Self.hotp.code(at: 201), of: "officer:KM") == .unknown)
            guard case .farAhead(let ahead) = try books.hotp.find(far, of: "officer:KM") else {
                Issue.record("not far ahead")
                return
            }
            try books.hotp.noteFarAhead(ahead, in: message)
            guard case .fresh(let code) = try books.hotp.find(next, of: "officer:KM") else {
                Issue.record("not put right")
                return
            }
            try books.hotp.use(code, in: message, at: TestBranch.start)
            guard case .fresh = try books.hotp.find(Self.hotp.code(at: 102), of: "officer:KM")
            else {
                Issue.record("not gone on")
                return
            }
        }
    }

    @Test func `ten codes never sent do no harm, eleven do`() async throws {
        let branch = try await appBranch()
        try await branch.books.read { books in
            guard case .fresh = try books.hotp.find(Self.hotp.code(at: 10), of: "officer:KM"),
                case .farAhead = try books.hotp.find(Self.hotp.code(at: 11), of: "officer:KM")
            else {
                Issue.record("the window is not ten")
                return
            }
            #expect(try books.hotp.find(Self.codes[0], of: "officer:PO") == nil)
        }
    }

    @Test func `the secret stands nowhere in the file`() async throws {
        let branch = try await appBranch()
        let files = try FileManager.default.contentsOfDirectory(
            at: branch.folder, includingPropertiesForKeys: nil)
        for file in files {
            let octets = try Data(contentsOf: file)
            #expect(octets.range(of: Data(Self.hotp.secret)) == nil)
            #expect(octets.range(of: Data(Self.hotp.base32.utf8)) == nil)
        }
    }

    private func appBranch() async throws -> TestBranch {
        let branch = try await TestBranch()
        try await branch.books.write { books in
            try books.hotp.issue(
                Self.hotp, to: "officer:KM", by: "user:M", with: "officer:PO",
                at: TestBranch.start)
        }
        return branch
    }
}
