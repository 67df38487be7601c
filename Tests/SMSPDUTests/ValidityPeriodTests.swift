import SMSPDU
import Testing

@Suite struct ValidityPeriodTests {
    @Test(arguments: [
        // §9.2.3.12.1, the ends of each range.
        (UInt8(0), 300), (143, 43_200), (144, 45_000), (167, 86_400), (168, 172_800),
        (196, 2_592_000), (197, 3_024_000), (255, 38_102_400),
    ])
    func `one octet is a period`(value: UInt8, seconds: Int) {
        #expect(RelativeValidityPeriod(rawValue: value).seconds == seconds)
        #expect(RelativeValidityPeriod(atLeastSeconds: seconds).rawValue == value)
    }

    @Test func `a period is never shorter than asked, but for the longest there is`() {
        #expect(RelativeValidityPeriod(atLeastSeconds: 301).rawValue == 1)
        #expect(RelativeValidityPeriod(atLeastSeconds: .min).rawValue == 0)
        #expect(RelativeValidityPeriod(atLeastSeconds: .max).rawValue == 255)
    }

    @Test(arguments: [
        // §9.2.3.12.3.
        ("00000000000000", nil), ("01A70000000000", 86_400), ("02FF0000000000", 255),
        ("02000000000000", 0), ("03102143000000", 4_354), ("03106000000000", 3_960),
        ("04010000000000", nil), ("03999595000000", 359_999),
        ("81A70000000000", nil), ("42100000000000", 16),
    ])
    func `seven octets may be a period`(hexadecimal: String, seconds: Int?) throws {
        let period = try #require(EnhancedValidityPeriod(octets(hexadecimal)))
        #expect(period.seconds == seconds)
        #expect(period.isSingleShot == hexadecimal.hasPrefix("42"))
    }

    @Test(arguments: ["03100600000000", "031A0000000000", "03000006000000", "0102030405FF", ""])
    func `a clock that does not exist and six octets are no period`(hexadecimal: String) {
        #expect(EnhancedValidityPeriod(octets(hexadecimal)) == nil)
    }

    @Test(arguments: [
        (0, "02000000000000"), (255, "02FF0000000000"), (256, "03004061000000"),
        (359_999, "03999595000000"), (604_800, "01AD0000000000"),
    ])
    func `a period is written in the form that says it exactly`(
        seconds: Int, hexadecimal: String
    ) throws {
        let period = try #require(EnhancedValidityPeriod(exactly: seconds))
        #expect(period.octets.hexadecimal == hexadecimal)
        #expect(period.seconds == seconds)
        let once = try #require(EnhancedValidityPeriod(exactly: seconds, isSingleShot: true))
        #expect(once.isSingleShot)
        #expect(once.seconds == seconds)
    }

    @Test(arguments: [-1, 360_000, 604_801, .max])
    func `a period no form says exactly is none`(seconds: Int) {
        #expect(EnhancedValidityPeriod(exactly: seconds) == nil)
    }
}
