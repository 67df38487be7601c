import Foundation
import TestSupport
import Testing

/// `tawi status` and `tawi messages` beside a modem.
struct ModemStatusTests {
    @Test func `status shows the modem and messages show how they stand`() async throws {
        try await withModem { bench in
            try await bench.whileServing {
                try await bench.tell("sms +254700000101 BALANCE")
                try await bench.reaches("the answer is delivered") {
                    let status = try object(try await bench.tawi("status", "--json").output)
                    return (status["outbox"] as? [String: Int])?["delivered"] == 1
                }
                let status = try await bench.tawi("status").output
                #expect(status.contains("sent      1, 1 delivered, 0 queued"), "\(status)")
                #expect(status.contains("modem     modem is ready: Safaricom"), "\(status)")
                let messages = try await bench.tawi("messages").output
                #expect(messages.contains("delivered (by modem)"), "\(messages)")
                let documents = try await bench.tawi("messages", "--json").output
                let out = try documents.split(separator: "\n").map(object)
                    .first { $0["direction"] as? String == "out" }
                #expect(out?["modem"] as? String == "modem")
                #expect(out?["state"] as? String == "delivered")
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
