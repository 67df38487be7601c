import Foundation
import TestSupport
import Testing

/// `tawi status` and `tawi messages` beside a modem.
@Suite(.timeLimit(.minutes(3))) struct ModemStatusTests {
    @Test func `status shows the modem and messages show how they stand`() async throws {
        try await withModem { bench in
            try await bench.whileServing {
                try await bench.tell("sms +254700000101 BALANCE")
                // Sheets go out as well on a day before or of a meeting.
                try await bench.reaches("the answer is delivered") {
                    try await bench.answer()?["state"] as? String == "delivered"
                }
                let status = try await bench.tawi("status").output
                #expect(status.contains(" delivered, 0 queued"), "\(status)")
                #expect(status.contains("modem     modem is ready: Safaricom"), "\(status)")
                let messages = try await bench.tawi("messages").output
                #expect(messages.contains("delivered (by modem)"), "\(messages)")
                #expect(try await bench.answer()?["modem"] as? String == "modem")
            }
        }
    }

    @Test func `status without the service names no modem and says how to start it`() async throws {
        try await withModem { bench in
            let run = try await bench.tawi("status", "--json")
            let status = try object(run.output)
            #expect(status["modems"] == nil)
            #expect((status["alarms"] as? [Any])?.isEmpty == true)
            #expect(try await bench.tawi("status").output.contains("systemctl start tawi"))
        }
    }
}

extension ModemBench {
    /// What the client was answered, as `tawi messages --json` shows it.
    fileprivate func answer() async throws -> [String: Any]? {
        try await tawi("messages", "--json").output.split(separator: "\n").map(object)
            .first { document in
                document["direction"] as? String == "out"
                    && document["number"] as? String == "+254700000101"
            }
    }
}
