internal import SMSPDU

/// How text is written on the line (`+CSCS`, 3GPP TS 27.007 §5.5).
enum CharacterSet: String, CaseIterable, Hashable, Sendable {
    case gsm = "GSM"
    case ucs2 = "UCS2"
    case ira = "IRA"
    case utf8 = "UTF-8"

    /// Text as the line carries it; what the set does not have is a question mark.
    func written(_ text: String) -> String {
        switch self {
        case .gsm:
            let septets = text.flatMap { (try? GSM7.septets(of: String($0))) ?? [0x3F] }
            return String(decoding: septets, as: UTF8.self)
        case .ucs2: return text.ucs2Hexadecimal
        case .ira: return String(text.map { $0.isASCII ? $0 : "?" })
        case .utf8: return text
        }
    }

    /// Text from the line; nil where it is not of this set.
    func read(_ bytes: [UInt8]) -> String? {
        switch self {
        case .gsm: GSM7.text(bytes.map { $0 & 0x7F })
        case .ucs2: String(ucs2Hexadecimal: String(decoding: bytes, as: UTF8.self))
        case .ira, .utf8: String(decoding: bytes, as: UTF8.self)
        }
    }
}

extension String {
    /// UTF-16, two octets to a unit, as hexadecimal digits.
    var ucs2Hexadecimal: String {
        utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }.hexadecimal
    }

    init?(ucs2Hexadecimal text: String) {
        guard let octets = try? [UInt8](hexadecimal: text), octets.count.isMultiple(of: 2) else {
            return nil
        }
        let units = stride(from: 0, to: octets.count, by: 2).map {
            UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1])
        }
        self = String(decoding: units, as: UTF16.self)
    }
}
