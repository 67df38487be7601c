import SMSPDU
import Testing

@Suite struct ReportTests {
    private var stamp: ServiceCentreTimeStamp {
        get throws {
            try #require(
                ServiceCentreTimeStamp(secondsSince1970: 1_795_417_200, zoneQuarterHours: 12))
        }
    }

    @Test func `a delivery is accepted or refused`() throws {
        #expect(SMSDeliverReport().encoded == [0x00, 0x00])
        let refused = SMSDeliverReport(refusedBecauseOf: .memoryCapacityExceeded)
        #expect(refused.encoded == [0x00, 0xD3, 0x00])
        #expect(try SMSDeliverReport(decoding: refused.encoded) == refused)
    }

    @Test func `TP-PI follows the fields`() throws {
        var report = SMSSubmitReport(at: try stamp)
        #expect(!report.parameterIndicator.userDataFollows)
        report.protocolIdentifier = .shortMessage
        report.userData = UserData(.septets([0x61]))
        #expect(report.parameterIndicator.rawValue == 0b101)
        #expect(report.text == "a")
        let expected = "0105" + "62113201000021" + "00" + "0161"
        #expect(report.encoded.hexadecimal == expected)
        #expect(try SMSSubmitReport(decoding: report.encoded) == report)
        report.protocolIdentifier = nil
        report.userData = nil
        #expect(report.parameterIndicator.rawValue == 0)
    }

    @Test func `reserved bits of TP-PI are kept`() throws {
        var report = try SMSDeliverReport(decoding: octets("00FF790005"))
        #expect(report.parameterIndicator.rawValue == 0x79)
        report.dataCodingScheme = .gsm7Bit
        #expect(report.parameterIndicator.rawValue == 0x7B)
    }

    @Test func `a report of success has no further octet of TP-PI`() throws {
        let extended = try #require(ParameterIndicator(rawValue: 0x80, extensionOctets: [0]))
        var report = SMSDeliverReport(refusedBecauseOf: .unspecified)
        report.parameterIndicator = extended
        #expect(report.encoded == [0x00, 0xFF, 0x80, 0x00])
        // Without TP-FCS before it, it would read as TP-FCS.
        report.failureCause = nil
        #expect(report.encoded == [0x00, 0x00])
        report.parameterIndicator = extended
        #expect(report.encoded == [0x00, 0x00])
    }

    @Test func `what is made reads back as what was made`() throws {
        let number = try #require(Address("+254711000001"))
        let text = try #require(UserData(.septets([0x61])))
        let made: [(ModemPDU, Bool)] = [
            (.init(tpdu: .command(SMSCommand(.delete, messageNumber: 1, to: number))), true),
            (.init(tpdu: .deliverReport(SMSDeliverReport())), true),
            (.init(tpdu: .submitReport(SMSSubmitReport(at: try stamp))), false),
            (
                .init(
                    tpdu: .submit(
                        SMSSubmit(to: number, dataCodingScheme: .gsm7Bit, userData: text))), true
            ),
            (
                .init(
                    tpdu: .deliver(
                        SMSDeliver(
                            from: number, at: try stamp, dataCodingScheme: .gsm7Bit,
                            userData: text))), false
            ),
        ]
        for (pdu, isFromMobile) in made {
            let octets = pdu.tpdu.encoded
            let again =
                isFromMobile
                ? try TPDU(decodingMobileOriginated: octets)
                : try TPDU(decodingMobileTerminated: octets)
            #expect(again == pdu.tpdu)
        }
    }

    @Test func `TP-DCS decides how user data is counted`() throws {
        let number = try #require(Address("+254711000001"))
        let septets = try #require(UserData(.septets([UInt8](repeating: 0x61, count: 160))))
        let submit = SMSSubmit(to: number, dataCodingScheme: .ucs2, userData: septets)
        let read = try SMSSubmit(decoding: submit.encoded)
        #expect(read.userData.length == 140)
        #expect(read.text == submit.text)
        let data = try #require(UserData(.octets([1, 2, 3])))
        let other = SMSSubmit(to: number, dataCodingScheme: .gsm7Bit, userData: data)
        #expect(try SMSSubmit(decoding: other.encoded).text == other.text)
        var command = SMSCommand(.delete, messageNumber: 1, to: number)
        command.commandData = septets
        #expect(try SMSCommand(decoding: command.encoded) == command)
    }

    @Test func `a status report gets its fields one by one`() throws {
        let recipient = try #require(Address("+254711000001"))
        var report = SMSStatusReport(
            of: 7, to: recipient, submittedAt: try stamp, dischargedAt: try stamp,
            status: .received)
        #expect(report.parameterIndicator == nil)
        let header = try #require(UserDataHeader([]))
        report.userData = UserData(header: header, .septets([]))
        #expect(report.userDataHeaderIndicator)
        #expect(report.firstOctet == 0x46)
        #expect(try SMSStatusReport(decoding: report.encoded) == report)
    }

    @Test func `a command is made and read back`() throws {
        let recipient = try #require(Address("+254711000001"))
        var command = SMSCommand(.delete, messageNumber: 6, to: recipient)
        command.statusReportRequest = true
        #expect(command.encoded.hexadecimal == "2200000206" + "0C91527411000010" + "00")
        let element = InformationElement(identifier: .init(rawValue: 0x80), data: [1])
        command.commandData = try #require(
            UserData(header: UserDataHeader([element]), .octets([9])))
        #expect(command.userDataHeaderIndicator)
        #expect(try SMSCommand(decoding: command.encoded) == command)
    }

    @Test func `setting the first octet keeps what the message decides`() throws {
        var submit = try SMSSubmit(decoding: octets("31070581222BF10000A705E8329BFD06"))
        submit.firstOctet = 0xFF
        #expect(submit.firstOctet == 0b1011_0101)
        #expect(submit.validityPeriodFormat == .relative)
        #expect(!submit.userDataHeaderIndicator)
        #expect(submit.replyPath && submit.rejectDuplicates && submit.statusReportRequest)
        #expect(try SMSSubmit(decoding: submit.encoded) == submit)
    }
}
