import SMSPDU
import Testing

@Suite struct ModemPDUTests {
    private static let deliver = "040C9152741100001000006211320100002105E8329BFD06"
    private static let submit = "01000C91527411000010000005E8329BFD06"

    @Test(arguments: [
        ("00" + deliver, nil),
        ("07915274110000F0" + deliver, "+25471100000"),
        ("0791527411000010" + deliver, "+254711000001"),
        ("00" + submit, nil),
    ])
    func `a line is an address, which may be missing, and a TPDU`(
        line: String, serviceCentre: String?
    ) throws {
        let pdu = try ModemPDU(decoding: octets(line))
        #expect(pdu.serviceCentreAddress == serviceCentre.flatMap { Address($0) })
        #expect(pdu.line == line)
        #expect(pdu.length == pdu.tpdu.encoded.count)
    }

    @Test(arguments: [
        ("", TPDUField.serviceCentreAddress, 0),
        ("0C91", .serviceCentreAddress, 0),
        ("079152", .serviceCentreAddress, 0),
        ("0791F274110000F0" + deliver, .serviceCentreAddress, 0),
        ("0791527411000010", .messageTypeIndicator, 8),
        ("0791527411000010" + "0415", .originatingAddress, 9),
    ])
    func `places are counted from the start of the line`(
        line: String, field: TPDUField, offset: Int
    ) {
        let error = failure { () throws(TPDUDecodingError) in
            try ModemPDU(decoding: octets(line))
        }
        #expect(error?.field == field)
        #expect(error?.offset == offset)
    }
}
