import Accounting

/// Reads what an officer says about a collection sheet.
///
/// Free words may be the sheet's own message, which only the books know: then whatever is not
/// understood stays as words. Without any, an entry that is not clear is asked back.
struct SheetReader {
    let message: Message
    let context: CommandReader
    let sheet: SheetCode

    /// The answer in what follows the sheet's code.
    func read(_ lexemes: ArraySlice<Lexeme>) -> Reading {
        let said = Courtesy.withoutEnding(lexemes)
        let code = code(endOf: said)
        let body = code == nil ? said : Courtesy.withoutEnding(said.dropLast())
        let entries = withoutRivals(read(splitter.entries(of: body), of: body))
        if !holdsFreeWords(body), let problem = problem(in: entries) {
            return context.misread(problem, form: form(entries))
        }
        let parts = entries.map { entry -> SheetPart in
            if case .said(let part) = entry { part } else { .words(entry.written) }
        }
        return .instruction(
            .sheet(
                SheetAnswer(sheet: sheet, parts: parts, rest: message.written(body), code: code)))
    }

    private var splitter: SheetSplitter {
        SheetSplitter(message: message, vocabulary: context.vocabulary)
    }

    private func read(
        _ entries: [ArraySlice<Lexeme>], of lexemes: ArraySlice<Lexeme>
    ) -> [SheetEntry] {
        var read: [SheetEntry] = []
        var rest = entries[...]
        while let first = rest.popFirst() {
            let both = lexemes[first.startIndex..<(rest.first ?? first).endIndex]
            if let list = lists.read(first) {
                read.append(list)
            } else if first.allSatisfy(SheetSplitter.isLineNumber), let list = lists.read(both) {
                read.append(list)
                rest = rest.dropFirst()
            } else {
                read += range(first) ?? [entry(first)]
            }
        }
        return read
    }

    private var lists: SheetListReader { SheetListReader(line: line) }

    private var line: SheetLineReader { SheetLineReader(message: message, context: context) }

    private func range(_ lexemes: ArraySlice<Lexeme>) -> [SheetEntry]? {
        splitter.isRange(lexemes) ? SheetRangeReader(line: line).read(lexemes) : nil
    }

    private func entry(_ lexemes: ArraySlice<Lexeme>) -> SheetEntry {
        guard let first = lexemes.first else { return .words("") }
        let rest = lexemes.dropFirst()
        switch SheetWord(first) {
        case .all where rest.allSatisfy(saysPaid): return .said(.all)
        case .open where isPoliteOnly(rest): return .said(.open)
        case .end where rest.isEmpty: return .said(.end(total: nil))
        case .end: return line.sum("END", rest) { .end(total: $0) } ?? words(lexemes)
        case .group:
            let sum = line.sum("GROUP", rest) { $0.isPositive ? .lumpSum($0) : nil }
            return sum ?? words(lexemes)
        default: return line.read(lexemes) ?? words(lexemes)
        }
    }

    /// Two totals, or two sums for the group, that differ: which one counts is asked.
    private func withoutRivals(_ entries: [SheetEntry]) -> [SheetEntry] {
        entries.map { entry in
            guard let word = entry.wordOfSum,
                entries.contains(where: { $0 != entry && $0.wordOfSum == word })
            else { return entry }
            return .refused(
                .ambiguousAmount(written: entry.form, candidates: []), form: word + " AMOUNT")
        }
    }

    private func words(_ lexemes: ArraySlice<Lexeme>) -> SheetEntry {
        .words(message.written(lexemes))
    }

    /// The number at the end that is no line and no amount: his PIN or one-time code.
    private func code(endOf lexemes: ArraySlice<Lexeme>) -> String? {
        guard context.officersAddCode, let last = lexemes.last, last.gap != .assignment,
            let code = WordReader.code([last])
        else { return nil }
        guard let before = lexemes.dropLast().last else { return code }
        let isAmount =
            [.end, .group].contains(SheetWord(before)) || SheetWord.isPaying(before)
            || context.currency.spellings.contains(before.folded)
        let touches = last.gap == .glued && ![.all, .open].contains(SheetWord(before))
        return isAmount || touches ? nil : code
    }

    /// Words of three letters and more that say nothing about a sheet.
    private func holdsFreeWords(_ lexemes: ArraySlice<Lexeme>) -> Bool {
        lexemes.indices.contains { place in
            let lexeme = lexemes[place]
            return lexeme.isLetters && lexeme.folded.count > 2 && lexeme.gap != .glued
                && SheetWord(lexeme) == nil && !Courtesy.isPolite(lexeme) && !isOfAmount(lexeme)
                && !isPaying(at: place, in: lexemes) && !isOfNothing(at: place, in: lexemes)
        }
    }

    /// `3 paid 200`
    private func isPaying(at place: Int, in lexemes: ArraySlice<Lexeme>) -> Bool {
        SheetWord.isPaying(lexemes[place]) && lexemes[..<place].last?.isDigits == true
            && lexemes[(place + 1)...].first?.isDigits == true
    }

    /// `3 did not pay`
    private func isOfNothing(at place: Int, in lexemes: ArraySlice<Lexeme>) -> Bool {
        let words = lexemes[...place].reversed().prefix { !$0.isDigits }
        let line = lexemes[..<(place + 1 - words.count)].last
        let whole = words.reversed() + lexemes[(place + 1)...].prefix { !$0.isDigits }
        return line?.isDigits == true && SheetWord.saysNothing(whole)
    }

    private func isOfAmount(_ lexeme: Lexeme) -> Bool {
        let vocabulary = context.vocabulary
        if LookAlike.isNumber([lexeme]) || Currency(lexeme.folded) != nil { return true }
        return context.currency.spellings.contains(lexeme.folded)
            || vocabulary.multipliers[lexeme.folded] != nil
            || (vocabulary.savings + vocabulary.loan).contains(lexeme.folded)
    }

    private func isPoliteOnly(_ lexemes: ArraySlice<Lexeme>) -> Bool {
        lexemes.allSatisfy(Courtesy.isPolite)
    }

    /// `ALL PAID`
    private func saysPaid(_ lexeme: Lexeme) -> Bool {
        Courtesy.isPolite(lexeme) || ["paid", "ok", "okay", "wamelipa"].contains(lexeme.folded)
    }

    private func problem(in entries: [SheetEntry]) -> Misreading.Problem? {
        var lines: Set<Int> = []
        for entry in entries {
            switch entry {
            case .refused(let problem, _): return problem
            case .words(let words):
                return .strayWord(Secret.hidden(words, if: context.officersAddCode))
            case .said(.line(let line)):
                if !lines.insert(line.number).inserted { return .lineTwice(line.number) }
            case .said: break
            }
        }
        return nil
    }

    /// The whole answer as it should have been; a line named twice, or with words that mean nothing,
    /// stands there once without what was said about it. Other words do not stand there.
    private func form(_ entries: [SheetEntry]) -> String {
        let lines = entries.compactMap(\.line)
        let forms = entries.reduce(into: [String]()) { forms, entry in
            let isTwice = lines.filter { $0 == entry.line }.count > 1
            let isUnknown = isTwice || entry.isWords
            let form = isUnknown ? entry.line.map { "\($0)=AMOUNT" } : entry.form
            if let form, !forms.contains(form) { forms.append(form) }
        }
        return Form.sheet(
            sheet.text, forms.isEmpty ? ["LINE=AMOUNT"] : forms, withCode: context.officersAddCode)
    }
}

extension SheetEntry {
    /// The word before a sum of more than one line.
    fileprivate var wordOfSum: String? {
        switch self {
        case .said(.end(_?)): "END"
        case .said(.lumpSum): "GROUP"
        default: nil
        }
    }

    fileprivate var isWords: Bool {
        if case .words = self { true } else { false }
    }

    /// The number of the line it is about, as far as can be seen.
    fileprivate var line: Int? {
        switch self {
        case .said(.line(let line)): line.number
        case .words(let words):
            Int(words.prefix(while: \.isNumber)).flatMap {
                SheetLine.numbers.contains($0) ? $0 : nil
            }
        default: nil
        }
    }
}
