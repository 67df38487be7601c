import Accounting
import LedgerStore
import Testing

@testable import HeadOfficeSync

/// Meetings by RFC 5545, holidays and working days reckoned with. 2026-11-24 is a Tuesday.
@Suite struct RecurrenceTests {
    @Test(arguments: [
        ("FREQ=WEEKLY;INTERVAL=1;BYDAY=TU", "11-24 12-01 12-08 12-15 12-22 12-29"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "11-24 12-08 12-22"),
        (
            "FREQ=WEEKLY;BYDAY=MO,TH",
            "11-26 11-30 12-03 12-07 12-10 12-14 12-17 12-21 12-24 12-28 12-31"
        ),
        ("FREQ=WEEKLY", "11-24 12-01 12-08 12-15 12-22 12-29"),
        ("RRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=TU;WKST=MO", "11-24 12-15"),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=2", "11-24 12-01"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261209T000000Z", "11-24 12-01 12-08"),
        ("FREQ=MONTHLY;INTERVAL=1", "11-24 12-24"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "11-30 12-31"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "11-30 12-31"),
        ("FREQ=MONTHLY;BYDAY=1MO", "12-07"),
        ("FREQ=MONTHLY;BYSETPOS=-1;BYDAY=FR", "11-27 12-25"),
        ("FREQ=DAILY;INTERVAL=10", "11-24 12-04 12-14 12-24"),
    ])
    func `a rule names its days`(rule: String, days: String) throws {
        let recurrence = try #require(Recurrence(rule))
        let start = try day("2026-11-24")
        let found = recurrence.days(from: start, within: start...(try day("2026-12-31")))
        #expect(found.map { $0.iso.dropFirst(5) }.joined(separator: " ") == days)
    }

    @Test(arguments: [
        "", "FREQ=HOURLY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;INTERVAL=0", "BYDAY=MO",
        "FREQ=MONTHLY;BYSETPOS=2;BYDAY=MO,TU", "FREQ=WEEKLY;BYHOUR=3", "FREQ=WEEKLY;INTERVAL",
        "FREQ=MONTHLY;BYSETPOS=x;BYDAY=MO", "FREQ=WEEKLY;UNTIL=soon",
    ])
    func `a rule that is not understood is none`(rule: String) {
        #expect(Recurrence(rule) == nil)
    }

    @Test(arguments: [
        ("FREQ=WEEKLY;INTERVAL=1;BYDAY=TU", MeetingSchedule.Rhythm.week),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", .fortnight), ("FREQ=WEEKLY;INTERVAL=4", .fourWeeks),
        ("FREQ=MONTHLY;BYMONTHDAY=24", .month),
    ])
    func `a rule the branch has a word for goes on by itself`(
        rule: String, rhythm: MeetingSchedule.Rhythm
    ) throws {
        let schedule = MeetingDays.schedule(start: try day("2026-11-24"), rule: rule)
        #expect(schedule?.rhythm == rhythm)
    }

    @Test func `a holiday moves a meeting or lets it fall out`() throws {
        var days = MeetingDays()
        days.holidays = [
            .init(
                days: try day("2026-12-01")...(try day("2026-12-02")),
                movedTo: try day("2026-12-03")),
            .init(days: try day("2026-12-08")...(try day("2026-12-08")), movedTo: nil),
        ]
        let found = days.meetings(
            start: try day("2026-11-24"), rule: "FREQ=WEEKLY", dates: [],
            within: try day("2026-11-24")...(try day("2026-12-15")))
        #expect(found.map(\.iso) == ["2026-11-24", "2026-12-03", "2026-12-15"])
    }

    @Test(arguments: [
        (MeetingDays.OnDayOff.stays, "2026-11-28"), (.nextWorkingDay, "2026-11-30"),
        (.workingDayBefore, "2026-11-27"), (.fallsOut, ""),
    ])
    func `a Saturday without work is as head office says`(
        rule: MeetingDays.OnDayOff, held: String
    ) throws {
        var days = MeetingDays()
        days.workingDays = Set(0...4)
        days.onDayOff = rule
        let found = days.meetings(
            start: nil, rule: nil, dates: [try day("2026-11-28")],
            within: try day("2026-11-24")...(try day("2026-12-04")))
        #expect(found.map(\.iso).joined() == held)
    }

    private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }
}
