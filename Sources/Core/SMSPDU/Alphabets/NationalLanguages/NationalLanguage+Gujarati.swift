extension NationalLanguage {
    /// Gujarati national language locking shift table (3GPP TS 23.038 §A.3.5).
    static let gujaratiLockingShift = CharacterTable(rows: [
        "\u{0A81}\u{0A82}\u{0A83}\u{0A85}\u{0A86}\u{0A87}\u{0A88}\u{0A89}",
        "\u{0A8A}\u{0A8B}\n\u{0A8C}\u{0A8D}\r\u{FFFD}\u{0A8F}",
        "\u{0A90}\u{0A91}\u{FFFD}\u{0A93}\u{0A94}\u{0A95}\u{0A96}\u{0A97}",
        "\u{0A98}\u{0A99}\u{0A9A}\u{1B}\u{0A9B}\u{0A9C}\u{0A9D}\u{0A9E}",
        " !\u{0A9F}\u{0AA0}\u{0AA1}\u{0AA2}\u{0AA3}\u{0AA4}",
        ")(\u{0AA5}\u{0AA6},\u{0AA7}.\u{0AA8}",
        "01234567",
        "89:;\u{FFFD}\u{0AAA}\u{0AAB}?",
        "\u{0AAC}\u{0AAD}\u{0AAE}\u{0AAF}\u{0AB0}\u{FFFD}\u{0AB2}\u{0AB3}",
        "\u{FFFD}\u{0AB5}\u{0AB6}\u{0AB7}\u{0AB8}\u{0AB9}\u{0ABC}\u{0ABD}",
        "\u{0ABE}\u{0ABF}\u{0AC0}\u{0AC1}\u{0AC2}\u{0AC3}\u{0AC4}\u{0AC5}",
        "\u{FFFD}\u{0AC7}\u{0AC8}\u{0AC9}\u{FFFD}\u{0ACB}\u{0ACC}\u{0ACD}",
        "\u{0AD0}abcdefg",
        "hijklmno",
        "pqrstuvw",
        "xyz\u{0AE0}\u{0AE1}\u{0AE2}\u{0AE3}\u{0AF1}",
    ])

    /// Gujarati national language single shift table (3GPP TS 23.038 §A.2.5), without the part
    /// it shares.
    static let gujaratiSingleShift = CharacterTable(
        runs: [
            0x19: "\u{0964}\u{0965}",
            0x1C: "\u{0AE6}\u{0AE7}\u{0AE8}\u{0AE9}\u{0AEA}\u{0AEB}\u{0AEC}\u{0AED}",
            0x24: "\u{0AEE}\u{0AEF}",
        ], and: sharedSingleShift)
}
