extension NationalLanguage {
    /// Malayalam national language locking shift table (3GPP TS 23.038 §A.3.8).
    static let malayalamLockingShift = CharacterTable(rows: [
        "\u{FFFD}\u{0D02}\u{0D03}\u{0D05}\u{0D06}\u{0D07}\u{0D08}\u{0D09}",
        "\u{0D0A}\u{0D0B}\n\u{0D0C}\u{FFFD}\r\u{0D0E}\u{0D0F}",
        "\u{0D10}\u{FFFD}\u{0D12}\u{0D13}\u{0D14}\u{0D15}\u{0D16}\u{0D17}",
        "\u{0D18}\u{0D19}\u{0D1A}\u{1B}\u{0D1B}\u{0D1C}\u{0D1D}\u{0D1E}",
        " !\u{0D1F}\u{0D20}\u{0D21}\u{0D22}\u{0D23}\u{0D24}",
        ")(\u{0D25}\u{0D26},\u{0D27}.\u{0D28}",
        "01234567",
        "89:;\u{FFFD}\u{0D2A}\u{0D2B}?",
        "\u{0D2C}\u{0D2D}\u{0D2E}\u{0D2F}\u{0D30}\u{0D31}\u{0D32}\u{0D33}",
        "\u{0D34}\u{0D35}\u{0D36}\u{0D37}\u{0D38}\u{0D39}\u{FFFD}\u{0D3D}",
        "\u{0D3E}\u{0D3F}\u{0D40}\u{0D41}\u{0D42}\u{0D43}\u{0D44}\u{FFFD}",
        "\u{0D46}\u{0D47}\u{0D48}\u{FFFD}\u{0D4A}\u{0D4B}\u{0D4C}\u{0D4D}",
        "\u{0D57}abcdefg",
        "hijklmno",
        "pqrstuvw",
        "xyz\u{0D60}\u{0D61}\u{0D62}\u{0D63}\u{0D79}",
    ])

    /// Malayalam national language single shift table (3GPP TS 23.038 §A.2.8), without the part
    /// it shares.
    static let malayalamSingleShift = CharacterTable(
        runs: [
            0x19: "\u{0964}\u{0965}",
            0x1C: "\u{0D66}\u{0D67}\u{0D68}\u{0D69}\u{0D6A}\u{0D6B}\u{0D6C}\u{0D6D}",
            0x24: "\u{0D6E}\u{0D6F}\u{0D70}\u{0D71}",
            0x2A: "\u{0D72}\u{0D73}\u{0D74}\u{0D75}\u{0D7A}",
            0x30: "\u{0D7B}\u{0D7C}\u{0D7D}\u{0D7E}\u{0D7F}",
        ], and: sharedSingleShift)
}
