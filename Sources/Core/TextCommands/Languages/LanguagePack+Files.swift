internal import LanguagePacks

extension LanguagePack {
    /// English, which every branch understands.
    public static let english = LanguagePack(
        file: files["en"] ?? PackFile(code: "en", ""), others: [])

    /// Every language there is a pack of, by its code. The packs are checked when they are
    /// compiled in.
    static let files: [String: PackFile] = Dictionary(
        PackTexts.all.map { ($0.code, PackFile(code: $0.code, $0.text)) },
        uniquingKeysWith: { first, _ in first })
}
