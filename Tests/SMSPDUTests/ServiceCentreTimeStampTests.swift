import SMSPDU
import Testing

@Suite struct ServiceCentreTimeStampTests {
    private func stamp(_ field: String) throws(TPDUDecodingError) -> ServiceCentreTimeStamp {
        try SMSDeliver(decoding: octets("04000000" + "00" + field + "00")).serviceCentreTimeStamp
    }

    @Test(arguments: [
        // §9.2.3.11: the zone in quarters of an hour, the sign in its first semi-octet.
        ("62113201000021", "2026-11-23T10:00:00+03:00", Int64(1_795_417_200)),
        ("6060806151318A", "2006-06-08T16:15:13-07:00", 1_149_808_513),
        ("10101032959532", "2001-01-01T23:59:59+05:45", 978_372_899),
        ("42209200000000", "2024-02-29T00:00:00+00:00", 1_709_164_800),
        ("98219232959500", "2089-12-29T23:59:59+00:00", 3_786_739_199),
        ("00101000000000", "2000-01-01T00:00:00+00:00", 946_684_800),
        ("98213132959500", "2089-12-13T23:59:59+00:00", 3_785_356_799),
        ("09101000000000", "1990-01-01T00:00:00+00:00", 631_152_000),
        ("99213132959599", "1999-12-13T23:59:59-04:45", 945_146_699),
    ])
    func `a stamp is a local time and its zone`(field: String, iso8601: String, seconds: Int64)
        throws
    {
        let stamp = try stamp(field)
        #expect(stamp.iso8601 == iso8601)
        #expect(stamp.secondsSince1970 == seconds)
        #expect(stamp.millisecondsSince1970 == seconds * 1000)
    }

    @Test(arguments: [
        "62003201000021", "62313201000021", "62110001000021", "62119901000021",
        "62111301000021", "62411301000021", "62113242000021", "62113201060021",
        "62113201000621", "621132010000A2", "6A113201000021", "A6113201000021", "00000000000000",
        "32209200000021",
    ])
    func `a moment that does not exist is refused`(field: String) {
        let error = failure { () throws(TPDUDecodingError) in try stamp(field) }
        #expect(error?.field == .serviceCentreTimeStamp)
        #expect(error?.offset == 5)
    }

    @Test func `every moment of a century of years comes back from its seconds`() throws {
        for seconds in stride(from: Int64(631_152_000), to: 3_786_912_000, by: 7_654_321) {
            for zone in [-79, -28, 0, 12, 23, 79] where seconds > 632_000_000 {
                guard seconds < 3_786_800_000 else { continue }
                let stamp = try #require(
                    ServiceCentreTimeStamp(secondsSince1970: seconds, zoneQuarterHours: zone))
                #expect(stamp.secondsSince1970 == seconds)
                #expect(stamp.zoneQuarterHours == zone)
            }
        }
    }

    @Test(arguments: [
        (Int64(631_151_999), 0), (3_786_912_000, 0), (.min, 0), (.max, 0), (0, 80), (0, .min),
        (-1, 12),
    ])
    func `what two digits of a year cannot say is no stamp`(seconds: Int64, zone: Int) {
        #expect(ServiceCentreTimeStamp(secondsSince1970: seconds, zoneQuarterHours: zone) == nil)
    }
}
