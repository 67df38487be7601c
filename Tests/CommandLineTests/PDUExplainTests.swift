import Foundation
import TestSupport
import Testing

/// `tawi pdu explain`: the octets of one PDU, field by field.
struct PDUExplainTests {
    private func explain(_ words: String...) async throws -> Executable.Run {
        try await Executable.run(["pdu", "explain"] + words)
    }

    @Test func `every octet is shown beside its field`() async throws {
        let whole = try await explain(
            "440C91527411000010000062113201000021" + "0C050003070201D06536FB0D")
        #expect(whole.status == 0)
        #expect(whole.errors.isEmpty)
        #expect(
            whole.output == """
                Read as mt: a TPDU to the mobile
                   0  44                TP-MTI   SMS-DELIVER
                                                 TP-MMS 1: no more messages wait
                                                 TP-UDHI 1: the user data starts with a header
                   1  0C91527411000010  TP-OA    +254711000001 (12 digits; international, plan telephone (E.164))
                   9  00                TP-PID   short message
                  10  00                TP-DCS   GSM 7 bit
                  11  62113201000021    TP-SCTS  2026-11-23T10:00:00+03:00
                  18  0C                TP-UDL   12 septets
                  19  05                TP-UDHL  5 octets of header
                  20  0003070201        TP-UDH   concatenation, 8-bit reference: part 1 of 2, reference 7
                  25  D06536FB0D        TP-UD    "hello"

                """)
    }

    @Test(arguments: [
        (["07917283010010F5040BC87238880900F10000993092516195800AE8329BFD4697D9EC37"], "pdu"),
        (["pdu", "00040BC87238880900F10000993092516195800AE8329BFD4697D9EC37"], "pdu"),
        (["11000B916407281553F80000AA0AE8329BFD4697D9EC37"], "mo"),
        (["060B0B917283010010F5111192716193801111927161938000"], "mt"),
        (["mo", "22000002060C9152741100001000"], "mo"),
        (["mt", "01C5", "00", "62113201000021"], "mt"),
    ])
    func `what the octets are is found, or told`(words: [String], form: String) async throws {
        let run = try await Executable.run(["pdu", "explain"] + words)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("Read as \(form):"))
    }

    @Test func `what can be read is shown before what cannot`() async throws {
        let run = try await explain("mt", "040C91527411000010000062133201")
        #expect(run.status == 2)
        #expect(run.output.contains("TP-OA    +254711000001"))
        #expect(run.output.contains("62133201          -        not read"))
        #expect(run.errors.contains("TP-SCTS at octet 11"))
    }

    @Test(arguments: [["04ZZ"], ["mt", "041"], ["mt", ""], ["pdu"]])
    func `what is no PDU is told with what to do`(words: [String]) async throws {
        let run = try await Executable.run(["pdu", "explain"] + words)
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("tawi: "))
    }

    @Test func `a message cannot move the cursor`() async throws {
        let run = try await explain(
            "mt", "040C91527411000010000862113201000021", "08001B005B0032004A")
        #expect(run.status == 0)
        #expect(!run.output.contains("\u{1B}"))
        #expect(run.output.contains(#""\u{1B}[2J""#))
    }
}
