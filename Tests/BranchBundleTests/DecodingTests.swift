import Accounting
import Foundation
import HeadOfficeSync
import LedgerStore
import SwiftProtobuf
import Testing

@testable import BranchBundle

/// Whatever octets come: a value or an error, never a trap.
struct DecodingTests {
    private static func bundle() async throws -> (branch: BundledBranch, bundle: SealedBundle) {
        let branch = try await BundledBranch(clients: 4)
        try await branch.collect(4)
        try await branch.handIn(of: "KM")
        try await branch.close()
        _ = try await branch.maker().makeAll()
        return (branch, try #require(try await branch.bundles.first))
    }

    @Test func `no prefix of a bundle is one`() async throws {
        let octets = try await Self.bundle().bundle.octets
        for length in 0..<octets.count {
            #expect(throws: BundleDecodingError.self) {
                try SealedBundle(octets: octets.prefix(length))
            }
        }
        #expect(throws: BundleDecodingError.self) { try SealedBundle(octets: octets + [0]) }
    }

    @Test func `any altered octet is noticed`() async throws {
        let octets = try await Self.bundle().bundle.octets
        for place in octets.indices {
            var altered = octets
            altered[place] ^= UInt8(1 << (place % 8))
            #expect(throws: BundleDecodingError.self, "octet \(place)") {
                try SealedBundle(octets: altered)
            }
        }
    }

    /// As a branch could sign it whose program is broken.
    @Test func `contents that make no sense are refused however they are signed`() async throws {
        let (_, bundle) = try await Self.bundle()
        let extract = try bundle.contents()
        let contents = try extract.bundleContents.reduce(Data(), +)
        for length in 0..<contents.count {
            _ = try? JournalExtract(bundleContents: contents.prefix(length), bundle.header)
        }
        var forged = 0
        for place in contents.indices {
            var altered = contents
            altered[place] ^= UInt8(1 << (place % 8))
            let read = try? JournalExtract(bundleContents: altered, bundle.header)
            if let read, read.entries != extract.entries { forged += 1 }
        }
        #expect(forged == 0, "the hash of the journal names every octet of it")
    }

    @Test(arguments: 0..<20)
    func `arbitrary octets are no bundle`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let count = Int.random(in: 0...600, using: &generator)
            let noise = Data((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
            #expect(throws: BundleDecodingError.self) { try SealedBundle(octets: noise) }
            let marked =
                SealedBundle.mark + [0, UInt8.random(in: 0...255, using: &generator)] + noise
            #expect(throws: BundleDecodingError.self) { try SealedBundle(octets: marked) }
        }
    }

    @Test func `numbers nobody can reckon with are refused`() async throws {
        let (_, bundle) = try await Self.bundle()
        let message = try Tawi_Bundle_V1_Header(serializedBytes: try bundle.header.encoded)
        let edits: [(inout Tawi_Bundle_V1_Header) -> Void] = [
            { $0.number = .max }, { $0.number = 0 }, { $0.firstEntry = .max },
            { $0.firstEntry = 0 }, { $0.entryCount = .max }, { $0.payloadSize = .max },
            { $0.contentsSize = .max }, { $0.contentsSize = 1 << 40 }, { $0.branch = "" },
            { $0.previous = Data([1]) }, { $0.chainBefore = Data() }, { $0.signer = Data() },
            { $0.wrapping = .unspecified }, { $0.wrapping = .UNRECOGNIZED(9) },
            { $0.encapsulatedKey = Data([1]) }, { $0.wrapping = .gzipHpke },
        ]
        for (place, edit) in edits.enumerated() {
            var altered = message
            edit(&altered)
            let octets = try altered.serializedData()
            #expect(throws: BundleDecodingError.self, "edit \(place)") {
                try BundleHeader(octets: octets)
            }
        }
    }

    @Test func `columns of amounts no books can hold are refused`() async throws {
        let (_, bundle) = try await Self.bundle()
        let octets = try bundle.contents().bundleContents.reduce(Data(), +)
        let message = try Contents(serializedBytes: octets)
        let edits: [(inout Contents) -> Void] = [
            { $0.moneyUnit = .max }, { $0.moneyUnit = 0 }, { $0.entries.amount[0] = .max },
            { $0.accounts.balanceBefore[0] = .max }, { $0.accounts.balanceBefore[0] = .min },
            { $0.entries.recordedAfter[0] = .min }, { $0.entries.dayAfter[0] = .max },
            { $0.entries.collection[0] = .max }, { $0.entries.cause[0] = .max },
            { $0.entries.transfer[0] = .max }, { $0.entries.debit[0] = $0.entries.credit[0] },
            { $0.collections.earlier = .max }, { $0.collections.client[0] = .max },
            { $0.collections.referenceLength = [.max] }, { $0.references = "\u{1F642}" },
            { $0.causes = Data([1]) }, { $0.entries.amount.removeLast() },
            { $0.collections.dayAfterEntry[0] = .max }, { $0.seals[0].day = .min },
            { $0.seals[0].number = .max }, { $0.handIns[0].collection = [.max] },
            { $0.handIns[0].value = [.max] }, { $0.states.state[0] = .UNRECOGNIZED(9) },
            { $0.clients.fineract[0] = .max }, { $0.accounts.client[0] = 7 },
        ]
        for (place, edit) in edits.enumerated() {
            var altered = message
            edit(&altered)
            let octets = try altered.serializedData()
            #expect(throws: BundleDecodingError.self, "edit \(place)") {
                try JournalExtract(bundleContents: octets, bundle.header)
            }
        }
    }
}
