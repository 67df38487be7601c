import Accounting
import Foundation
import HeadOfficeSync
import LedgerStore
import Testing

@testable import BranchBundle

/// Head office's file takes each bundle once, whole and in order.
struct CentralBooksTests {
    private static func taken(_ bundle: SealedBundle) -> TakenBundle {
        let header = bundle.header
        return TakenBundle(
            branch: header.branch, number: header.number, madeAt: header.madeAt,
            firstEntry: header.firstEntry, lastEntry: header.lastEntry,
            chainHash: header.chainAfter, previousHash: header.previous, hash: bundle.hash,
            signer: header.signer.octets)
    }

    @Test func `every row of the bundles is there, once`() async throws {
        let branch = try await BundledBranch(clients: 5)
        for _ in 1...3 {
            try await branch.collect(4)
            try await branch.handIn(of: "KM")
            try await branch.close()
            _ = try await branch.maker().makeAll()
        }
        let central = try CentralBooks(
            at: branch.folder.appending(path: "central.db").path)
        for bundle in try await branch.bundles {
            try central.take(Self.taken(bundle), try bundle.contents(), at: branch.now)
            #expect(throws: (any Error).self) {
                try central.take(Self.taken(bundle), try bundle.contents(), at: branch.now)
            }
        }
        let journal = try await branch.books.read { try $0.ledger.entries().count }
        let counts = try central.counts()
        #expect(counts["bundle"] == 3)
        #expect(counts["entry"] == journal)
        #expect(counts["collection"] == 12)
        #expect(try central.last(of: "Kibwezi")?.number == 3)
        #expect(try central.last(of: "Mtito") == nil)
    }

    @Test func `a gap is refused by the file itself`() async throws {
        let branch = try await BundledBranch(clients: 5)
        for _ in 1...3 {
            try await branch.collect(2)
            _ = try await branch.maker().makeAll()
        }
        let central = try CentralBooks(
            at: branch.folder.appending(path: "central.db").path)
        let bundles = try await branch.bundles
        try central.take(Self.taken(bundles[0]), try bundles[0].contents(), at: branch.now)
        #expect(throws: (any Error).self) {
            try central.take(Self.taken(bundles[2]), try bundles[2].contents(), at: branch.now)
        }
        #expect(try central.counts()["bundle"] == 1)
    }
}
