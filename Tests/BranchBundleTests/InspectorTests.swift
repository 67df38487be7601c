import Accounting
import Foundation
import HeadOfficeSync
import LedgerStore
import Testing

@testable import BranchBundle

/// Head office notices what is missing, there twice, altered, or not the branch's.
struct InspectorTests {
    private static func filled(_ name: String = "Kibwezi") async throws -> BundledBranch {
        let branch = try await BundledBranch(name: name, clients: 4, seed: UInt64(name.count))
        for _ in 1...4 {
            try await branch.collect(2)
            _ = try await branch.maker().makeAll()
        }
        return branch
    }

    private static func findings(
        _ bundles: [SealedBundle], knowing known: KnownBranches,
        after trail: (String) -> BundleTrail = { BundleTrail(before: $0) }
    ) -> [BundleFinding] {
        BundleInspector(knowing: known).inspect(
            bundles.map { ("\($0.header.number)", $0.octets) }, after: trail
        ).map(\.finding)
    }

    private static func faults(_ findings: [BundleFinding]) -> [BundleVerdict] {
        findings.compactMap { if case .verdict(let verdict) = $0 { verdict } else { nil } }
    }

    @Test func `whole and in any order they are sound`() async throws {
        let branch = try await Self.filled()
        let findings = Self.findings(
            try await branch.bundles.reversed(), knowing: try branch.known)
        #expect(findings.count == 4)
        #expect(Self.faults(findings).isEmpty)
    }

    @Test func `a gap is named`() async throws {
        let branch = try await Self.filled()
        var bundles = try await branch.bundles
        bundles.remove(at: 1)
        bundles.remove(at: 1)
        let findings = Self.findings(bundles, knowing: try branch.known)
        #expect(Self.faults(findings) == [.missing(2...3)])
        let late = Self.findings(Array(bundles.dropFirst()), knowing: try branch.known)
        #expect(Self.faults(late) == [.missing(1...3)])
        let known = Self.findings(Array(bundles.dropFirst()), knowing: try branch.known) {
            BundleTrail(branch: $0, number: 3)
        }
        #expect(Self.faults(known).isEmpty)
    }

    @Test func `the same one twice is no fault, another of its number is`() async throws {
        let branch = try await Self.filled()
        let bundles = try await branch.bundles
        let twice = Self.findings(bundles + [bundles[2]], knowing: try branch.known)
        #expect(Self.faults(twice) == [.repeated])
        let extract = try bundles[2].contents()
        let other = try SealedBundle(
            of: extract, firstEntry: bundles[2].header.firstEntry, number: 3,
            previous: bundles[2].header.previous,
            madeAt: bundles[2].header.madeAt.advanced(bySeconds: 1), by: branch.key)
        let forged = Self.findings(bundles + [other], knowing: try branch.known)
        #expect(Self.faults(forged).contains(.anotherOfThisNumber))
    }

    @Test func `another's key, another branch and an unknown one are named`() async throws {
        let branch = try await Self.filled()
        let other = try await Self.filled("Mtito")
        let bundles = try await branch.bundles
        #expect(
            Self.faults(Self.findings([bundles[0]], knowing: try other.known)) == [.unknownBranch])
        let wrong = Self.findings(try await other.bundles, knowing: try branch.known) { _ in
            BundleTrail(before: "Kibwezi")
        }
        #expect(Set(Self.faults(wrong)) == [.wrongBranch(expected: "Kibwezi")])
        let thief = try SealedBundle(
            of: try bundles[0].contents(), firstEntry: 1, number: 1,
            previous: bundles[0].header.previous, madeAt: branch.now,
            by: BundleSigningKey(for: "Kibwezi"))
        #expect(Self.faults(Self.findings([thief], knowing: try branch.known)) == [.wrongKey])
    }

    @Test func `a journal that was written anew does not follow`() async throws {
        let branch = try await Self.filled()
        let twin = try await BundledBranch(clients: 4, seed: 99)
        try await twin.collect(2)
        let extract = try await twin.books.read {
            try $0.bundles.extract(after: JournalPosition(), most: 1000).extract
        }
        let bundles = try await branch.bundles
        let next = try SealedBundle(
            of: extract, firstEntry: 1, number: 5, previous: bundles[3].hash, madeAt: twin.now,
            by: branch.key)
        let findings = Self.findings(bundles + [next], knowing: try branch.known)
        #expect(Self.faults(findings) == [.anotherJournal])
        let elsewhere = try SealedBundle(
            of: extract, firstEntry: 1, number: 5, previous: bundles[2].hash, madeAt: twin.now,
            by: branch.key)
        #expect(
            Self.faults(Self.findings(bundles + [elsewhere], knowing: try branch.known))
                == [.anotherBefore])
    }

    @Test func `octets that are no bundle are said to be none`() async throws {
        let branch = try await Self.filled()
        let findings = BundleInspector(knowing: try branch.known).inspect(
            [("noise", Data("PK".utf8))]
        ) { BundleTrail(before: $0) }
        guard case .unreadable = findings.first?.finding else {
            Issue.record("\(findings)")
            return
        }
    }

    @Test(arguments: [
        "tawi-branch ed25519:00 Kibwezi", "Kibwezi", "tawi-branch ed25519: Kibwezi",
        "tawi-branch rsa:00 Kibwezi",
    ])
    func `a line that is no key is refused`(line: String) {
        #expect(throws: BundleKeyError.notAPublicKey(line)) { try KnownBranches(line) }
    }
}
