import Accounting
import Foundation
import HeadOfficeSync
import LedgerStore
import Testing

@testable import BranchBundle

/// Bundles say what the books say, one after the other.
struct BundleTests {
    @Test func `a bundle holds what the books say`() async throws {
        let branch = try await BundledBranch()
        let references = try await branch.collect(30)
        try await branch.handIn(of: "KM")
        let standing = try await branch.books.read { books in
            try references.first { try books.collections.state(of: $0) == .reported }
        }
        try await branch.reverse(try #require(standing))
        try await branch.close()
        #expect(try await branch.maker().makeAll().map(\.number) == [1])
        let bundle = try #require(try await branch.bundles.first)
        let extract = try bundle.contents()
        let journal = try await branch.books.read { try $0.ledger.entries() }
        #expect(extract.entries == journal)
        #expect(extract.collections.map(\.reference) == references)
        #expect(extract.states.contains { $0.state == .verified })
        #expect(extract.reversals.map(\.reversal.reference) == [standing])
        #expect(extract.handIns.count == 1)
        #expect(extract.seals == (try await branch.books.read { try $0.seals.all() }))
        #expect(extract.decisions.map(\.filed.decision.kind) == ["day closed"])
        #expect(bundle.header.chainAfter == journal.last?.hash)
        #expect(bundle.header.firstEntry == 1)
        #expect(bundle.header.lastEntry == Int64(journal.count))
    }

    @Test func `each bundle goes on where the one before ended`() async throws {
        let branch = try await BundledBranch()
        let references = try await branch.collect(5)
        let first = try await branch.maker().makeAll()
        #expect(try await branch.maker().makeAll().isEmpty)
        try await branch.reverse(references[1])
        try await branch.collect(3)
        let second = try await branch.maker().makeAll()
        #expect(first.map(\.number) + second.map(\.number) == [1, 2])
        let bundles = try await branch.bundles
        let extract = try bundles[1].contents()
        #expect(bundles[1].header.previous == bundles[0].hash)
        #expect(bundles[1].header.firstEntry == bundles[0].header.lastEntry + 1)
        #expect(extract.collections.count == 3)
        #expect(extract.earlier.map(\.reference) == [references[1]])
        #expect(extract.entries.first?.transfer.isReversal == true)
    }

    @Test func `what is too much for one bundle becomes several`() async throws {
        let branch = try await BundledBranch()
        try await branch.collect(40)
        try await branch.handIn(of: "PO")
        try await branch.close()
        let made = try await branch.maker(mostEntries: 10).makeAll()
        #expect(made.count > 5)
        let extracts = try await branch.bundles.map { try $0.contents() }
        let journal = try await branch.books.read { try $0.ledger.entries() }
        #expect(extracts.flatMap(\.entries) == journal)
        #expect(extracts.flatMap(\.collections).count == 40)
        #expect(extracts.flatMap(\.seals).count == 1)
        let whole = BundleInspector(knowing: try branch.known).inspect(
            try await branch.bundles.map { ("\($0.header.number)", $0.octets) }
        ) { BundleTrail(before: $0) }
        for one in whole {
            guard case .sound = one.finding else {
                Issue.record("\(one.file): \(one.finding)")
                return
            }
        }
    }

    @Test func `an encrypted bundle opens with head office's key alone`() async throws {
        let branch = try await BundledBranch()
        try await branch.collect(5)
        let key = HeadOfficeKey()
        _ = try await branch.maker(encryptingTo: key.publicKey).makeAll()
        let bundle = try #require(try await branch.bundles.first)
        #expect(bundle.header.isEncrypted)
        #expect(try bundle.contents(openedWith: key).collections.count == 5)
        #expect(throws: BundleDecodingError.self) { try bundle.contents() }
        #expect(throws: BundleDecodingError.self) {
            try bundle.contents(openedWith: HeadOfficeKey())
        }
    }

    @Test func `books that were altered make no bundle`() async throws {
        let branch = try await BundledBranch()
        try await branch.collect(3)
        var extract = try await branch.books.read {
            try $0.bundles.extract(after: JournalPosition(), most: 100).extract
        }
        extract.entries.remove(at: 4)
        #expect(throws: BundleDecodingError.self) {
            try SealedBundle(
                of: extract, firstEntry: 1, number: 1, previous: Data(repeating: 0, count: 32),
                madeAt: branch.now, by: branch.key)
        }
    }

    @Test func `the same key signs for the same branch after it was written and read`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "key-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let key = BundleSigningKey(for: "Kibwezi Town")
        try key.create(at: path)
        #expect(try BundleSigningKey(fileAt: path).publicKey == key.publicKey)
        #expect(try BundleSigningKey(fileAt: path).branch == "Kibwezi Town")
        #expect(throws: BundleKeyError.existsAlready(path: path)) { try key.create(at: path) }
        let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect((permissions as? NSNumber)?.intValue == 0o600)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        #expect(throws: BundleKeyError.readableByOthers(path: path)) {
            try BundleSigningKey(fileAt: path)
        }
    }
}
