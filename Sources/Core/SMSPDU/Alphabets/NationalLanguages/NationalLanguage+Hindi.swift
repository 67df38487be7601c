extension NationalLanguage {
    /// Hindi national language locking shift table (3GPP TS 23.038 §A.3.6).
    static let hindiLockingShift = CharacterTable(rows: [
        "\u{0901}\u{0902}\u{0903}\u{0905}\u{0906}\u{0907}\u{0908}\u{0909}",
        "\u{090A}\u{090B}\n\u{090C}\u{090D}\r\u{090E}\u{090F}",
        "\u{0910}\u{0911}\u{0912}\u{0913}\u{0914}\u{0915}\u{0916}\u{0917}",
        "\u{0918}\u{0919}\u{091A}\u{1B}\u{091B}\u{091C}\u{091D}\u{091E}",
        " !\u{091F}\u{0920}\u{0921}\u{0922}\u{0923}\u{0924}",
        ")(\u{0925}\u{0926},\u{0927}.\u{0928}",
        "01234567",
        "89:;\u{0929}\u{092A}\u{092B}?",
        "\u{092C}\u{092D}\u{092E}\u{092F}\u{0930}\u{0931}\u{0932}\u{0933}",
        "\u{0934}\u{0935}\u{0936}\u{0937}\u{0938}\u{0939}\u{093C}\u{093D}",
        "\u{093E}\u{093F}\u{0940}\u{0941}\u{0942}\u{0943}\u{0944}\u{0945}",
        "\u{0946}\u{0947}\u{0948}\u{0949}\u{094A}\u{094B}\u{094C}\u{094D}",
        "\u{0950}abcdefg",
        "hijklmno",
        "pqrstuvw",
        "xyz\u{0972}\u{097B}\u{097C}\u{097E}\u{097F}",
    ])

    /// Hindi national language single shift table (3GPP TS 23.038 §A.2.6), without the part
    /// it shares.
    static let hindiSingleShift = CharacterTable(
        runs: [
            0x19: "\u{0964}\u{0965}",
            0x1C: "\u{0966}\u{0967}\u{0968}\u{0969}\u{096A}\u{096B}\u{096C}\u{096D}",
            0x24: "\u{096E}\u{096F}\u{0951}\u{0952}",
            0x2A: "\u{0953}\u{0954}\u{0958}\u{0959}\u{095A}",
            0x30: "\u{095B}\u{095C}\u{095D}\u{095E}\u{095F}\u{0960}\u{0961}\u{0962}",
            0x38: "\u{0963}\u{0970}\u{0971}",
        ], and: sharedSingleShift)
}
