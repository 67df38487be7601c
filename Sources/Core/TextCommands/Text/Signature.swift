/// The lines that phones and people put under a message.
enum Signature {
    /// The text without its signature.
    ///
    /// A signature starts, after the first line, with `--`, `Sent from`, `Sent via` or a closing
    /// such as `Regards`; or it is what follows a blank line and holds no digit. Where lines below
    /// its start may hold money, begin with a command or take something back, they stay and are
    /// read: nothing that somebody meant is dropped unseen.
    static func removed(
        from text: String, unless isCommand: (Substring) -> Bool = { _ in false }
    ) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map(withoutDevice)
        guard let first = lines.firstIndex(where: { !isBlank($0) }) else { return text }
        let marked = lines[(first + 1)...].firstIndex(where: opensSignature) ?? lines.endIndex
        let below = lines[marked...].dropFirst().filter {
            mayHoldMoney($0) || isCommand($0) || Remark.isIn($0)
        }
        let spoken = lines[..<marked].lastIndex {
            hasDigits($0) || isCommand($0) || Remark.isIn($0)
        }
        let blank = lines[max(spoken ?? first, first)..<marked].firstIndex(where: isBlank)
        return (lines[..<(blank ?? marked)] + below).joined(separator: "\n")
    }

    /// The text without a last line that is nothing but words of one of these names, as people end
    /// a letter.
    static func withoutName(
        _ text: String, of names: [String], unless isCommand: (Substring) -> Bool
    ) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard let first = lines.firstIndex(where: { !isBlank($0) }),
            let last = lines.lastIndex(where: { !isBlank($0) }), last > first
        else { return text }
        let words = Set(Lexer.lexemes(of: String(lines[last])).map(\.folded))
        let isName = names.contains { name in
            words.isSubset(of: Lexer.lexemes(of: name).map(\.folded))
        }
        guard isName, !words.isEmpty, !hasDigits(lines[last]), !isCommand(lines[last]),
            !Remark.isIn(lines[last])
        else { return text }
        return lines[..<last].joined(separator: "\n")
    }

    /// The text without a name of the sender's own behind the thanks at its end: `thanks, Peter`.
    static func withoutThankingName(
        _ text: String, of names: [String], unless isCommand: (Substring) -> Bool
    ) -> String {
        let lexemes = Lexer.lexemes(of: text)
        let own = Set(names.flatMap { Lexer.lexemes(of: $0).map(\.folded) })
        let name = lexemes.reversed().prefix {
            $0.isLetters && own.contains($0.folded) && !Remark.isOne($0)
                && !isCommand(text[$0.range])
        }
        guard let first = name.last, first.gap != .glued,
            let thanks = lexemes.dropLast(name.count).last, Courtesy.isPolite(thanks)
        else { return text }
        return String(text[..<first.range.lowerBound])
    }

    /// `PAY 1024 S100 Sent from my phone`, and the same with `-- Jane`, where the line ends was
    /// lost on the way.
    private static func withoutDevice(_ line: Substring) -> Substring {
        let words = line.split(separator: " ")
        let place = words.indices.dropFirst().first { namesDevice(words[$0...]) }
        return place.map { line[..<words[$0].startIndex] } ?? line
    }

    private static func namesDevice(_ words: ArraySlice<Substring>) -> Bool {
        guard let first = words.first else { return false }
        if first.hasPrefix("--") { return isName(words.joined(separator: " ")) }
        guard first.utf8.count == 4, first.lowercased() == "sent" else { return false }
        return Device.isIn(words.dropFirst().map(String.init))
    }

    private static func opensSignature(_ line: Substring) -> Bool {
        let line = line.drop(while: \.isWhitespace)
        let words = line.split(separator: " ").map(String.init)
        if words.first?.lowercased() == "sent" { return Device.isIn(Array(words.dropFirst())) }
        guard !hasDigits(line), !Remark.isIn(line) else { return false }
        return line.hasPrefix("--") || line.hasPrefix("—") || Courtesy.isClosing(line)
    }

    /// At most three words as names are written.
    private static func isName(_ text: String) -> Bool {
        let lexemes = Lexer.lexemes(of: text)
        return lexemes.count <= 3
            && lexemes.allSatisfy { $0.isLetters && $0.isCapitalised && !Remark.isOne($0) }
    }

    private static func mayHoldMoney(_ line: Substring) -> Bool {
        hasDigits(line) && !isPhone(line)
    }

    /// `Tel. 0711 000 001`
    private static func isPhone(_ line: Substring) -> Bool {
        let digits = line.unicodeScalars.compactMap(Folding.decimalValue)
        let isLong = PhoneNumber.digitCounts.contains(digits.count) && digits.count > 8
        return isLong && (digits.first == 0 || line.contains("+"))
    }

    private static func isBlank(_ line: Substring) -> Bool {
        line.unicodeScalars.allSatisfy {
            switch Folding($0) {
            case .nothing, .separator(" "), .separator("\n"): true
            default: false
            }
        }
    }

    private static func hasDigits(_ line: Substring) -> Bool {
        line.unicodeScalars.contains { Folding.decimalValue(of: $0) != nil }
    }
}
