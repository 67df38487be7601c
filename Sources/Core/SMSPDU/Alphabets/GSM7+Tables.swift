extension GSM7 {
    /// The default alphabet (3GPP TS 23.038 §6.2.1), sixteen characters to a row.
    ///
    /// Row 1 holds the escape at 0x1B, kept as itself: it never stands for a character.
    static let alphabet = table(
        "@£$¥èéùìòÇ\nØø\rÅå"
            + "Δ_ΦΓΛΩΠΨΣΘΞ\u{1B}ÆæßÉ"
            + " !\"#¤%&'()*+,-./"
            + "0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNO"
            + "PQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmno"
            + "pqrstuvwxyzäöñüà")

    /// The extension of the default alphabet (3GPP TS 23.038 §6.2.1.1).
    static let extensionTable: [UInt8: Unicode.Scalar] = [
        0x0A: "\u{0C}", 0x14: "^", 0x28: "{", 0x29: "}", 0x2F: "\\",
        0x3C: "[", 0x3D: "~", 0x3E: "]", 0x40: "|", 0x65: "€",
    ]

    /// A table of 128 scalars; what a source left out would read as U+FFFD.
    static func table(_ text: String) -> [Unicode.Scalar] {
        let scalars = Array(text.unicodeScalars.prefix(128))
        return scalars + Array(repeating: "\u{FFFD}", count: 128 - scalars.count)
    }
}
