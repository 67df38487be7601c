extension NationalLanguage {
    /// Urdu national language locking shift table (3GPP TS 23.038 §A.3.13).
    static let urduLockingShift = CharacterTable(rows: [
        "\u{0627}\u{0622}\u{0628}\u{067B}\u{0680}\u{067E}\u{06A6}\u{062A}",
        "\u{06C2}\u{067F}\n\u{0679}\u{067D}\r\u{067A}\u{067C}",
        "\u{062B}\u{062C}\u{0681}\u{0684}\u{0683}\u{0685}\u{0686}\u{0687}",
        "\u{062D}\u{062E}\u{062F}\u{1B}\u{068C}\u{0688}\u{0689}\u{068A}",
        " !\u{068F}\u{068D}\u{0630}\u{0631}\u{0691}\u{0693}",
        ")(\u{0699}\u{0632},\u{0696}.\u{0698}",
        "01234567",
        "89:;\u{069A}\u{0633}\u{0634}?",
        "\u{0635}\u{0636}\u{0637}\u{0638}\u{0639}\u{0641}\u{0642}\u{06A9}",
        "\u{06AA}\u{06AB}\u{06AF}\u{06B3}\u{06B1}\u{0644}\u{0645}\u{0646}",
        "\u{06BA}\u{06BB}\u{06BC}\u{0648}\u{06C4}\u{06D5}\u{06C1}\u{06BE}",
        "\u{0621}\u{06CC}\u{06D0}\u{06D2}\u{064D}\u{0650}\u{064F}\u{0657}",
        "\u{0654}abcdefg",
        "hijklmno",
        "pqrstuvw",
        "xyz\u{0655}\u{0651}\u{0653}\u{0656}\u{0670}",
    ])

    /// Urdu national language single shift table (3GPP TS 23.038 §A.2.13), without the part
    /// it shares.
    static let urduSingleShift = CharacterTable(
        runs: [
            0x19: "\u{0600}\u{0601}",
            0x1C: "\u{06F0}\u{06F1}\u{06F2}\u{06F3}\u{06F4}\u{06F5}\u{06F6}\u{06F7}",
            0x24: "\u{06F8}\u{06F9}\u{060C}\u{060D}",
            0x2A: "\u{060E}\u{060F}\u{0610}\u{0611}\u{0612}",
            0x30: "\u{0613}\u{0614}\u{061B}\u{061F}\u{0640}\u{0652}\u{0658}\u{066B}",
            0x38: "\u{066C}\u{0672}\u{0673}\u{06CD}",
            0x3F: "\u{06D4}",
        ], and: sharedSingleShift)
}
