import Accounting
import Foundation
import Testing

@testable import LedgerStore

@Suite struct SIMTests {
    @Test func `the first SIM is accepted and another one is not`() async throws {
        let branch = try await TestBranch()
        let first = try #require(SIMCard(iccid: "8925402000000000001F", imsi: nil))
        let other = try #require(SIMCard(iccid: "89254 02000000000002", imsi: "639020000000002"))
        for _ in 1...2 {
            #expect(try await branch.check(first) == .accepted)
            #expect(try await branch.check(other) == .foreign(expected: first, found: other))
        }
        // In another modem it is the first.
        #expect(try await branch.check(other, in: "m2") == .accepted)
    }

    @Test func `a swap holds once a person accepts it, however often`() async throws {
        let branch = try await TestBranch()
        let first = try #require(SIMCard(iccid: "1", imsi: nil))
        let other = try #require(SIMCard(iccid: "2", imsi: nil))
        _ = try await branch.check(first)
        #expect(try await !branch.accept(other))
        _ = try await branch.check(other)
        for _ in 1...2 { #expect(try await branch.accept(other)) }
        #expect(try await branch.check(other) == .accepted)
        #expect(try await branch.check(first) == .foreign(expected: other, found: first))
        #expect(try await branch.accept(first))
        #expect(try await branch.check(first) == .accepted)
    }

    @Test(
        arguments: [
            ("8925402", "63902", "8925402", nil, true), ("8925402", "63902", nil, "63902", true),
            (nil, "63902", "8925402", "63902", true),
            ("8925402", "63902", "8925403", "63902", false),
            ("8925402", nil, nil, "63902", false),
        ] as [(String?, String?, String?, String?, Bool)])
    func `a SIM is known by its ICCID, else by its IMSI`(
        iccid: String?, imsi: String?, nextICCID: String?, nextIMSI: String?, isSame: Bool
    ) async throws {
        let branch = try await TestBranch()
        _ = try await branch.check(try #require(SIMCard(iccid: iccid, imsi: imsi)))
        let next = try #require(SIMCard(iccid: nextICCID, imsi: nextIMSI))
        #expect((try await branch.check(next) == .accepted) == isSame)
    }

    @Test(arguments: [nil, "", "ERROR", "\u{661}\u{662}"])
    func `what has no digits is no SIM`(text: String?) {
        let card = SIMCard(iccid: text, imsi: text)
        #expect(card == nil || card?.identity.isEmpty == false)
    }
}

@Suite struct SIMPINTests {
    @Test func `a refused PIN is never tried again, over restarts`() async throws {
        let branch = try await TestBranch()
        #expect(try await branch.mayTry("1234", attemptsLeft: 3) == .try)
        let attempt = try await branch.intendPIN("1234")
        try await branch.books.write { books in
            for wasRight in [false, true] {
                try books.sims.settlePIN(attempt, wasRight: wasRight, at: TestBranch.start)
            }
            try books.sims.noteReady(iccid: "89254", at: TestBranch.start)
        }
        let again = try Books(
            at: branch.folder.appending(path: "tawi.db").path, key: try TestBranch.key)
        let permission = try await again.read {
            try $0.sims.mayTryPIN("1234", iccid: "89254", attemptsLeft: 3)
        }
        #expect(permission == .alreadyRefused)
        try again.close()
        #expect(try await branch.mayTry("1235", attemptsLeft: 3) == .try)
    }

    @Test(
        arguments: [
            (nil, .try), (3, .try), (10, .try), (2, .stopAtTwoLeft(left: 2)),
            (1, .stopAtTwoLeft(left: 1)), (0, .stopAtTwoLeft(left: 0)),
            (-1, .stopAtTwoLeft(left: 0)),
        ] as [(Int?, PINPermission)])
    func `two attempts are always left to a person`(
        left: Int?, permission: PINPermission
    ) async throws {
        let branch = try await TestBranch()
        #expect(try await branch.mayTry("1234", attemptsLeft: left) == permission)
    }

    @Test func `where the SIM does not say, one failed attempt is the last`() async throws {
        let branch = try await TestBranch()
        let attempt = try await branch.intendPIN("1234")
        // The power goes before the answer: it counts as wrong.
        #expect(try await branch.mayTry("1234", attemptsLeft: nil) == .alreadyRefused)
        #expect(
            try await branch.mayTry("9999", attemptsLeft: nil) == .stopAtTwoLeft(left: 2))
        try await branch.books.write {
            try $0.sims.settlePIN(attempt, wasRight: false, at: TestBranch.start)
        }
        #expect(
            try await branch.mayTry("9999", attemptsLeft: nil) == .stopAtTwoLeft(left: 2))
    }

    @Test func `an attempt cut off by the power was right when the SIM is ready`() async throws {
        let branch = try await TestBranch()
        _ = try await branch.intendPIN("1234")
        try await branch.books.write {
            try $0.sims.noteReady(iccid: "89254", at: TestBranch.start)
        }
        #expect(try await branch.mayTry("1234", attemptsLeft: nil) == .try)
    }

    @Test func `the PIN is never stored`() async throws {
        let branch = try await TestBranch()
        _ = try await branch.intendPIN("73914682")
        let octets = try branch.filedOctets()
        #expect(octets.firstRange(of: Array("73914682".utf8)) == nil)
    }
}

extension TestBranch {
    fileprivate func check(_ card: SIMCard, in modem: String = "m1") async throws -> SIMVerdict {
        try await books.write { try $0.sims.check(card, in: modem, at: Self.start) }
    }

    fileprivate func accept(_ card: SIMCard) async throws -> Bool {
        try await books.write {
            try $0.sims.accept(card.identity, in: "m1", by: "Grace", at: Self.start)
        }
    }

    fileprivate func mayTry(_ pin: String, attemptsLeft: Int?) async throws -> PINPermission {
        try await books.read {
            try $0.sims.mayTryPIN(pin, iccid: "89254", attemptsLeft: attemptsLeft)
        }
    }

    fileprivate func intendPIN(_ pin: String) async throws -> Int64 {
        try await books.write { try $0.sims.intendPIN(pin, iccid: "89254", at: Self.start) }
    }
}
