extension NationalLanguage {
    /// Spanish national language single shift table (3GPP TS 23.038 §A.2.2).
    static let spanishSingleShift = CharacterTable(runs: [
        0x09: "ç\u{000C}",
        0x14: "^",
        0x28: "{}",
        0x2F: "\\",
        0x3C: "[~]",
        0x40: "|Á",
        0x49: "Í",
        0x4F: "Ó",
        0x55: "Ú",
        0x61: "á",
        0x65: "€",
        0x69: "í",
        0x6F: "ó",
        0x75: "ú",
    ])
}
