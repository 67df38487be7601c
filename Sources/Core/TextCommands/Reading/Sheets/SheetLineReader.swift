import Accounting

/// Reads one entry about a line of a sheet: `3=0`, `7A`, `4=S100 L250`.
struct SheetLineReader {
    let message: Message
    let context: CommandReader

    /// What is said about the line; nil where the entry is about none.
    func read(_ lexemes: ArraySlice<Lexeme>) -> SheetEntry? {
        guard let first = lexemes.first else { return nil }
        let rest = lexemes.dropFirst()
        if let reversed = reversed(first, rest) { return reversed }
        guard SheetSplitter.isLineNumber(first), let number = Int(first.folded),
            SheetLine.numbers.contains(number)
        else { return nil }
        guard let next = rest.first else { return unclear(lexemes, ["\(number)=AMOUNT"]) }
        if isLabel(next), rest.count > 1 { return items(number, lexemes) }
        if SheetWord.saysNothing(rest) { return unclear(lexemes, ["\(number)=0"]) }
        if SheetWord.isPaying(next), rest.count > 1 { return paid(number, lexemes) }
        if let attendance = SheetWord(next)?.attendance {
            return present(SheetLine(number: number, attendance: attendance), lexemes)
        }
        return amount(of: SheetLine(number: number), rest, in: lexemes)
    }

    /// A sum after `END` or `GROUP`; nil where what follows has nothing of an amount.
    func sum(
        _ word: String, _ lexemes: ArraySlice<Lexeme>, _ part: (Money) -> SheetPart?
    ) -> SheetEntry? {
        let (meaning, count) = amounts.read(Array(lexemes))
        let written = message.written(lexemes)
        guard lexemes.dropFirst(count).allSatisfy(Courtesy.isPolite) else { return nil }
        switch meaning {
        case .exact(let money): return part(money).map(SheetEntry.said)
        case .zero: return part(zero).map(SheetEntry.said) ?? unclear(lexemes, [word + " AMOUNT"])
        case .missing, .none: return unclear(lexemes, [word + " AMOUNT"])
        case .unclear(let sums): return unclear(lexemes, sums.map { word + " " + $0.figure })
        case .otherCurrency:
            return .refused(
                .otherCurrency(written: written, expected: context.currency),
                form: word + " AMOUNT")
        case .negative, .tooLarge, .tooManyDecimals:
            return .refused(
                .ambiguousAmount(written: written, candidates: []), form: word + " AMOUNT")
        }
    }

    /// `A7` is 7A the wrong way round, and is asked back: it could be the start of `A 7=200`.
    private func reversed(_ first: Lexeme, _ rest: ArraySlice<Lexeme>) -> SheetEntry? {
        guard let attendance = SheetWord(first)?.attendance, let number = rest.first,
            rest.count == 1, SheetSplitter.isLineNumber(number)
        else { return nil }
        return unclear([first] + rest, [number.folded + attendance.mark])
    }

    /// Attendance, and perhaps what somebody brought for her: `7A`, `7A=200`.
    private func present(_ line: SheetLine, _ lexemes: ArraySlice<Lexeme>) -> SheetEntry? {
        let rest = lexemes.dropFirst(2)
        if rest.allSatisfy(Courtesy.isPolite) { return .said(.line(line)) }
        return amount(of: line, rest, in: lexemes)
    }

    /// `5 paid 200`, which is asked back as `5=200`.
    private func paid(_ number: Int, _ lexemes: ArraySlice<Lexeme>) -> SheetEntry? {
        let given = lexemes.dropFirst(2)
        guard let first = given.first, first.gap != .assignment else { return nil }
        return amount(of: SheetLine(number: number), given, in: lexemes)
    }

    /// `5=200`. Without the equals sign it may be a slip, and `5-200` may be below zero.
    private func amount(
        of line: SheetLine, _ given: ArraySlice<Lexeme>, in lexemes: ArraySlice<Lexeme>
    ) -> SheetEntry? {
        let figures = LookAlike.replaced(in: Array(given))
        let (meaning, count) = amounts.read(figures)
        guard figures.dropFirst(count).allSatisfy(Courtesy.isPolite) else { return nil }
        if let last = figures.prefix(count).last, message.hasPercent(after: last) {
            return unclear(lexemes, [form(line, nil)])
        }
        let wasReplaced = figures.contains { !given.contains($0) }
        let isPlain = given.first?.gap == .assignment && !wasReplaced
        switch meaning {
        case .exact(let money) where isPlain: return said(line, money)
        case .zero where isPlain: return said(line, zero)
        case .exact(let money): return unclear(lexemes, [form(line, money)])
        case .zero: return unclear(lexemes, [form(line, zero)])
        case .unclear(let sums): return unclear(lexemes, sums.map { form(line, $0) })
        case .otherCurrency:
            let problem = Misreading.Problem.otherCurrency(
                written: message.written(lexemes), expected: context.currency)
            return .refused(problem, form: form(line, nil))
        case .negative, .tooLarge, .tooManyDecimals:
            return unclear(lexemes, [form(line, nil)])
        case .missing where !given.isEmpty: return unclear(lexemes, [form(line, nil)])
        case .none, .missing: return nil
        }
    }

    /// `4=S100 L250`. `7L250` may be late, too.
    private func items(_ number: Int, _ lexemes: ArraySlice<Lexeme>) -> SheetEntry? {
        let rest = lexemes.dropFirst()
        let splitter = ItemSplitter(
            message: message, vocabulary: context.vocabulary,
            spellings: context.currency.spellings)
        let (head, texts) = splitter.split(rest)
        guard head.isEmpty else { return nil }
        let reader = ItemReader(
            message: message, amounts: amounts, hidesStrays: context.officersAddCode)
        let outcomes = texts.map(reader.read)
        let items = outcomes.compactMap(\.item)
        let forms = outcomes.compactMap { $0.item?.form ?? $0.refusal?.form }
        let form = "\(number)=" + Form.joined(forms)
        if let refusal = outcomes.lazy.compactMap(\.refusal).first {
            return .refused(refusal.problem, form: form)
        }
        if let account = items.map(\.account).firstRepeated {
            return .refused(.accountTwice(account), form: "\(number)=AMOUNT")
        }
        if let next = rest.first, next.gap != .assignment,
            SheetWord(next)?.attendance == .late
        {
            let whole = "\(number)=" + (items.first?.amount.figure ?? "AMOUNT")
            return unclear(lexemes, items.count == 1 ? [form, whole] : [form])
        }
        return .said(.line(SheetLine(number: number, items: items)))
    }

    private func said(_ line: SheetLine, _ amount: Money) -> SheetEntry {
        var line = line
        line.amount = amount
        return .said(.line(line))
    }

    private func form(_ line: SheetLine, _ amount: Money?) -> String {
        line.form + "=" + (amount?.figure ?? "AMOUNT")
    }

    private func unclear(_ lexemes: ArraySlice<Lexeme>, _ candidates: [String]) -> SheetEntry {
        let written = Secret.hidden(message.written(lexemes), if: context.officersAddCode)
        return .refused(
            .ambiguousAmount(written: written, candidates: candidates), form: candidates[0])
    }

    private func isLabel(_ lexeme: Lexeme) -> Bool {
        context.vocabulary.savings.contains(lexeme.folded)
            || context.vocabulary.loan.contains(lexeme.folded)
    }

    private var zero: Money { Money(minorUnits: 0, currency: context.currency) }

    /// Blanks stand between entries here, so they are no thousands marks.
    private var amounts: AmountReader {
        AmountReader(
            currency: context.currency, multipliers: context.vocabulary.multipliers,
            joinsAcrossBlanks: false)
    }
}

extension Array where Element: Hashable {
    /// The first element that stands there a second time.
    fileprivate var firstRepeated: Element? {
        var seen: Set<Element> = []
        return first { !seen.insert($0).inserted }
    }
}
