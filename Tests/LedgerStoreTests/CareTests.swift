import Accounting
import Testing

@testable import LedgerStore

@Suite struct CareTests {
    @Test func `the same alarm raised twice is one alarm`() async throws {
        let branch = try await TestBranch()
        let raised = try await branch.books.write { books in
            try [nil, nil, "m1", "m1", "m2"].map {
                try books.alarms.raise(.deafModem, modem: $0, "It is deaf.", at: now(0))
            }
        }
        #expect(raised == [true, false, true, false, true])
        let cleared = try await branch.books.write { books in
            try ["m1", "m1", "m3"].map {
                try books.alarms.clear(.deafModem, modem: $0, at: now(9))
            }
        }
        #expect(cleared == [true, false, false])
        let again = try await branch.books.write {
            try $0.alarms.raise(.deafModem, modem: "m1", "It is deaf.", at: now(10))
        }
        #expect(again)
        let open = try await branch.books.read { try $0.alarms.open().map(\.modem) }
        #expect(open == [nil, "m2", "m1"])
    }

    @Test func `airtime belongs to the SIM and goes with it`() async throws {
        let branch = try await TestBranch()
        let amounts = try [100, 90].map { try shillings($0) }
        try await branch.books.write { books in
            for (number, amount) in amounts.enumerated() {
                try books.airtime.record(
                    AirtimeReading(
                        modem: "m\(number)", sim: "892540\(number)", amount: amount,
                        readAt: now(Int64(number))))
            }
        }
        let read = try await branch.books.read { books in
            try [
                Route(modem: "m1", sim: "8925400"), Route(modem: "m1", sim: "8925401"),
                Route(modem: "m1"), Route(modem: "m9"),
            ].map { try books.airtime.latest(of: $0, at: now(10))?.amount }
        }
        #expect(read == [amounts[0], amounts[1], amounts[1], nil])
        let late = try await branch.books.read {
            try $0.airtime.latest(
                of: Route(modem: "m1"), at: now(AirtimeReadings.validSeconds + 10))
        }
        #expect(late == nil)
    }

    @Test(
        arguments: [
            ([], .unconfirmed), ([(.network, 5)], .agrees(with: .network, secondsAgo: 60)),
            ([(.network, 3600)], .isOff(by: -3600, according: .network)),
            ([(.network, -3600)], .isOff(by: 3600, according: .network)),
            ([(.network, 3600), (.rtc, 0)], .agrees(with: .rtc, secondsAgo: 60)),
            ([(.serviceCentre, -3600)], .unconfirmed),
            ([(.serviceCentre, -5)], .agrees(with: .serviceCentre, secondsAgo: 60)),
            ([(.serviceCentre, 3600)], .isOff(by: -3600, according: .serviceCentre)),
            ([(.serviceCentre, 3600), (.network, 0)], .agrees(with: .network, secondsAgo: 60)),
        ] as [([(ClockTrust.Source, Int64)], ClockTrust)])
    func `the clock is trusted as far as the best source goes`(
        words: [(ClockTrust.Source, Int64)], trust: ClockTrust
    ) async throws {
        let branch = try await TestBranch()
        try await branch.books.write { books in
            for (source, ahead) in words {
                for _ in 1...2 { try books.clock.note(source, says: now(ahead), at: now(0)) }
            }
        }
        #expect(try await branch.books.read { try $0.clock.trust(at: now(60)) } == trust)
    }

    @Test func `a clock before the last entry is known to be behind`() async throws {
        let branch = try await TestBranch()
        try await branch.bringForward()
        #expect(
            try await branch.books.read { try $0.clock.trust(at: now(-1)) }
                == .isBehindBooks(since: now(0)))
    }

    @Test func `a message that arrives confirms the clock`() async throws {
        let branch = try await TestBranch()
        _ = try await branch.books.write { try $0.inbox.record(message([1]), at: now(5)) }
        #expect(
            try await branch.books.read { try $0.clock.trust(at: now(65)) }
                == .agrees(with: .serviceCentre, secondsAgo: 60))
    }
}

private func now(_ seconds: Int64) -> Moment { TestBranch.start.advanced(bySeconds: seconds) }
