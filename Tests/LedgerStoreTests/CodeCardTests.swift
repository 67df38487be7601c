import Accounting
import Foundation
import GRDB
import Testing

@testable import LedgerStore

@Suite struct CodeCardTests {
    private let now = TestBranch.start

    @Test func `a code is found by its hash, works once and never on an old card`() async throws {
        let branch = try await TestBranch()
        let salt = CodeSalt(cost: .cheap)
        let first = try await branch.card(of: 3, salt)
        let message = try await branch.file("x", after: 1)
        try await branch.books.write { [now] books in
            #expect(try books.cards.left(of: "officer:KM") == 3)
            guard case .fresh(let code) = try books.cards.find(first.hashes[1], of: "officer:KM")
            else {
                Issue.record("not fresh")
                return
            }
            try books.cards.use(code, in: message, at: now)
            #expect(try books.cards.left(of: "officer:KM") == 2)
            let used = try books.cards.find(first.hashes[1], of: "officer:KM")
            #expect(used == .used(at: now, message: message))
            #expect(throws: DatabaseError.self) {
                try books.cards.use(code, in: message, at: now)
            }
            #expect(try books.cards.find(first.hashes[0], of: "officer:PO") == .unknown)
        }
        let second = try await branch.card(of: 3, salt)
        try await branch.books.read { books in
            #expect(try books.cards.find(first.hashes[0], of: "officer:KM") == .ofOldCard)
            #expect(try books.cards.left(of: "officer:KM") == 3)
            guard case .fresh = try books.cards.find(second.hashes[0], of: "officer:KM") else {
                Issue.record("the new card is not in force")
                return
            }
        }
        try await branch.books.write { [now] books in
            try books.cards.void(of: "officer:KM", at: now)
            #expect(try books.cards.find(second.hashes[0], of: "officer:KM") == .ofOldCard)
            #expect(try books.cards.left(of: "officer:KM") == nil)
        }
    }

    @Test func `codes have six digits, all different, and stand in the file only as hashes`()
        async throws
    {
        let branch = try await TestBranch()
        let salt = CodeSalt(cost: .cheap)
        let cards = [try await branch.card(of: 200, salt), try await branch.card(of: 200, salt)]
        let codes = cards.flatMap(\.codes)
        #expect(Set(codes).count == 400)
        #expect(codes.allSatisfy { $0.count == 6 && $0.allSatisfy(\.isNumber) })
        let files = try FileManager.default.contentsOfDirectory(
            at: branch.folder, includingPropertiesForKeys: nil)
        for file in files {
            let octets = try Data(contentsOf: file)
            for code in codes.prefix(20) { #expect(octets.range(of: Data(code.utf8)) == nil) }
        }
    }

    @Test func `nobody gives a card to himself, and nobody alone`() async throws {
        let branch = try await TestBranch()
        for (maker, checker) in [
            ("officer:KM", "user:M"), ("user:M", "officer:KM"), ("user:M", "user:M"),
            ("user:M", ""),
        ] {
            await #expect(throws: DatabaseError.self) {
                try await branch.card(of: 1, CodeSalt(cost: .cheap), by: maker, with: checker)
            }
        }
    }

    @Test func `a draft made before another card was given is refused`() async throws {
        let branch = try await TestBranch()
        let draft = try await branch.books.draftCard(
            for: "officer:KM", codes: 1, salt: CodeSalt(cost: .cheap))
        _ = try await branch.card(of: 1, CodeSalt(cost: .cheap))
        await #expect(throws: (any Error).self) {
            try await branch.books.write { [now] books in
                try books.cards.issue(draft, by: "user:M", with: "officer:PO", at: now)
            }
        }
    }
}

extension Scrypt {
    /// For tests: real hashes are slow on purpose.
    static let cheap = Scrypt(rounds: 2, blockSize: 1, parallelism: 1)
}

extension TestBranch {
    /// A card given to Kamau.
    @discardableResult
    func card(
        of codes: Int, _ salt: CodeSalt, by maker: String = "user:M",
        with checker: String = "officer:PO"
    ) async throws -> DraftCard {
        let draft = try await books.draftCard(for: "officer:KM", codes: codes, salt: salt)
        try await books.write {
            try $0.cards.issue(draft, by: maker, with: checker, at: Self.start)
        }
        return draft
    }
}
