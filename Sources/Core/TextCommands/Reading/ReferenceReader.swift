import Accounting

/// Reads what is done to something that has a reference: `UNDO 7F3K`, `APPROVE 7F3K 4821`.
struct ReferenceReader {
    let words: WordReader

    private var context: CommandReader { words.context }

    func read(_ keyword: Keyword, _ given: [[Lexeme]]) -> Reading {
        let isManagers = keyword == .approve || keyword == .reject
        let fillers = given.prefix { $0.allSatisfy { Self.fillers.contains($0.folded) } }
        let named = Array(given.dropFirst(fillers.count))
        let (rest, code) = words.withoutCode(
            named, always: isManagers && named.count > 1)
        // `UNDO KX7M2 5`, `UNDO line 5 of KX7M2`
        if keyword == .undo, let (sheet, place) = sheet(among: rest) {
            return line(of: sheet, rest[..<place] + rest[(place + 1)...], code)
        }
        guard let first = rest.first, first.contains(where: { $0.isDigits }) else {
            return missing(keyword, rest.first)
        }
        if context.hidesNumbers, WordReader.code(first) != nil { return codeFirst(keyword, rest) }
        let (reference, count) = reference(rest)
        if let stray = rest.dropFirst(count).first {
            return self.stray(stray, form: form(keyword, reference))
        }
        switch keyword {
        case .approve: return .instruction(.approve(reference: reference, code: code))
        case .reject: return .instruction(.reject(reference: reference, code: code))
        case .again: return .instruction(.again(reference: reference, code: code))
        default: return undo(reference, code)
        }
    }

    /// `APPROVE 308289 A7KX4`: a number alone may be his PIN, and is no reference.
    private func codeFirst(_ keyword: Keyword, _ words: [[Lexeme]]) -> Reading {
        let named = words.dropFirst().first.map(WordReader.spelled)
        let reference = named.flatMap { $0.contains(where: \.isLetter) ? $0 : nil }
        return stray(words[0], form: form(keyword, reference ?? "REFERENCE"))
    }

    private func sheet(among words: [[Lexeme]]) -> (SheetCode, place: Int)? {
        words.enumerated().lazy.compactMap { place, word in
            SheetCode(WordReader.spelled(word)).map { ($0, place) }
        }.first
    }

    /// `7F3K`, also with a blank inside it.
    private func reference(_ given: [[Lexeme]]) -> (text: String, count: Int) {
        let first = WordReader.spelled(given[0])
        if Reference(first) == nil, given.count > 1,
            let joined = Reference(first + WordReader.spelled(given[1]))
        {
            return (joined.text, 2)
        }
        return (first, 1)
    }

    private func undo(_ reference: String, _ code: String?) -> Reading {
        if SheetCode.looksLikeOne(reference) {
            return context.misread(.sheetCodeMistyped(reference), form: "UNDO SHEET LINE")
        }
        return .instruction(.undo(reference: reference, line: nil, code: code))
    }

    /// `UNDO KX7M2 5`, `UNDO KX7M2 line 5`, `UNDO KX7M2 ALL`
    private func line(
        of sheet: SheetCode, _ given: ArraySlice<[Lexeme]>, _ code: String?
    ) -> Reading {
        let numbers = given.filter { !$0.allSatisfy { Self.fillers.contains($0.folded) } }
        let form = form(.undo, sheet.text + " LINE")
        guard let first = numbers.first else {
            return context.misread(.lineMissing, form: form)
        }
        if numbers.count == 1, first.count == 1, SheetWord(first[0]) == .all {
            return .instruction(.undo(reference: sheet.text, line: nil, code: code))
        }
        guard first.count == 1, first[0].isDigits, numbers.count == 1,
            let number = Int(first[0].folded), SheetLine.numbers.contains(number)
        else { return stray(numbers.last ?? first, form: form) }
        return .instruction(.undo(reference: sheet.text, line: number, code: code))
    }

    private func missing(_ keyword: Keyword, _ word: [Lexeme]?) -> Reading {
        let form = form(keyword, "REFERENCE")
        guard let word else { return context.misread(.referenceMissing, form: form) }
        return stray(word, form: form)
    }

    private func stray(_ word: [Lexeme], form: String) -> Reading {
        let written = words.message.written(word)
        return context.misread(
            .strayWord(Secret.hidden(written, if: context.hidesNumbers)), form: form)
    }

    private func form(_ keyword: Keyword, _ reference: String) -> String {
        let code = context.officersAddCode ? ["CODE"] : []
        return Form.joined([keyword.rawValue, String(reference.prefix(20))] + code)
    }

    private static let fillers: Set = [
        "ref", "reference", "receipt", "number", "the", "line", "payment", "sheet", "for",
        "of", "ya", "de", "ng",
        "risiti", "recu",
    ]
}
