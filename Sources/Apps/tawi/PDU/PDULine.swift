internal import Foundation
internal import SMSPDU

/// Octets and what they are to be read as: `mt HEX`, `mo HEX` or `pdu HEX`.
struct PDULine {
    var form: TPDU.Form
    var octets: [UInt8]

    init(_ line: String) throws(PDUFailure) {
        let trimmed = line.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty else { throw PDUFailure("LINE", "The line is empty.") }
        let word = trimmed.prefix { !$0.isWhitespace }
        guard let form = TPDU.Form(word: word) else {
            throw PDUFailure("LINE", "The line starts with none of mt, mo and pdu.")
        }
        self.form = form
        octets = try Self.octets(trimmed.dropFirst(word.count).drop { $0.isWhitespace })
    }

    /// Pairs of hexadecimal digits.
    static func octets(_ hexadecimal: some StringProtocol) throws(PDUFailure) -> [UInt8] {
        do {
            return try [UInt8](hexadecimal: hexadecimal)
        } catch {
            throw PDUFailure(
                "HEX", at: error.offset,
                error.offset < hexadecimal.count
                    ? "The character is not a hexadecimal digit."
                    : "The last digit has no partner.")
        }
    }
}

extension TPDU.Form {
    init?(word: some StringProtocol) {
        switch word.lowercased() {
        case "mt": self = .mobileTerminated
        case "mo": self = .mobileOriginated
        case "pdu": self = .modemLine
        default: return nil
        }
    }
}
