import SMSPDU

/// The project's own vectors: one line each, with the clause they come from.
struct Vector: Sendable, CustomStringConvertible {
    /// Of 3GPP TS 23.040, where no other specification is named.
    let clause: String

    /// `mt`, `mo` or `pdu`: to the mobile, from it, or a modem's line.
    let direction: String
    let hexadecimal: String

    /// What it says.
    let expected: String

    /// It is not what anybody would write, so it need not come back octet for octet.
    let isUncommon: Bool

    var octets: [UInt8] { SMSPDUTests.octets(hexadecimal) }

    var description: String { "\(clause) \(direction) \(hexadecimal)" }

    func decode() throws(TPDUDecodingError) -> ModemPDU {
        switch direction {
        case "mt": ModemPDU(tpdu: try TPDU(decodingMobileTerminated: octets))
        case "mo": ModemPDU(tpdu: try TPDU(decodingMobileOriginated: octets))
        default: try ModemPDU(decoding: octets)
        }
    }

    func encode(_ pdu: ModemPDU) -> [UInt8] {
        direction == "pdu" ? pdu.encoded : pdu.tpdu.encoded
    }
}

enum Vectors {
    static let all = wellFormed + malformed

    /// The lines of a table: clause, direction, octets, what they say.
    static func table(_ text: String) -> [Vector] {
        text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            let cells = line.split(
                separator: "|", maxSplits: 3, omittingEmptySubsequences: false)
            guard cells.count == 4 else { return nil }
            let words = cells.prefix(3).map { $0.filter { $0 != " " } }
            let expected = cells[3].dropFirst()
            let isUncommon = expected.hasPrefix("~ ")
            return Vector(
                clause: String(cells[0].dropLast()), direction: words[1],
                hexadecimal: words[2],
                expected: String(expected.dropFirst(isUncommon ? 2 : 0)), isUncommon: isUncommon)
        }
    }
}

/// The octets of a literal in a test; a typing error gives none, which no test accepts.
func octets(_ hexadecimal: String) -> [UInt8] {
    (try? [UInt8](hexadecimal: hexadecimal)) ?? []
}

/// What a decoder throws, `nil` where it throws nothing.
func failure<Value>(
    _ decode: () throws(TPDUDecodingError) -> Value
) -> TPDUDecodingError? {
    do {
        _ = try decode()
        return nil
    } catch {
        return error
    }
}
