import Accounting
import Testing

struct TimeOfDayTests {
    @Test(arguments: ["00:00", "06:30", "18:00", "23:59"])
    func `a time is written as it is read`(text: String) {
        #expect(TimeOfDay(text)?.description == text)
    }

    @Test(arguments: ["", "6:30", "24:00", "12:60", "12", "12:3", "12-30", "１2:30", "12:30:00"])
    func `what no clock shows is refused`(text: String) {
        #expect(TimeOfDay(text) == nil)
    }

    @Test func `earlier is less`() throws {
        #expect(try #require(TimeOfDay("09:59")) < #require(TimeOfDay("10:00")))
    }
}
