/// The sender's own words, made safe to send back.
enum Echo {
    /// At most this many characters come back.
    static let limit = 12

    /// The start of the text, with `?` for what is not a letter or digit of GSM-7.
    ///
    /// Blanks and the marks that amounts are written with stay; all of them
    /// are one septet in the default alphabet (3GPP TS 23.038 §6.2.1).
    static func of(_ text: String) -> String { start(of: text, atMost: limit) }

    /// As `of`, with another limit.
    static func start(of text: String, atMost limit: Int) -> String {
        String(cut(text, limit).map { kept.contains($0) ? $0 : $0.isWhitespace ? " " : "?" })
    }

    /// A number is left out rather than cut: the half of one is another number.
    private static func cut(_ text: String, _ limit: Int) -> Substring {
        let start = text.prefix(limit)
        guard text.dropFirst(limit).first?.isNumber == true,
            let blank = start.lastIndex(where: \.isWhitespace),
            start[blank...].dropFirst().first?.isNumber == true
        else { return start }
        return start[..<blank]
    }

    private static let kept = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
            + "àäåæèéìñòöøùüßÄÅÆÇÉÑÖØÜ .,=:/-'*_$")
}
