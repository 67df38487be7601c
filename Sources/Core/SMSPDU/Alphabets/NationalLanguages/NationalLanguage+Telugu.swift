extension NationalLanguage {
    /// Telugu national language locking shift table (3GPP TS 23.038 §A.3.12).
    static let teluguLockingShift = CharacterTable(rows: [
        "\u{0C01}\u{0C02}\u{0C03}\u{0C05}\u{0C06}\u{0C07}\u{0C08}\u{0C09}",
        "\u{0C0A}\u{0C0B}\n\u{0C0C}\u{FFFD}\r\u{0C0E}\u{0C0F}",
        "\u{0C10}\u{FFFD}\u{0C12}\u{0C13}\u{0C14}\u{0C15}\u{0C16}\u{0C17}",
        "\u{0C18}\u{0C19}\u{0C1A}\u{1B}\u{0C1B}\u{0C1C}\u{0C1D}\u{0C1E}",
        " !\u{0C1F}\u{0C20}\u{0C21}\u{0C22}\u{0C23}\u{0C24}",
        ")(\u{0C25}\u{0C26},\u{0C27}.\u{0C28}",
        "01234567",
        "89:;\u{FFFD}\u{0C2A}\u{0C2B}?",
        "\u{0C2C}\u{0C2D}\u{0C2E}\u{0C2F}\u{0C30}\u{0C31}\u{0C32}\u{0C33}",
        "\u{FFFD}\u{0C35}\u{0C36}\u{0C37}\u{0C38}\u{0C39}\u{FFFD}\u{0C3D}",
        "\u{0C3E}\u{0C3F}\u{0C40}\u{0C41}\u{0C42}\u{0C43}\u{0C44}\u{FFFD}",
        "\u{0C46}\u{0C47}\u{0C48}\u{FFFD}\u{0C4A}\u{0C4B}\u{0C4C}\u{0C4D}",
        "\u{0C55}abcdefg",
        "hijklmno",
        "pqrstuvw",
        "xyz\u{0C56}\u{0C60}\u{0C61}\u{0C62}\u{0C63}",
    ])

    /// Telugu national language single shift table (3GPP TS 23.038 §A.2.12), without the part
    /// it shares.
    static let teluguSingleShift = CharacterTable(
        runs: [
            0x1C: "\u{0C66}\u{0C67}\u{0C68}\u{0C69}\u{0C6A}\u{0C6B}\u{0C6C}\u{0C6D}",
            0x24: "\u{0C6E}\u{0C6F}\u{0C58}\u{0C59}",
            0x2A: "\u{0C78}\u{0C79}\u{0C7A}\u{0C7B}\u{0C7C}",
            0x30: "\u{0C7D}\u{0C7E}\u{0C7F}",
        ], and: sharedSingleShift)
}
