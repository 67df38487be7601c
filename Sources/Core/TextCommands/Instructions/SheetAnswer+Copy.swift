internal import Accounting

extension SheetAnswer {
    /// Whether it is the sheet's own message sent back, which means that everybody paid.
    ///
    /// Letters and digits are compared, whatever case they are in and whatever stands between
    /// them. A front part is enough, for phones cut a message at 160 or 153 characters and earlier
    /// when they put something before it; a quarter may be missing. One figure or word that differs
    /// and it is no copy.
    public func isCopy(of sheetText: String) -> Bool {
        let sent = Folding.word(rest)
        let message = Folding.word(sheetText)
        let asked = Self.part(of: message, after: Folding.word(sheet.text))
        return !sent.isEmpty && asked.hasPrefix(sent) && sent.utf8.count * 4 >= asked.utf8.count * 3
    }

    private static func part(of message: String, after code: String) -> Substring {
        var rest = message[...]
        while !rest.isEmpty, !rest.hasPrefix(code) { rest.removeFirst() }
        return rest.isEmpty ? message[...] : rest.dropFirst(code.count)
    }
}
