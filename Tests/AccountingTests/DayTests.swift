import Accounting
import Testing

@Suite struct DayTests {
    @Test(arguments: [
        (1970, 1, 1, 0), (1970, 1, 2, 1), (1969, 12, 31, -1), (2000, 2, 29, 11_016),
        (2000, 3, 1, 11_017), (1900, 1, 1, -25_567), (2100, 12, 31, 47_846),
        (2026, 11, 24, 20_781), (1, 1, 1, -719_162), (9999, 12, 31, 2_932_896),
    ])
    func `a day has its place in the count of days`(
        year: Int, month: Int, dayOfMonth: Int, count: Int
    ) throws {
        let day = try #require(Day(year: year, month: month, dayOfMonth: dayOfMonth))
        #expect(day.daysSince1970 == count)
        #expect(Day(daysSince1970: count) == day)
    }

    @Test func `every day from 1900 to 2100 survives being counted and written`() throws {
        let first = try #require(Day(year: 1900, month: 1, dayOfMonth: 1))
        let last = try #require(Day(year: 2100, month: 12, dayOfMonth: 31))
        var before = first.advanced(byDays: -1)
        var wrong: [Int] = []
        for count in first.daysSince1970...last.daysSince1970 {
            let day = Day(daysSince1970: count)
            let isNext = before < day && before.advanced(byDays: 1) == day
            if day.daysSince1970 != count || Day(iso: day.iso) != day || !isNext {
                wrong.append(count)
            }
            before = day
        }
        #expect(wrong.isEmpty)
        #expect(before == last)
    }

    @Test(arguments: [
        ("2026-11-24", 2026, 11, 24), ("2024-02-29", 2024, 2, 29), ("0001-01-01", 1, 1, 1),
        ("9999-12-31", 9999, 12, 31), ("2000-02-29", 2000, 2, 29),
    ])
    func `a day of ISO 8601 is read and written`(
        text: String, year: Int, month: Int, dayOfMonth: Int
    ) throws {
        let day = try #require(Day(iso: text))
        #expect([day.year, day.month, day.dayOfMonth] == [year, month, dayOfMonth])
        #expect(day.iso == text)
    }

    @Test(arguments: [
        "", "2026", "2026-11", "2026-11-24T00:00", "20261124", "2026/11/24", "26-11-24",
        "2026-1-24", "2026-11-4", "2026-11-031", "02026-11-24", "2026-11-24-", "-026-11-24",
        "2026--1-24", "2026-+1-24", " 2026-11-24", "2026-11-24\n", "2026-00-10", "2026-13-10",
        "2026-01-00", "2026-01-32", "2026-04-31", "2026-02-29", "1900-02-29", "2100-02-29",
        "0000-01-01", "٢٠٢٦-11-24", "yyyy-mm-dd", "----------",
    ])
    func `a day that does not exist is none`(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test(arguments: [(1900, false), (2000, true), (2023, false), (2024, true), (2100, false)])
    func `29 February is there in leap years alone`(year: Int, isLeap: Bool) throws {
        #expect((Day(year: year, month: 2, dayOfMonth: 29) != nil) == isLeap)
        let february = try #require(Day(year: year, month: 2, dayOfMonth: 28))
        #expect(february.advanced(byDays: 1).month == (isLeap ? 2 : 3))
    }

    @Test func `days are in the order of the calendar`() throws {
        let days = try ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"].map {
            try #require(Day(iso: $0))
        }
        #expect(days.reversed().sorted() == days)
        #expect(days[0].advanced(byDays: 32) == days[3])
        #expect(days[3].advanced(byDays: -32) == days[0])
    }
}
