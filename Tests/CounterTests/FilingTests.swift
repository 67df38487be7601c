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
}
