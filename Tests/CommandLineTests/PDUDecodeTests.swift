import Foundation
import TestSupport
import Testing

/// `tawi pdu decode`: a line in, an object out, whatever the line.
struct PDUDecodeTests {
    private static let deliver = "040BC87238880900F10000993092516195800AE8329BFD4697D9EC37"
    private static let submit = "11000B916407281553F80000AA0AE8329BFD4697D9EC37"
    private static let report = "060B0B917283010010F5111192716193801111927161938000"

    private func decode(_ lines: [String]) async throws -> [[String: Any]] {
        let input = lines.map { $0 + "\n" }.joined()
        let run = try await Executable.run(["pdu", "decode"], input: input)
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        return try run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map(object)
    }

    @Test func `a message to the phone shows its fields`() async throws {
        let shown = try #require(try await decode(["mt " + Self.deliver]).first)
        #expect(shown["type"] as? String == "deliver")
        #expect(shown["fo"] as? Int == 4)
        #expect(shown["address"] as? String == "27838890001")
        #expect(shown["toa"] as? Int == 0xC8)
        #expect(shown["pid"] as? Int == 0)
        #expect(shown["dcs"] as? Int == 0)
        #expect(shown["alphabet"] as? String == "gsm7")
        #expect(shown["compressed"] as? Bool == false)
        #expect((shown["scts"] as? String)?.hasSuffix("-03-29T15:16:59+02:00") == true)
        #expect(shown["text"] as? String == "hellohello")
        #expect((shown["udh"] as? [Any])?.isEmpty == true)
        for absent in ["mr", "vp", "vpf", "st", "dt", "class", "concat", "data", "error"] {
            #expect(shown[absent] == nil, "\(absent)")
        }
    }

    @Test func `a message from the phone shows its fields`() async throws {
        let shown = try #require(try await decode(["mo " + Self.submit]).first)
        #expect(shown["type"] as? String == "submit")
        #expect(shown["fo"] as? Int == 0x11)
        #expect(shown["mr"] as? Int == 0)
        #expect(shown["address"] as? String == "46708251358")
        #expect(shown["toa"] as? Int == 0x91)
        #expect(shown["vpf"] as? Int == 2)
        #expect(shown["vp"] as? Int == 4 * 86_400)
        #expect(shown["text"] as? String == "hellohello")
        #expect(shown["scts"] == nil)
    }

    @Test func `a status report shows its fields`() async throws {
        let shown = try #require(try await decode(["mt " + Self.report]).first)
        #expect(shown["type"] as? String == "status-report")
        #expect(shown["mr"] as? Int == 11)
        #expect(shown["address"] as? String == "27381000015")
        #expect(shown["st"] as? Int == 0)
        #expect((shown["scts"] as? String)?.hasSuffix("-11-29T17:16:39+02:00") == true)
        #expect(shown["dt"] as? String == shown["scts"] as? String)
        #expect(shown["text"] == nil)
    }

    @Test func `a modem's line is read past its service centre`() async throws {
        let lines = ["pdu 07917283010010F5" + Self.deliver, "mt " + Self.deliver]
        let shown = try await decode(lines)
        #expect(shown.count == 2)
        var line = try #require(shown.first)
        let centre = line.removeValue(forKey: "sca") as? [String: Any]
        #expect(centre?["address"] as? String == "27381000015")
        #expect(centre?["toa"] as? Int == 0x91)
        #expect(NSDictionary(dictionary: line) == shown.last.map(NSDictionary.init))
    }

    @Test func `every line has its answer in order and none stops the next`() async throws {
        let lines = [
            "mt " + Self.deliver, "mt 04ZZ", "mt 04B", "", "   ", "hello 00", "mt", "MT 04", "pdu",
            "mt \u{1F642}", "mo " + String(repeating: "00", count: 5000), "mt " + Self.report,
            "  mo \t" + Self.submit.lowercased() + "  ",
        ]
        let shown = try await decode(lines)
        #expect(shown.count == lines.count)
        let types = shown.map { $0["type"] as? String ?? "error" }
        #expect(types.first == "deliver")
        #expect(types.suffix(2) == ["status-report", "submit"])
        let fields = shown[1...7].compactMap { ($0["error"] as? [String: Any])?["field"] }
        #expect(
            fields.compactMap { $0 as? String }
                == ["HEX", "HEX", "LINE", "LINE", "LINE", "TP-MTI", "TP-OA"])
        for error in shown.compactMap({ $0["error"] as? [String: Any] }) {
            #expect(error["field"] is String)
            #expect(error["offset"] is Int)
            #expect((error["reason"] as? String)?.isEmpty == false)
        }
    }

    @Test func `a PDU cut after any digit is an object`() async throws {
        let whole = [("mt ", Self.deliver), ("mo ", Self.submit), ("mt ", Self.report)]
        for (word, hexadecimal) in whole {
            let lines = (0...hexadecimal.count).map { word + hexadecimal.prefix($0) }
            let shown = try await decode(lines)
            #expect(shown.count == lines.count)
            for (length, document) in shown.enumerated().dropLast() {
                let error = try #require(document["error"] as? [String: Any], "\(lines[length])")
                let offset = try #require(error["offset"] as? Int)
                #expect(offset <= length, "\(lines[length])")
            }
            #expect(shown.last?["type"] is String)
        }
    }
}
