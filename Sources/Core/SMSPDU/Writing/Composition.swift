/// Letters and combining marks drawn together where an alphabet has the whole character
/// (3GPP TS 23.038 §6.2.1).
enum Composition {
    /// The text with an e followed by a combining acute accent written as é, and so on for every
    /// character of the alphabets that has such a form; all else is left as it is.
    static func composed(_ text: String) -> String {
        guard mayCompose(text) else { return text }
        return String(text.map { whole[$0] ?? $0 })
    }

    /// Whether there are combining diacritical marks, or signs for ohm and ångström that equal
    /// letters. The bytes are looked at first: they tell almost every text from those with such.
    private static func mayCompose(_ text: String) -> Bool {
        let mayHave = text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.contains { $0 == 0xCC || $0 == 0xCD || $0 == 0xE2 }
        }
        return mayHave ?? true
            && text.unicodeScalars.contains {
                (0x300...0x36F).contains($0.value) || (0x2126...0x212B).contains($0.value)
            }
    }

    /// Swift holds characters equal that a reader cannot tell apart, so a lookup composes.
    private static let whole: [Character: Character] = {
        let national = NationalLanguage.allCases.flatMap {
            [$0.lockingShiftTable, $0.singleShiftTable].compactMap { $0 }
        }
        let tables = [GSM7.alphabet, GSM7.extensionTable] + national
        let characters = tables.flatMap(\.scalars).map { Character($0) }
        return Dictionary(zip(characters, characters), uniquingKeysWith: { first, _ in first })
    }()
}
