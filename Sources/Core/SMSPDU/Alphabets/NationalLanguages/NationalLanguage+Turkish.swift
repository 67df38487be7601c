extension NationalLanguage {
    /// Turkish national language locking shift table (3GPP TS 23.038 §A.3.1).
    static let turkishLockingShift = CharacterTable(rows: [
        "@£$¥€éùıòÇ\nĞğ\rÅå",
        "Δ_ΦΓΛΩΠΨΣΘΞ\u{1B}ŞşßÉ",
        " !\"#¤%&'()*+,-./",
        "0123456789:;<=>?",
        "İABCDEFGHIJKLMNO",
        "PQRSTUVWXYZÄÖÑÜ§",
        "çabcdefghijklmno",
        "pqrstuvwxyzäöñüà",
    ])

    /// Turkish national language single shift table (3GPP TS 23.038 §A.2.1).
    static let turkishSingleShift = CharacterTable(runs: [
        0x0A: "\u{000C}",
        0x14: "^",
        0x28: "{}",
        0x2F: "\\",
        0x3C: "[~]",
        0x40: "|",
        0x47: "Ğ",
        0x49: "İ",
        0x53: "Ş",
        0x63: "ç",
        0x65: "€",
        0x67: "ğ",
        0x69: "ı",
        0x73: "ş",
    ])
}
