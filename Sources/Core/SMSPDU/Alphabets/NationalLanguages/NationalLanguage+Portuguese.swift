extension NationalLanguage {
    /// Portuguese national language locking shift table (3GPP TS 23.038 §A.3.3).
    static let portugueseLockingShift = CharacterTable(rows: [
        "@£$¥êéúí",
        "óç\nÔô\rÁá",
        "Δ_ªÇÀ\u{221E}^\\",
        "€Ó|\u{1B}ÂâÊÉ",
        " !\"#º%&'",
        "()*+,-./",
        "01234567",
        "89:;<=>?",
        "ÍABCDEFG",
        "HIJKLMNO",
        "PQRSTUVW",
        "XYZÃÕÚÜ§",
        "~abcdefg",
        "hijklmno",
        "pqrstuvw",
        "xyzãõ`üà",
    ])

    /// Portuguese national language single shift table (3GPP TS 23.038 §A.2.3).
    static let portugueseSingleShift = CharacterTable(runs: [
        0x05: "ê",
        0x09: "ç\u{000C}Ôô",
        0x0E: "Áá",
        0x12: "ΦΓ^ΩΠΨΣΘ",
        0x1F: "Ê",
        0x28: "{}",
        0x2F: "\\",
        0x3C: "[~]",
        0x40: "|À",
        0x49: "Í",
        0x4F: "Ó",
        0x55: "Ú",
        0x5B: "ÃÕ",
        0x61: "Â",
        0x65: "€",
        0x69: "í",
        0x6F: "ó",
        0x75: "ú",
        0x7B: "ãõ",
        0x7F: "â",
    ])
}
