/// How the text of a service code or a cell broadcast is coded (3GPP TS 23.038 §5).
///
/// It looks like TP-DCS and is another table: 72 is UCS-2 here. Reserved codings read as GSM
/// 7 bit, as the specification asks.
public struct CBSDataCodingScheme: RawRepresentable, Hashable, Sendable {
    /// The octet as it was sent.
    public let rawValue: UInt8

    /// Any octet: values without a meaning are kept.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Text in the GSM 7 bit alphabet, in no language named: 15.
    public static let gsm7Bit = Self(rawValue: 0x0F)

    /// Text in UCS-2, without a class: 72.
    public static let ucs2 = Self(rawValue: 0x48)

    /// The coding group, from the upper four bits.
    private enum Group {
        /// 0000, 0010 and 0011: a language of the GSM 7 bit alphabet.
        case language
        /// 0001: the text begins with its language.
        case languageIndication
        /// 01xx: general.
        case general
        /// 1001: with a user data header.
        case userDataHeader
        /// 1111: coding and class.
        case codingAndClass
        /// 1000 and 1010 to 1110: reserved, or for protocols of their own.
        case reserved
    }

    private var group: Group {
        switch rawValue >> 4 {
        case 0x0, 0x2, 0x3: .language
        case 0x1: .languageIndication
        case 0x4...0x7: .general
        case 0x9: .userDataHeader
        case 0xF: .codingAndClass
        default: .reserved
        }
    }

    /// The alphabet; reserved codings are GSM 7 bit.
    public var alphabet: DataCodingScheme.Alphabet {
        switch group {
        case .language, .reserved: return .gsm7Bit
        case .languageIndication: return rawValue & 0x0F == 1 ? .ucs2 : .gsm7Bit
        case .codingAndClass: return rawValue & 0b100 == 0 ? .gsm7Bit : .data8Bit
        case .general, .userDataHeader:
            switch rawValue >> 2 & 0b11 {
            case 0b01: return .data8Bit
            case 0b10: return .ucs2
            default: return .gsm7Bit
            }
        }
    }

    /// The text is compressed (3GPP TS 23.042).
    public var isCompressed: Bool { group == .general && rawValue & 0x20 != 0 }

    /// The text begins with its language: `en` and a carriage return, or two packed letters
    /// before UCS-2.
    public var hasLanguageIndication: Bool {
        group == .languageIndication && rawValue & 0x0F <= 1
    }

    /// The language, by ISO 639; nil where none is named.
    public var language: String? {
        let place = Int(rawValue & 0x0F)
        switch rawValue >> 4 {
        case 0x0 where place < Self.languages.count: return Self.languages[place]
        case 0x2 where place < Self.moreLanguages.count: return Self.moreLanguages[place]
        default: return nil
        }
    }

    private static let languages = [
        "de", "en", "it", "fr", "es", "nl", "sv", "da", "pt", "fi", "no", "el", "tr", "hu", "pl",
    ]
    private static let moreLanguages = ["cs", "he", "ar", "ru", "is"]
}
