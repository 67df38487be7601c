import LedgerStore
import SMSPDU
import Testing

@testable import InboxPolling

@Suite struct FilingTests {
    private let tpdu = "040C9152741100001000006211320100002105E8329BFD06"

    @Test(arguments: ["", "FF", "34327B5C0E"])
    func `what a modem put after the end of a message is not stored`(padding: String) {
        guard case .message(let message) = Filing(reading: "00" + tpdu + padding) else {
            Issue.record("not a message")
            return
        }
        #expect(message.tpdu.hexadecimal == tpdu)
    }

    @Test(arguments: ["0100", "01000C91527411000010000005E8329BFD06"])
    func `what was never received goes to the quarantine`(line: String) {
        guard case .quarantine = Filing(reading: "00" + line) else {
            Issue.record("not in the quarantine")
            return
        }
    }

    @Test(
        arguments: [
            ("040C9152741100001040006211320100002105E8329BFD06", "silent"),
            ("040C915274110000105F006211320100002105E8329BFD06", "call back"),
            ("040C915274110000107FF66211320100002105E8329BFD06", "data for the SIM"),
            ("040C9152741100001000C86211320100002105E8329BFD06", "voicemail"),
            ("440C9152741100001000046211320100002108060504" + "0B8423F001", "picture message"),
            ("440C9152741100001000046211320100002108060504" + "1F4023F001", "port 8000"),
            ("040C91527411000010000462113201000021020102", "data without a text"),
        ])
    func `what is meant for a machine is kept aside and says what it is`(
        tpdu: String, purpose: String
    ) {
        guard case .quarantine(_, _, _, let reason) = Filing(reading: "00" + tpdu) else {
            Issue.record("not kept aside")
            return
        }
        #expect(reason.contains(purpose))
    }

    @Test func `a message shown at once is a message like others`() {
        let flash = "040C9152741100001000106211320100002105E8329BFD06"
        guard case .message = Filing(reading: "00" + flash) else {
            Issue.record("not a message")
            return
        }
    }
}
