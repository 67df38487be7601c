import AllocationCounter
import Foundation
import SMSPDU

/// The SMS codec on one core, text included, and libosmocore on the same messages where the
/// program that measures it was built: part of `make bench`. Kinds as arguments measure those alone.
@main
struct CodecBench {
    static func main() throws {
        let messages = SampleMessages()
        let cases = [
            Case("decode GSM 7 bit, 160 characters", kind: "decode-gsm7", aim: 900) {
                decode(messages.gsm7)
            },
            Case("decode UCS-2, 70 characters", kind: "decode-ucs2", aim: 250) {
                decode(messages.ucs2)
            },
            Case("decode concatenated parts, 153 characters", kind: "decode-parts", aim: 900) {
                decode(messages.parts)
            },
            Case("encode GSM 7 bit, 160 characters", kind: "encode-gsm7", aim: 700) {
                encode(messages.gsm7Texts, to: messages.recipient)
            },
            Case("encode UCS-2, 70 characters", kind: "encode-ucs2", aim: nil) {
                encode(messages.ucs2Texts, to: messages.recipient)
            },
            Case("encode 306 characters, two parts", kind: "encode-parts", aim: nil) {
                encode(messages.longTexts, to: messages.recipient)
            },
        ]
        let wanted = CommandLine.arguments.dropFirst()
        let peer = wanted.isEmpty ? try Peer.measure(messages) : [:]
        for measured in cases where wanted.isEmpty || wanted.contains(measured.kind) {
            measured.print(against: peer)
        }
        if peer.isEmpty, wanted.isEmpty {
            print("libosmocore: not measured; install libosmocore-dev and pkg-config")
        }
    }

    /// The characters read, so that nothing is optimised away.
    private static func decode(_ messages: [[UInt8]]) -> Int {
        var count = 0
        for octets in messages {
            guard let deliver = try? SMSDeliver(decoding: octets), let text = deliver.text else {
                preconditionFailure("the benchmark's own messages decode")
            }
            count &+= text.utf8.count
        }
        return count
    }

    private static func encode(_ texts: [String], to recipient: Address) -> Int {
        var count = 0
        for text in texts {
            let parts = SMSSubmit.parts(
                text: text, to: recipient, reference: 7,
                validityPeriod: .relative(.init(rawValue: 167)))
            for part in parts ?? [] { count &+= part.encoded.count }
        }
        return count
    }
}

/// One figure.
struct Case {
    let name: String
    let kind: String
    let aim: Double?
    let body: () -> Int

    init(_ name: String, kind: String, aim: Double?, body: @escaping () -> Int) {
        self.name = name
        self.kind = kind
        self.aim = aim
        self.body = body
    }

    func print(against peer: [String: Double]) {
        let (nanoseconds, checksum) = measured()
        let before = allocationCount()
        precondition(body() == checksum, "every run does the same work")
        let allocations = Double(allocationCount() - before) / Double(SampleMessages.count)
        let comparison = [
            aim.map { "aim \(Int($0))" },
            peer[kind].map {
                "libosmocore \(String(format: "%.0f", $0)) ns, ratio "
                    + String(format: "%.1f", $0 / nanoseconds)
            },
        ].compactMap { $0 }.joined(separator: "; ")
        let figure = String(format: "%.0f ns/message, %.1f allocations", nanoseconds, allocations)
        Swift.print("\(name): \(figure)" + (comparison.isEmpty ? "" : " (\(comparison))"))
    }

    /// The median of several rounds of many runs each.
    private func measured() -> (nanoseconds: Double, checksum: Int) {
        let checksum = body()
        var rounds: [Double] = []
        for _ in 0..<9 {
            let start = ContinuousClock.now
            var runs = 0
            while ContinuousClock.now - start < .milliseconds(150) {
                precondition(body() == checksum, "every run does the same work")
                runs += 1
            }
            let time = (ContinuousClock.now - start) / .nanoseconds(1)
            rounds.append(time / Double(runs * SampleMessages.count))
        }
        return (rounds.sorted()[rounds.count / 2], checksum)
    }
}
