internal import Accounting

extension SheetAnswer {
    /// Whether it is the sheet's own message sent back, which means that everybody paid.
    ///
    /// Letters and digits are compared, whatever case they are in and whatever stands between
    /// them. A front part is enough: phones cut a message at 160 characters, or at 67 of letters
    /// outside the GSM alphabet, and send the first part alone. With nothing but its beginning after
    /// the code it says what the code alone says. One figure or word that differs and it is no copy;
    /// nor is what could be an exception, or is so short that chance makes it alike.
    public func isCopy(of sheetText: String) -> Bool {
        let sent = Folding.word(rest)
        let message = Folding.word(sheetText)
        let asked = Self.part(of: message, after: Folding.word(sheet.text))
        return saysWords && sent.count >= Self.shortestCopy && asked.hasPrefix(sent)
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
