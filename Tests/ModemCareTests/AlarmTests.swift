import Accounting
import LedgerStore
import Testing
import TextCommands

@testable import ModemCare

@Suite(.serialized, .timeLimit(.minutes(3))) struct AlarmTests {
    static let ready = Routing([Route(modem: "m1")])
    static let away = Routing([Route(modem: "m1", awaySince: World.begin)])

    @Test func `an alarm that lasts is told once to each manager`() async throws {
        let branch = try await CareBranch()
        for second in [0, 1] as [Int64] { try await branch.raise(.deafModem, at: second) }
        for (second, count) in [(119, 0), (120, 2), (121, 2), (9000, 2)] as [(Int64, Int)] {
            try await branch.tell(Self.ready, at: second)
            #expect(try await branch.queued.count == count)
        }
        let queued = try await branch.queued
        #expect(queued.map(\.recipient.e164) == CareBranch.managers)
        #expect(queued.allSatisfy { $0.messageClass == .alert })
        #expect(
            queued.first?.text
                == "Modem m1 does not come back by itself. Unplug it, wait ten seconds, plug it in "
                + "again. Then run: tawi doctor")
    }

    @Test func `what no modem can send is told when one can, with its times`() async throws {
        let branch = try await CareBranch()
        try await branch.raise(.deafModem, at: 120)
        try await branch.tell(Self.away, at: 600)
        #expect(try await branch.queued.isEmpty)
        try await branch.clear(.deafModem, at: 1860)
        for second in [1870, 1880] as [Int64] { try await branch.tell(Self.ready, at: second) }
        #expect(try await branch.queued.count == 2)
        #expect(
            try await branch.queued.first?.text.hasSuffix("(over, it lasted 10:02-10:31)") == true)
    }

    @Test func `trouble that passes at once is not told and hides no other`() async throws {
        let branch = try await CareBranch()
        try await branch.raise(.deafModem, at: 0)
        try await branch.clear(.deafModem, at: 60)
        try await branch.tell(Self.ready, at: 300)
        #expect(try await branch.queued.isEmpty)
        try await branch.raise(.deafModem, at: 300)
        try await branch.tell(Self.ready, at: 420)
        #expect(try await branch.queued.count == 2)
    }

    @Test func `trouble that comes and goes is one message an hour`() async throws {
        let branch = try await CareBranch()
        for minute in 0..<180 as Range<Int64> {
            let second = minute * 60
            if minute % 6 == 0 { try await branch.raise(.notRegistered, at: second) }
            if minute % 6 == 4 { try await branch.clear(.notRegistered, at: second) }
            try await branch.tell(Self.ready, at: second)
        }
        let queued = try await branch.queued
        #expect(queued.count == 6)
        #expect(queued.last?.text.contains("times") == true)
    }

    @Test func `low airtime is told once a day while it can be paid for`() async throws {
        let branch = try await CareBranch()
        let price = try shillings(1)
        let settings = AlarmTeller.Settings.price(price)
        try await branch.raise(.lowAirtime, at: 0)
        for hour in 1...49 as ClosedRange<Int64> {
            try await branch.tell(Self.ready, settings, at: hour * 3600)
        }
        #expect(try await branch.queued.count == 6)
        try await branch.books.write {
            try $0.airtime.record(
                AirtimeReading(
                    modem: "m1", amount: .zero(price.currency),
                    readAt: World.begin.advanced(bySeconds: 70 * 3600)))
        }
        try await branch.tell(Self.ready, settings, at: 80 * 3600)
        #expect(try await branch.queued.count == 6)
    }

    @Test func `each manager is told in his own language`() async throws {
        let branch = try await CareBranch()
        try await branch.books.write { books in
            for (user, language) in zip(try books.people.managers(), ["sw", "hi"]) {
                var user = user
                user.language = language
                try books.people.enrol(user)
            }
        }
        try await branch.raise(.deafModem, at: 0)
        try await branch.clear(.deafModem, at: 600)
        var settings = AlarmTeller.Settings()
        settings.languages = Languages(["fr", "sw", "hi", "en"])
        try await branch.tell(Self.ready, settings, at: 700)
        let texts = try await branch.queued.map(\.text)
        #expect(
            texts == [
                "Modemu m1 hairudi yenyewe. Ichomoe, subiri sekunde kumi, ichomeke tena. Kisha "
                    + "endesha: tawi doctor (imekwisha, ilidumu 10:00-10:10)",
                "Le modem m1 ne revient pas tout seul. Débranchez-le, attendez dix secondes, "
                    + "rebranchez-le. Puis lancez : tawi doctor (fini, de 10:00 à 10:10)",
            ])
        let lacking = try await branch.books.read { try $0.untranslated.all() }
        #expect(lacking.map(\.language) == ["hi"])
    }

    @Test(arguments: ModemTrouble.allCases)
    func `every trouble has a sentence in every complete language`(trouble: ModemTrouble) {
        for code in ["en", "sw", "fil", "fr"] {
            let spoken = Languages([code]).pack(code).spoken(
                .alarm(AlarmNotice(trouble, modem: "m1", words: "")))
            #expect(spoken.lacking == nil)
            #expect(spoken.text.contains("m1"))
        }
    }

    @Test func `trouble of a kind nobody has words for is told in its own`() async throws {
        let branch = try await CareBranch()
        try await branch.raise(AlarmKind(rawValue: "on-fire"), at: 0)
        try await branch.tell(Self.ready, at: 200)
        #expect(
            try await branch.queued.first?.text
                == "Modem m1 is deaf. Unplug it and plug it in again.")
    }

    @Test func `the service tells by itself`() async throws {
        let branch = try await CareBranch()
        try await branch.raise(.simSwapped, at: -300)
        let world = branch.world
        let teller = AlarmTeller(
            books: branch.books, calendar: CareBranch.nairobi, clock: world, logger: .silent,
            routing: { Self.ready }, now: { world.moment() })
        await withThrowingTaskGroup(of: Void.self) { tasks in
            var departures = branch.books.departures.rings().makeAsyncIterator()
            _ = await departures.next()
            tasks.addTask { try await teller.run() }
            defer { tasks.cancelAll() }
            _ = await departures.next()
        }
        #expect(try await branch.queued.count == 2)
    }
}

extension CareBranch {
    static let nairobi = BranchCalendar { _ in 10_800 }

    fileprivate func raise(_ kind: AlarmKind, at second: Int64) async throws {
        _ = try await books.write {
            try $0.alarms.raise(
                kind, modem: "m1", "Modem m1 is deaf. Unplug it and plug it in again.",
                at: World.begin.advanced(bySeconds: second))
        }
    }

    fileprivate func clear(_ kind: AlarmKind, at second: Int64) async throws {
        _ = try await books.write {
            try $0.alarms.clear(
                kind, modem: "m1", at: World.begin.advanced(bySeconds: second))
        }
    }

    fileprivate func tell(
        _ routing: Routing, _ settings: AlarmTeller.Settings = AlarmTeller.Settings(),
        at second: Int64
    ) async throws {
        _ = try await books.write { books in
            try AlarmRound(
                books: books, settings: settings, routing: routing, calendar: Self.nairobi,
                now: World.begin.advanced(bySeconds: second)
            ).perform()
        }
    }
}

extension AlarmTeller.Settings {
    fileprivate static func price(_ price: Money) -> Self {
        var settings = Self()
        settings.messagePrice = price
        return settings
    }
}
