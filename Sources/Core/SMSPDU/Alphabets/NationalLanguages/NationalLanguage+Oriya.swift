extension NationalLanguage {
    /// Oriya national language locking shift table (3GPP TS 23.038 §A.3.9).
    static let oriyaLockingShift = CharacterTable(rows: [
        "\u{0B01}\u{0B02}\u{0B03}\u{0B05}\u{0B06}\u{0B07}\u{0B08}\u{0B09}",
        "\u{0B0A}\u{0B0B}\n\u{0B0C}\u{FFFD}\r\u{FFFD}\u{0B0F}",
        "\u{0B10}\u{FFFD}\u{FFFD}\u{0B13}\u{0B14}\u{0B15}\u{0B16}\u{0B17}",
        "\u{0B18}\u{0B19}\u{0B1A}\u{1B}\u{0B1B}\u{0B1C}\u{0B1D}\u{0B1E}",
        " !\u{0B1F}\u{0B20}\u{0B21}\u{0B22}\u{0B23}\u{0B24}",
        ")(\u{0B25}\u{0B26},\u{0B27}.\u{0B28}",
        "01234567",
        "89:;\u{FFFD}\u{0B2A}\u{0B2B}?",
        "\u{0B2C}\u{0B2D}\u{0B2E}\u{0B2F}\u{0B30}\u{FFFD}\u{0B32}\u{0B33}",
        "\u{FFFD}\u{0B35}\u{0B36}\u{0B37}\u{0B38}\u{0B39}\u{0B3C}\u{0B3D}",
        "\u{0B3E}\u{0B3F}\u{0B40}\u{0B41}\u{0B42}\u{0B43}\u{0B44}\u{FFFD}",
        "\u{FFFD}\u{0B47}\u{0B48}\u{FFFD}\u{FFFD}\u{0B4B}\u{0B4C}\u{0B4D}",
        "\u{0B56}abcdefg",
        "hijklmno",
        "pqrstuvw",
        "xyz\u{0B57}\u{0B60}\u{0B61}\u{0B62}\u{0B63}",
    ])

    /// Oriya national language single shift table (3GPP TS 23.038 §A.2.9), without the part
    /// it shares.
    static let oriyaSingleShift = CharacterTable(
        runs: [
            0x19: "\u{0964}\u{0965}",
            0x1C: "\u{0B66}\u{0B67}\u{0B68}\u{0B69}\u{0B6A}\u{0B6B}\u{0B6C}\u{0B6D}",
            0x24: "\u{0B6E}\u{0B6F}\u{0B5C}\u{0B5D}",
            0x2A: "\u{0B5F}\u{0B70}\u{0B71}",
        ], and: sharedSingleShift)
}
