extension GSM7 {
    /// The GSM 7 bit default alphabet (3GPP TS 23.038 §6.2.1), sixteen characters to a row.
    ///
    /// Row 1 holds the escape at 0x1B, which never stands for a character.
    static let alphabet = CharacterTable(rows: [
        "@£$¥èéùìòÇ\nØø\rÅå",
        "Δ_ΦΓΛΩΠΨΣΘΞ\u{1B}ÆæßÉ",
        " !\"#¤%&'()*+,-./",
        "0123456789:;<=>?",
        "¡ABCDEFGHIJKLMNO",
        "PQRSTUVWXYZÄÖÑÜ§",
        "¿abcdefghijklmno",
        "pqrstuvwxyzäöñüà",
    ])

    /// The GSM 7 bit default alphabet extension table (3GPP TS 23.038 §6.2.1.1).
    static let extensionTable = CharacterTable(runs: [
        0x0A: "\u{0C}",
        0x14: "^",
        0x28: "{}",
        0x2F: "\\",
        0x3C: "[~]",
        0x40: "|",
        0x65: "€",
    ])
}
