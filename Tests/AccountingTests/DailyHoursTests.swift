import Accounting
import Testing

@Suite struct DailyHoursTests {
    @Test(arguments: [
        ("19:00-08:00", "18:59", false), ("19:00-08:00", "19:00", true),
        ("19:00-08:00", "23:59", true), ("19:00-08:00", "00:00", true),
        ("19:00-08:00", "07:59", true), ("19:00-08:00", "08:00", false),
        ("12:00-14:00", "11:59", false), ("12:00-14:00", "12:00", true),
        ("12:00-14:00", "13:59", true), ("12:00-14:00", "14:00", false),
    ])
    func `hours hold their first minute and not their last`(
        hours: String, time: String, isWithin: Bool
    ) throws {
        let hours = try #require(DailyHours(hours))
        let time = try #require(TimeOfDay(time))
        #expect(hours.contains(time) == isWithin)
    }

    @Test(arguments: [("19:00", true), ("23:59", true), ("00:00", false), ("07:59", false)])
    func `what begins before midnight ends the next day`(time: String, nextDay: Bool) throws {
        #expect(DailyHours.night.endsNextDay(from: try #require(TimeOfDay(time))) == nextDay)
    }

    @Test(arguments: ["", "19:00", "19-8", "19:00-19:00", "25:00-08:00", "19:00-08:00-09:00"])
    func `what names no hours is refused`(text: String) {
        #expect(DailyHours(text) == nil)
    }

    @Test func `hours are written as they are read`() {
        #expect(DailyHours.night.description == "19:00-08:00")
        #expect(DailyHours.night.end == "08:00")
    }
}
