import Accounting
import Testing

@Suite struct MomentTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (1_795_506_127_120, "2026-11-24T07:42:07.120Z"),
            (999, "1970-01-01T00:00:00.999Z"), (1000, "1970-01-01T00:00:01.000Z"),
            (-1, "1969-12-31T23:59:59.999Z"), (-1000, "1969-12-31T23:59:59.000Z"),
            (-1001, "1969-12-31T23:59:58.999Z"), (-86_400_000, "1969-12-31T00:00:00.000Z"),
            (-86_400_001, "1969-12-30T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
        ] as [(Int64, String)])
    func `a moment is written in UTC`(milliseconds: Int64, text: String) {
        #expect(Moment(millisecondsSince1970: milliseconds).iso8601 == text)
    }

    @Test(
        arguments: [
            (0, 0), (1, 0), (999, 0), (1000, 1), (-1, -1), (-999, -1), (-1000, -1), (-1001, -2),
            (.max, 9_223_372_036_854_775), (.min, -9_223_372_036_854_776),
        ] as [(Int64, Int64)])
    func `whole seconds are counted towards the past`(milliseconds: Int64, seconds: Int64) {
        #expect(Moment(millisecondsSince1970: milliseconds).secondsSince1970 == seconds)
    }

    @Test func `moments move by seconds and are in order`() {
        let moment = Moment(millisecondsSince1970: 1_500)
        #expect(moment.advanced(bySeconds: 2).millisecondsSince1970 == 3_500)
        #expect(moment.advanced(bySeconds: -2).millisecondsSince1970 == -500)
        #expect(moment.advanced(bySeconds: -1) < moment)
    }

    @Test(
        arguments: [
            (0, 10_800, "1970-01-01", "03:00:00"), (0, -18_000, "1969-12-31", "19:00:00"),
            (-1, 0, "1969-12-31", "23:59:59"), (-86_400_000, 0, "1969-12-31", "00:00:00"),
            (1_795_467_600_000, 10_800, "2026-11-24", "00:00:00"),
            (1_795_467_599_999, 10_800, "2026-11-23", "23:59:59"),
            (1_795_467_600_000, 20_700, "2026-11-24", "02:45:00"),
        ] as [(Int64, Int, String, String)])
    func `the wall shows the branch's own time`(
        milliseconds: Int64, offset: Int, day: String, clock: String
    ) {
        let moment = Moment(millisecondsSince1970: milliseconds)
        let civil = CivilTime(moment, utcOffsetSeconds: offset)
        #expect(civil.day.iso == day)
        #expect(civil.clock == clock)
        #expect(civil.hourAndMinute == String(clock.prefix(5)))
        let calendar = BranchCalendar { _ in offset }
        #expect(calendar.civilTime(of: moment) == civil)
        #expect(calendar.day(of: moment) == civil.day)
    }

    @Test func `a calendar may change its offset with the seasons`() {
        let change = Moment(millisecondsSince1970: 1_000_000_000_000)
        let calendar = BranchCalendar { $0 < change ? 3600 : 7200 }
        #expect(calendar.civilTime(of: change.advanced(bySeconds: -1)).clock == "02:46:39")
        #expect(calendar.civilTime(of: change).clock == "03:46:40")
    }
}
