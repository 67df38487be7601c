extension NationalLanguage {
    /// Kannada national language locking shift table (3GPP TS 23.038 §A.3.7).
    static let kannadaLockingShift = CharacterTable(rows: [
        "\u{FFFD}\u{0C82}\u{0C83}\u{0C85}\u{0C86}\u{0C87}\u{0C88}\u{0C89}",
        "\u{0C8A}\u{0C8B}\n\u{0C8C}\u{FFFD}\r\u{0C8E}\u{0C8F}",
        "\u{0C90}\u{FFFD}\u{0C92}\u{0C93}\u{0C94}\u{0C95}\u{0C96}\u{0C97}",
        "\u{0C98}\u{0C99}\u{0C9A}\u{1B}\u{0C9B}\u{0C9C}\u{0C9D}\u{0C9E}",
        " !\u{0C9F}\u{0CA0}\u{0CA1}\u{0CA2}\u{0CA3}\u{0CA4}",
        ")(\u{0CA5}\u{0CA6},\u{0CA7}.\u{0CA8}",
        "01234567",
        "89:;\u{FFFD}\u{0CAA}\u{0CAB}?",
        "\u{0CAC}\u{0CAD}\u{0CAE}\u{0CAF}\u{0CB0}\u{0CB1}\u{0CB2}\u{0CB3}",
        "\u{FFFD}\u{0CB5}\u{0CB6}\u{0CB7}\u{0CB8}\u{0CB9}\u{0CBC}\u{0CBD}",
        "\u{0CBE}\u{0CBF}\u{0CC0}\u{0CC1}\u{0CC2}\u{0CC3}\u{0CC4}\u{FFFD}",
        "\u{0CC6}\u{0CC7}\u{0CC8}\u{FFFD}\u{0CCA}\u{0CCB}\u{0CCC}\u{0CCD}",
        "\u{0CD5}abcdefg",
        "hijklmno",
        "pqrstuvw",
        "xyz\u{0CD6}\u{0CE0}\u{0CE1}\u{0CE2}\u{0CE3}",
    ])

    /// Kannada national language single shift table (3GPP TS 23.038 §A.2.7), without the part
    /// it shares.
    static let kannadaSingleShift = CharacterTable(
        runs: [
            0x19: "\u{0964}\u{0965}",
            0x1C: "\u{0CE6}\u{0CE7}\u{0CE8}\u{0CE9}\u{0CEA}\u{0CEB}\u{0CEC}\u{0CED}",
            0x24: "\u{0CEE}\u{0CEF}\u{0CDE}\u{0CF1}",
            0x2A: "\u{0CF2}",
        ], and: sharedSingleShift)
}
