/// What phones put before a message that somebody passes on.
struct PassedOn {
    let message: Message

    /// The lexemes after a mark, a time stamp or a number at their start; nil when there is none.
    func after(_ lexemes: ArraySlice<Lexeme>) -> ArraySlice<Lexeme>? {
        afterMark(lexemes) ?? afterStamp(lexemes) ?? afterNumber(lexemes)
    }

    /// The lexemes after `Peter Otieno:`.
    func afterName(_ lexemes: ArraySlice<Lexeme>) -> ArraySlice<Lexeme>? {
        guard let first = lexemes.first, first.isLetters else { return nil }
        let more = lexemes.dropFirst().prefix(2).prefix { $0.isLetters && $0.gap != .assignment }
        let rest = lexemes.dropFirst(1 + more.count)
        return rest.first?.gap == .assignment ? rest : nil
    }

    /// `Fwd:`, `FW`, `Re:`, `From:`
    private func afterMark(_ lexemes: ArraySlice<Lexeme>) -> ArraySlice<Lexeme>? {
        guard let first = lexemes.first else { return nil }
        let rest = lexemes.dropFirst()
        if Self.marks.contains(first.folded) {
            return rest.drop { Self.kinds.contains($0.folded) }
        }
        guard rest.first?.gap == .assignment, Self.headings.contains(first.folded) else {
            return nil
        }
        let line = rest.dropFirst().prefix { $0.gap != .lineBreak }
        let next = rest.dropFirst(line.count + 1)
        guard line.count < 3, next.first?.gap == .lineBreak, rest.first?.isLetters == true else {
            return rest
        }
        return next
    }

    /// `[24/11/2026, 18:02]`, `24 Nov 18:02`: a date and a time. A time alone could be what one
    /// line of a sheet paid.
    private func afterStamp(_ lexemes: ArraySlice<Lexeme>) -> ArraySlice<Lexeme>? {
        let stamp = lexemes.prefix(9).prefix {
            $0.isDigits ? $0.folded.utf8.count <= 4 : Self.timeWords.contains($0.folded)
        }
        let hasDate = stamp.contains { Self.months.contains($0.folded) } || hasDate(stamp)
        let hasTime = zip(stamp, stamp.dropFirst()).contains { hour, minute in
            hour.isDigits && minute.isDigits && minute.folded.utf8.count == 2
                && message.written([hour, minute]).contains(":")
        }
        return hasDate && hasTime ? lexemes.dropFirst(stamp.count) : nil
    }

    private func hasDate(_ stamp: ArraySlice<Lexeme>) -> Bool {
        let date = Array(stamp.prefix(3))
        guard date.count == 3, date.allSatisfy(\.isDigits) else { return false }
        let marks = message.written(date).filter { "/.-".contains($0) }
        return marks.count == 2 && Set(marks).count == 1
    }

    /// `+254 711 000 001`: nine digits and more are nobody's amount and no line of a sheet.
    private func afterNumber(_ lexemes: ArraySlice<Lexeme>) -> ArraySlice<Lexeme>? {
        let digits = lexemes.prefix { $0.isDigits }
        let count = digits.reduce(0) { $0 + $1.folded.utf8.count }
        guard let first = digits.first, PhoneNumber.digitCounts.contains(count), count > 8,
            first.folded.utf8.count > 8 || first.folded.hasPrefix("0")
                || message.hasPlus(before: first)
        else { return nil }
        return lexemes.dropFirst(digits.count)
    }

    private static let marks: Set = ["fwd", "fw", "fwded", "forwarded"]
    private static let kinds: Set = ["message", "msg", "sms", "text"]
    private static let headings: Set = ["re", "tr", "rv", "from", "to", "de", "sent", "subject"]
    private static let months: Set = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ]
    private static let timeWords = months.union([
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "am", "pm", "at", "on",
    ])
}
