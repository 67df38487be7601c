extension NationalLanguage {
    /// Punjabi national language locking shift table (3GPP TS 23.038 §A.3.10).
    static let punjabiLockingShift = CharacterTable(rows: [
        "\u{0A01}\u{0A02}\u{0A03}\u{0A05}\u{0A06}\u{0A07}\u{0A08}\u{0A09}",
        "\u{0A0A}\u{FFFD}\n\u{FFFD}\u{FFFD}\r\u{FFFD}\u{0A0F}",
        "\u{0A10}\u{FFFD}\u{FFFD}\u{0A13}\u{0A14}\u{0A15}\u{0A16}\u{0A17}",
        "\u{0A18}\u{0A19}\u{0A1A}\u{1B}\u{0A1B}\u{0A1C}\u{0A1D}\u{0A1E}",
        " !\u{0A1F}\u{0A20}\u{0A21}\u{0A22}\u{0A23}\u{0A24}",
        ")(\u{0A25}\u{0A26},\u{0A27}.\u{0A28}",
        "01234567",
        "89:;\u{FFFD}\u{0A2A}\u{0A2B}?",
        "\u{0A2C}\u{0A2D}\u{0A2E}\u{0A2F}\u{0A30}\u{FFFD}\u{0A32}\u{0A33}",
        "\u{FFFD}\u{0A35}\u{0A36}\u{FFFD}\u{0A38}\u{0A39}\u{0A3C}\u{FFFD}",
        "\u{0A3E}\u{0A3F}\u{0A40}\u{0A41}\u{0A42}\u{FFFD}\u{FFFD}\u{FFFD}",
        "\u{FFFD}\u{0A47}\u{0A48}\u{FFFD}\u{FFFD}\u{0A4B}\u{0A4C}\u{0A4D}",
        "\u{0A51}abcdefg",
        "hijklmno",
        "pqrstuvw",
        "xyz\u{0A70}\u{0A71}\u{0A72}\u{0A73}\u{0A74}",
    ])

    /// Punjabi national language single shift table (3GPP TS 23.038 §A.2.10), without the part
    /// it shares.
    static let punjabiSingleShift = CharacterTable(
        runs: [
            0x19: "\u{0964}\u{0965}",
            0x1C: "\u{0A66}\u{0A67}\u{0A68}\u{0A69}\u{0A6A}\u{0A6B}\u{0A6C}\u{0A6D}",
            0x24: "\u{0A6E}\u{0A6F}\u{0A59}\u{0A5A}",
            0x2A: "\u{0A5B}\u{0A5C}\u{0A5E}\u{0A75}",
        ], and: sharedSingleShift)
}
