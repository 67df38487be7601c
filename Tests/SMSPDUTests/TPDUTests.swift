import SMSPDU
import Testing

@Suite struct TPDUTests {
    @Test(arguments: Vectors.mobileTerminated)
    func `a TPDU to the mobile is written as it was read`(line: String) throws {
        #expect(try TPDU(decodingMobileTerminated: octets(line)).encoded == octets(line))
    }

    @Test(arguments: Vectors.mobileOriginated)
    func `a TPDU from the mobile is written as it was read`(line: String) throws {
        #expect(try TPDU(decodingMobileOriginated: octets(line)).encoded == octets(line))
    }

    @Test func `the reserved message type is read as a deliver and kept`() throws {
        let line = octets("070C9152741100001000006211320100002105E8329BFD06")
        let tpdu = try TPDU(decodingMobileTerminated: line)
        guard case .deliver(let deliver) = tpdu else {
            Issue.record("not a deliver")
            return
        }
        #expect(deliver.messageTypeIndicator == .reserved)
        #expect(deliver.text == "hello")
        #expect(tpdu.encoded == line)
    }

    @Test func `a submit-report to the mobile is refused at its type`() {
        let error = failure { () throws(TPDUDecodingError) in
            try TPDU(decodingMobileTerminated: [0x01, 0x00])
        }
        #expect(error?.field == .messageTypeIndicator)
        #expect(error?.reason == .unsupportedMessageType(.submit))
    }

    @Test(arguments: [UInt8(0), 2, 3])
    func `what is no submit from the mobile is refused at its type`(first: UInt8) {
        let error = failure { () throws(TPDUDecodingError) in
            try TPDU(decodingMobileOriginated: [first, 0x00])
        }
        #expect(error?.field == .messageTypeIndicator)
        #expect(error?.offset == 0)
    }

    @Test func `nothing at all lacks a message type`() {
        let error = failure { () throws(TPDUDecodingError) in
            try TPDU(decodingMobileTerminated: [])
        }
        #expect(error?.field == .messageTypeIndicator)
        #expect(error?.reason == .tooFewOctets(needed: 1, available: 0))
    }
}
