import SMSPDU
import Testing

@Suite struct SMSDeliverTests {
    @Test func `every field of a deliver is where the standard puts it`() throws {
        let deliver = try SMSDeliver(
            decoding: octets("040C9152741100001000006211320100002105E8329BFD06"))
        #expect(deliver.messageTypeIndicator == .deliver)
        #expect(!deliver.moreMessagesToSend)
        #expect(!deliver.loopPrevention)
        #expect(!deliver.replyPath)
        #expect(!deliver.userDataHeaderIndicator)
        #expect(!deliver.statusReportIndication)
        #expect(deliver.originatingAddress == Address("+254711000001"))
        #expect(deliver.protocolIdentifier == .shortMessage)
        #expect(deliver.dataCodingScheme == .gsm7Bit)
        #expect(deliver.serviceCentreTimeStamp.iso8601 == "2026-11-23T10:00:00+03:00")
        #expect(deliver.userData.length == 5)
        #expect(deliver.text == "hello")
    }

    @Test func `every bit of the first octet is kept`() throws {
        let deliver = try SMSDeliver(
            decoding: octets("A80581222BF141F46211320100002103DEADBE"))
        #expect(deliver.moreMessagesToSend)
        #expect(deliver.loopPrevention)
        #expect(deliver.statusReportIndication)
        #expect(deliver.replyPath)
        #expect(deliver.protocolIdentifier.replaceType == 1)
        #expect(deliver.dataCodingScheme.messageClass == .class0)
        #expect(deliver.text == nil)
        #expect(deliver.userData.data == [0xDE, 0xAD, 0xBE])
    }

    @Test func `octets after the user data are left alone`() throws {
        let line = "040C9152741100001000006211320100002105E8329BFD06"
        let padded = try SMSDeliver(decoding: octets(line + "FFFF"))
        #expect(padded.encoded == octets(line))
    }

    @Test(arguments: [
        // §9.2.3.1: a submit is no deliver.
        ("01000C91527411000010000005E8329BFD06", TPDUField.messageTypeIndicator, 0),
        // §9.1.2.5: 21 semi-octets.
        ("0415915274110000100000000000" + "0000", .originatingAddress, 1),
        // §9.1.2.3: the end mark among the digits.
        ("040C91527411F0001000006211320100002105E8329BFD06", .originatingAddress, 1),
        // §9.2.3.11: month 13, 31 April, hour 24, second 60, a letter.
        ("040C9152741100001000006231320100002105E8329BFD06", .serviceCentreTimeStamp, 11),
        ("040C9152741100001000006240130100002105E8329BFD06", .serviceCentreTimeStamp, 11),
        ("040C9152741100001000006211324200002105E8329BFD06", .serviceCentreTimeStamp, 11),
        ("040C9152741100001000006211320100062105E8329BFD06", .serviceCentreTimeStamp, 11),
        ("040C915274110000100000621132A100002105E8329BFD06", .serviceCentreTimeStamp, 11),
        // §9.2.3.16: more septets than octets, more than 160, more than 140 octets.
        ("040C9152741100001000006211320100002106E8329BFD06", .userDataLength, 18),
        ("040C91527411000010000062113201000021A1E8329BFD06", .userDataLength, 18),
        ("040C915274110000100008621132010000218DE8329BFD06", .userDataLength, 18),
        // §9.2.3.24: a header longer than the user data, and none at all.
        ("440C91527411000010000062113201000021050500030702", .userDataHeaderLength, 19),
        ("440C9152741100001000006211320100002100", .userDataHeaderLength, 19),
    ])
    func `a deliver that makes no sense names the field and its place`(
        line: String, field: TPDUField, offset: Int
    ) {
        let error = failure { () throws(TPDUDecodingError) in
            try SMSDeliver(decoding: octets(line))
        }
        #expect(error?.field == field)
        #expect(error?.offset == offset)
    }

    @Test(arguments: [
        (0, TPDUField.messageTypeIndicator, 0), (1, .originatingAddress, 1),
        (8, .originatingAddress, 1), (9, .protocolIdentifier, 9), (10, .dataCodingScheme, 10),
        (11, .serviceCentreTimeStamp, 11), (17, .serviceCentreTimeStamp, 11),
        (18, .userDataLength, 18), (19, .userDataLength, 18), (23, .userDataLength, 18),
    ])
    func `a deliver cut short names the field the cut goes through`(
        length: Int, field: TPDUField, offset: Int
    ) {
        let whole = octets("040C9152741100001000006211320100002105E8329BFD06")
        let error = failure { () throws(TPDUDecodingError) in
            try SMSDeliver(decoding: Array(whole.prefix(length)))
        }
        #expect(error?.field == field)
        #expect(error?.offset == offset)
    }
}
