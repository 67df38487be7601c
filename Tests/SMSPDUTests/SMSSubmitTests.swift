import SMSPDU
import Testing

@Suite struct SMSSubmitTests {
    @Test func `every field of a submit is where the standard puts it`() throws {
        let submit = try SMSSubmit(decoding: octets("31070581222BF10000A705E8329BFD06"))
        #expect(submit.messageTypeIndicator == .submit)
        #expect(!submit.rejectDuplicates)
        #expect(submit.validityPeriodFormat == .relative)
        #expect(!submit.replyPath)
        #expect(!submit.userDataHeaderIndicator)
        #expect(submit.statusReportRequest)
        #expect(submit.messageReference == 7)
        #expect(submit.destinationAddress == Address("22#21"))
        #expect(submit.validityPeriod == .relative(.init(rawValue: 0xA7)))
        #expect(submit.text == "hello")
    }

    @Test func `the first bits of a submit are kept`() throws {
        let submit = try SMSSubmit(decoding: octets("8D000581222BF1000842FF000000000004D83DDE00"))
        #expect(submit.rejectDuplicates)
        #expect(submit.replyPath)
        #expect(submit.validityPeriodFormat == .enhanced)
        #expect(submit.text == "😀")
    }

    @Test(arguments: [
        // §9.2.3.1: a deliver-report.
        ("00000C91527411000010000005E8329BFD06", TPDUField.messageTypeIndicator, 0),
        // The reference is missing.
        ("01", .messageReference, 1),
        ("01001591", .destinationAddress, 2),
        // §9.2.3.12.2: 30 February.
        ("19000581222BF10000622003010000A105E8329BFD06", .validityPeriod, 9),
        // §9.2.3.12.3: six octets of seven.
        ("09000581222BF1000042FF00000000", .validityPeriod, 9),
        ("31000581222BF10000A706E8329BFD06", .userDataLength, 10),
    ])
    func `a submit that makes no sense names the field and its place`(
        line: String, field: TPDUField, offset: Int
    ) {
        let error = failure { () throws(TPDUDecodingError) in
            try SMSSubmit(decoding: octets(line))
        }
        #expect(error?.field == field)
        #expect(error?.offset == offset)
    }

    @Test func `a short text is one submit for the modem to number`() throws {
        let recipient = try #require(Address("+254711000001"))
        let parts = try #require(SMSSubmit.parts(text: "hello", to: recipient))
        #expect(parts.map { $0.encoded.hexadecimal } == ["01000C91527411000010000005E8329BFD06"])
    }

    @Test func `a long text is submits that share everything but their part`() throws {
        let recipient = try #require(Address("22141"))
        let text = String(repeating: "a", count: 161)
        let parts = try #require(
            SMSSubmit.parts(
                text: text, to: recipient, reference: 7, requestingStatusReport: true,
                validityPeriod: .relative(.init(atLeastSeconds: 86_400))))
        #expect(parts.count == 2)
        #expect(parts.allSatisfy { $0.statusReportRequest && $0.messageReference == 0 })
        #expect(parts.allSatisfy { $0.validityPeriod == .relative(.init(rawValue: 0xA7)) })
        #expect(parts.map(\.userData.length) == [160, 15])
        #expect(parts.compactMap { $0.userData.header?.concatenation?.sequence } == [1, 2])
        #expect(parts.compactMap(\.text).joined() == text)
    }
}
