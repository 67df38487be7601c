/// How a text is written: the alphabet, and the shift tables a header has to name.
public enum TextCoding: Hashable, Sendable {
    /// The GSM 7 bit default alphabet and its extension, either of them replaced by a national
    /// language's table (3GPP TS 23.038 §6.2.1).
    case gsm7Bit(locking: NationalLanguage? = nil, single: NationalLanguage? = nil)

    /// UCS-2, characters outside the first plane as surrogate pairs (§6.2.3).
    case ucs2

    /// The alphabet TP-DCS has to name (3GPP TS 23.038 §4).
    public var alphabet: DataCodingScheme.Alphabet {
        self == .ucs2 ? .ucs2 : .gsm7Bit
    }

    /// The elements that tell a receiver which tables to read by
    /// (3GPP TS 23.040 §9.2.3.24.15, §9.2.3.24.16).
    public var elements: [InformationElement] {
        switch self {
        case .ucs2, .gsm7Bit(nil, nil): []
        case .gsm7Bit(let locking, let single):
            [
                locking.map { Self.element(.nationalLanguageLockingShift, $0) },
                single.map { Self.element(.nationalLanguageSingleShift, $0) },
            ].compactMap { $0 }
        }
    }

    private static func element(
        _ identifier: InformationElement.Identifier, _ language: NationalLanguage
    ) -> InformationElement {
        InformationElement(identifier: identifier, data: [language.rawValue])
    }

    var main: CharacterTable {
        guard case .gsm7Bit(let language?, _) = self else { return GSM7.alphabet }
        return language.lockingShiftTable ?? GSM7.alphabet
    }

    var shifted: CharacterTable {
        guard case .gsm7Bit(_, let language?) = self else { return GSM7.extensionTable }
        return language.singleShiftTable
    }
}
