extension NationalLanguage {
    /// Punctuation, capital letters and the euro sign: what the single shift tables from Bengali
    /// to Urdu have in common (3GPP TS 23.038 §A.2.4 to §A.2.13).
    static let sharedSingleShift = CharacterTable(runs: [
        0x00: "@£$¥¿\"¤%",
        0x08: "&'\u{000C}*+",
        0x0E: "-/<=>¡^¡",
        0x16: "_#*",
        0x28: "{}",
        0x2F: "\\",
        0x3C: "[~]",
        0x40: "|ABCDEFG",
        0x48: "HIJKLMNO",
        0x50: "PQRSTUVW",
        0x58: "XYZ",
        0x65: "€",
    ])
}
