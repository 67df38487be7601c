extension NationalLanguage {
    /// Tamil national language locking shift table (3GPP TS 23.038 §A.3.11).
    static let tamilLockingShift = CharacterTable(rows: [
        "\u{FFFD}\u{0B82}\u{0B83}\u{0B85}\u{0B86}\u{0B87}\u{0B88}\u{0B89}",
        "\u{0B8A}\u{FFFD}\n\u{FFFD}\u{FFFD}\r\u{0B8E}\u{0B8F}",
        "\u{0B90}\u{FFFD}\u{0B92}\u{0B93}\u{0B94}\u{0B95}\u{FFFD}\u{FFFD}",
        "\u{FFFD}\u{0B99}\u{0B9A}\u{1B}\u{FFFD}\u{0B9C}\u{FFFD}\u{0B9E}",
        " !\u{0B9F}\u{FFFD}\u{FFFD}\u{FFFD}\u{0BA3}\u{0BA4}",
        ")(\u{FFFD}\u{FFFD},\u{FFFD}.\u{0BA8}",
        "01234567",
        "89:;\u{0BA9}\u{0BAA}\u{FFFD}?",
        "\u{FFFD}\u{FFFD}\u{0BAE}\u{0BAF}\u{0BB0}\u{0BB1}\u{0BB2}\u{0BB3}",
        "\u{0BB4}\u{0BB5}\u{0BB6}\u{0BB7}\u{0BB8}\u{0BB9}\u{FFFD}\u{FFFD}",
        "\u{0BBE}\u{0BBF}\u{0BC0}\u{0BC1}\u{0BC2}\u{FFFD}\u{FFFD}\u{FFFD}",
        "\u{0BC6}\u{0BC7}\u{0BC8}\u{FFFD}\u{0BCA}\u{0BCB}\u{0BCC}\u{0BCD}",
        "\u{0BD0}abcdefg",
        "hijklmno",
        "pqrstuvw",
        "xyz\u{0BD7}\u{0BF0}\u{0BF1}\u{0BF2}\u{0BF9}",
    ])

    /// Tamil national language single shift table (3GPP TS 23.038 §A.2.11), without the part
    /// it shares.
    static let tamilSingleShift = CharacterTable(
        runs: [
            0x19: "\u{0964}\u{0965}",
            0x1C: "\u{0BE6}\u{0BE7}\u{0BE8}\u{0BE9}\u{0BEA}\u{0BEB}\u{0BEC}\u{0BED}",
            0x24: "\u{0BEE}\u{0BEF}\u{0BF3}\u{0BF4}",
            0x2A: "\u{0BF5}\u{0BF6}\u{0BF7}\u{0BF8}\u{0BFA}",
        ], and: sharedSingleShift)
}
