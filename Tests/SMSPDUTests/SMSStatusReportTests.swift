import SMSPDU
import Testing

@Suite struct SMSStatusReportTests {
    @Test func `a report may end after its status`() throws {
        let report = try SMSStatusReport(
            decoding: octets("06420C91527411000010621132010000216211320150002100"))
        #expect(report.messageReference == 0x42)
        #expect(report.recipientAddress == Address("+254711000001"))
        #expect(report.serviceCentreTimeStamp.iso8601 == "2026-11-23T10:00:00+03:00")
        #expect(report.dischargeTime.iso8601 == "2026-11-23T10:05:00+03:00")
        #expect(report.status == .received)
        #expect(report.parameterIndicator == nil)
        #expect(report.protocolIdentifier == nil)
        #expect(report.dataCodingScheme == nil)
        #expect(report.userData == nil)
        #expect(report.text == nil)
    }

    @Test func `a report may carry a text`() throws {
        let report = try SMSStatusReport(
            decoding: octets("06420C9152741100001062113201000021621132015000214607000004D4F29C0E"))
        #expect(report.status == .validityPeriodExpired)
        #expect(report.protocolIdentifier == .shortMessage)
        #expect(report.dataCodingScheme == .gsm7Bit)
        #expect(report.text == "Test")
    }

    @Test func `a text without a coding scheme is GSM 7 bit`() throws {
        let report = try SMSStatusReport(
            decoding: octets("06420C91527411000010621132010000216211320150002146" + "0404D4F29C0E"))
        #expect(report.dataCodingScheme == nil)
        #expect(report.text == "Test")
    }

    @Test(arguments: [
        ("06", TPDUField.messageReference, 1),
        ("064215", .recipientAddress, 2),
        ("06420C91527411000010621332010000216211320150002100", .serviceCentreTimeStamp, 10),
        ("06420C91527411000010621132010000210000000000000000", .dischargeTime, 17),
        ("06420C915274110000106211320100002162113201500021", .status, 24),
        ("06420C915274110000106211320100002162113201500021" + "0080", .parameterIndicator, 26),
        ("06420C915274110000106211320100002162113201500021" + "0001", .protocolIdentifier, 26),
        ("06420C915274110000106211320100002162113201500021" + "000200", nil, 0),
        ("06420C915274110000106211320100002162113201500021" + "0002", .dataCodingScheme, 26),
        ("06420C915274110000106211320100002162113201500021" + "0004", .userDataLength, 26),
        ("06420C915274110000106211320100002162113201500021" + "000402FF", .userDataLength, 26),
    ])
    func `a report that makes no sense names the field and its place`(
        line: String, field: TPDUField?, offset: Int
    ) {
        let error = failure { () throws(TPDUDecodingError) in
            try SMSStatusReport(decoding: octets(line))
        }
        #expect(error?.field == field)
        #expect(error?.offset ?? 0 == offset)
    }

    @Test(arguments: [
        // §9.2.3.15, the ends of each range; above 0x7F reserved, read as service rejected.
        (UInt8(0x00), Status.Class.completed), (0x02, .completed), (0x1F, .completed),
        (0x20, .temporaryStillTrying), (0x3F, .temporaryStillTrying),
        (0x40, .permanentFailure), (0x46, .permanentFailure), (0x5F, .permanentFailure),
        (0x60, .temporaryNoMoreTries), (0x63, .temporaryNoMoreTries),
        (0x7F, .temporaryNoMoreTries), (0x80, .temporaryNoMoreTries),
        (0xFF, .temporaryNoMoreTries),
    ])
    func `a status belongs to a class`(value: UInt8, expected: Status.Class) {
        #expect(Status(rawValue: value).statusClass == expected)
    }

    @Test func `a report made here is read back`() throws {
        let stamp = try #require(
            ServiceCentreTimeStamp(secondsSince1970: 1_795_417_200, zoneQuarterHours: 12))
        let recipient = try #require(Address("+254711000001"))
        let report = SMSStatusReport(
            of: 7, to: recipient, submittedAt: stamp, dischargedAt: stamp, status: .received)
        #expect(try SMSStatusReport(decoding: report.encoded) == report)
    }
}
