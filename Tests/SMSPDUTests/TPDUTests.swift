import SMSPDU
import Testing

@Suite struct TPDUTests {
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

    @Test func `the reserved message type from the mobile is refused`() {
        let error = failure { () throws(TPDUDecodingError) in
            try TPDU(decodingMobileOriginated: [3, 0x00])
        }
        #expect(error?.field == .messageTypeIndicator)
        #expect(error?.offset == 0)
        #expect(error?.reason == .unsupportedMessageType(.reserved))
    }

    @Test func `the direction tells TPDUs of one type number apart`() throws {
        let types = try [UInt8(0), 1, 2].map { first in
            let stamp = octets("62113201000021")
            let mobileTerminated: [[UInt8]] = [
                [first] + octets("000000") + [0] + stamp + [0], [first, 0] + stamp,
                [first, 0, 0, 0] + stamp + stamp + [0],
            ]
            let mobileOriginated = [
                [first, 0], octets("01000000000000"), octets("02000000000000" + "00"),
            ]
            let index = Int(first)
            return (
                try TPDU(decodingMobileTerminated: mobileTerminated[index]),
                try TPDU(decodingMobileOriginated: mobileOriginated[index])
            )
        }
        guard case (.deliver, .deliverReport) = types[0],
            case (.submitReport, .submit) = types[1],
            case (.statusReport, .command) = types[2]
        else {
            Issue.record("\(types)")
            return
        }
    }

    @Test func `nothing at all lacks a message type`() {
        let error = failure { () throws(TPDUDecodingError) in
            try TPDU(decodingMobileTerminated: [])
        }
        #expect(error?.field == .messageTypeIndicator)
        #expect(error?.reason == .tooFewOctets(needed: 1, available: 0))
    }
}
