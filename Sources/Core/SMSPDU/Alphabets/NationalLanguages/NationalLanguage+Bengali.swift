extension NationalLanguage {
    /// Bengali national language locking shift table (3GPP TS 23.038 §A.3.4).
    static let bengaliLockingShift = CharacterTable(rows: [
        "\u{0981}\u{0982}\u{0983}\u{0985}\u{0986}\u{0987}\u{0988}\u{0989}",
        "\u{098A}\u{098B}\n\u{098C}\u{FFFD}\r\u{FFFD}\u{098F}",
        "\u{0990}\u{FFFD}\u{FFFD}\u{0993}\u{0994}\u{0995}\u{0996}\u{0997}",
        "\u{0998}\u{0999}\u{099A}\u{1B}\u{099B}\u{099C}\u{099D}\u{099E}",
        " !\u{099F}\u{09A0}\u{09A1}\u{09A2}\u{09A3}\u{09A4}",
        ")(\u{09A5}\u{09A6},\u{09A7}.\u{09A8}",
        "01234567",
        "89:;\u{FFFD}\u{09AA}\u{09AB}?",
        "\u{09AC}\u{09AD}\u{09AE}\u{09AF}\u{09B0}\u{FFFD}\u{09B2}\u{FFFD}",
        "\u{FFFD}\u{FFFD}\u{09B6}\u{09B7}\u{09B8}\u{09B9}\u{09BC}\u{09BD}",
        "\u{09BE}\u{09BF}\u{09C0}\u{09C1}\u{09C2}\u{09C3}\u{09C4}\u{FFFD}",
        "\u{FFFD}\u{09C7}\u{09C8}\u{FFFD}\u{FFFD}\u{09CB}\u{09CC}\u{09CD}",
        "\u{09CE}abcdefg",
        "hijklmno",
        "pqrstuvw",
        "xyz\u{09D7}\u{09DC}\u{09DD}\u{09F0}\u{09F1}",
    ])

    /// Bengali national language single shift table (3GPP TS 23.038 §A.2.4), without the part
    /// it shares.
    static let bengaliSingleShift = CharacterTable(
        runs: [
            0x19: "\u{09E6}\u{09E7}",
            0x1C: "\u{09E8}\u{09E9}\u{09EA}\u{09EB}\u{09EC}\u{09ED}\u{09EE}\u{09EF}",
            0x24: "\u{09DF}\u{09E0}\u{09E1}\u{09E2}",
            0x2A: "\u{09E3}\u{09F2}\u{09F3}\u{09F4}\u{09F5}",
            0x30: "\u{09F6}\u{09F7}\u{09F8}\u{09F9}\u{09FA}",
        ], and: sharedSingleShift)
}
