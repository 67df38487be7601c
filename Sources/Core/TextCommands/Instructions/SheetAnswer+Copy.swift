internal import Accounting

/// How much of a sheet's own message was sent back.
public enum SheetCopy: Hashable, Sendable {
    /// All of it: everybody paid.
    case whole

    /// Its beginning: whatever stood behind it was cut off, exceptions too.
    case front
}

extension SheetAnswer {
    /// How much of the sheet's own message it is; nil where it is something else.
    ///
    /// Letters and digits are compared, whatever case they are in and whatever stands between
    /// them. One figure or word that differs and it is no copy; nor is what could be an exception,
    /// or is so short that chance makes it alike. Phones cut a message at 160 characters, or at 67
    /// of letters outside the GSM alphabet, and send the first part alone.
    public func copy(of sheetText: String) -> SheetCopy? {
        let sent = Folding.word(rest)
        let message = Folding.word(sheetText)
        let asked = Self.part(of: message, after: Folding.word(sheet.text))
        guard saysWords, sent.count >= Self.shortestCopy, asked.hasPrefix(sent) else { return nil }
        return asked.count == sent.count ? .whole : .front
    }

    /// In letters and digits: a group's name and some of the day.
    private static let shortestCopy = 12

    /// Whether there are words in it that mean nothing here.
    private var saysWords: Bool {
        parts.contains { part in
            if case .words = part { true } else { false }
        }
    }

    private static func part(of message: String, after code: String) -> Substring {
        var rest = message[...]
        while !rest.isEmpty, !rest.hasPrefix(code) { rest.removeFirst() }
        return rest.isEmpty ? message[...] : rest.dropFirst(code.count)
    }
}
