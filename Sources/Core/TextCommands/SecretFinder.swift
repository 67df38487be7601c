import Accounting

/// Finds the lexemes of a message that may be a PIN or a code, or part of one.
struct SecretFinder {
    /// Where the secrets stand, by the word they follow.
    private enum Place {
        case everyNumber

        /// `BALANCE 98765432 1234`: one number is the PIN, the first of several the account, unless it
        /// is as short as a PIN.
        case afterAccount

        /// `YES 4821 1111`, `YES 1111 4821`: one is the question's, and which one only the books know.
        case everyCodeOfSeveral

        /// `AGAIN 7F3K 4821`
        case afterReference

        /// `REMIND Umoja 4821`
        case afterWords

        /// `PAY 1024 S100 L250 4821`, `PAY 4821 1024 S100`
        case afterItems
    }

    let vocabulary: Vocabulary

    /// The secrets after the word a message begins with, even misspelt, and after every keyword and
    /// sheet code that stands further on: a phone or a greeting may have come before it. What
    /// stands before the first of them may be one too, and a number with nothing beside it.
    func secrets(in lexemes: [Lexeme]) -> [Lexeme] {
        let words = Message.words(lexemes)
        return leading(lexemes, words) + later(words) + afterSheet(words)
            + beforeCommand(lexemes) + afterSpelledPIN(lexemes) + alone(words)
            + codeAsPrinted(lexemes)
    }

    private func leading(_ lexemes: [Lexeme], _ words: [[Lexeme]]) -> [Lexeme] {
        guard let first = lexemes.first, let word = words.first else { return [] }
        if let place = place(near: first.folded) {
            return secrets(place, Message.words(lexemes.dropFirst()))
        }
        if let place = place(near: word.map(\.folded).joined()) {
            return secrets(place, Array(words.dropFirst()))
        }
        return first.isDigits ? secrets(.afterItems, words) : []
    }

    /// Where the keyword does not come first, only what is as long as a secret is hidden.
    private func later(_ words: [[Lexeme]]) -> [Lexeme] {
        words.indices.dropFirst().flatMap { index -> [Lexeme] in
            guard let place = place(after: words[index][0].folded) else { return [] }
            let glued = words[index].count > 1 ? [Array(words[index].dropFirst())] : []
            let rest = glued + words[(index + 1)...]
            return secrets(place, rest).filter { Secret.lengths.contains($0.folded.utf8.count) }
        }
    }

    private func place(near word: String) -> Place? {
        if vocabulary.isNear(word, to: vocabulary.secrets) { return .everyNumber }
        let keyword = vocabulary.keyword(word) ?? vocabulary.keyword(near: word)
        return keyword.flatMap(place)
    }

    private func place(after word: String) -> Place? {
        if vocabulary.secrets.contains(word) { return .everyNumber }
        return vocabulary.keyword(word).flatMap(place)
    }

    private func place(after keyword: Keyword) -> Place? {
        switch keyword {
        case .changePIN: .everyNumber
        case .balance, .statement, .due: .afterAccount
        case .pay: .afterItems
        case .again, .undo, .approve, .reject: .afterReference
        case .sheets, .cash, .late, .remind, .status: .afterWords
        case .help, .language, .stop, .start, .no: .afterWords
        case .yes: .everyCodeOfSeveral
        case .wrong: nil
        }
    }

    private func secrets(_ place: Place, _ words: [[Lexeme]]) -> [Lexeme] {
        let numbers = words.filter { $0.contains { $0.isDigits } }
        let places: [[Lexeme]]
        switch place {
        case .everyNumber: places = numbers
        case .afterAccount: places = Array(numbers.dropFirst(opensWithAccount(numbers) ? 1 : 0))
        case .everyCodeOfSeveral: places = numbers.count > 1 ? numbers.filter(isCode) : []
        case .afterReference: places = besidesReference(words)
        case .afterWords: places = words.filter(hasLengthOfSecret)
        case .afterItems: places = codes(in: words)
        }
        return places.joined().filter { $0.isDigits }
    }

    private func opensWithAccount(_ numbers: [[Lexeme]]) -> Bool {
        guard numbers.count > 1, let first = numbers.first else { return false }
        return first.map(\.folded).joined().utf8.count > Secret.longestPIN
    }

    /// `UNDO 4821 7F3K` too: a number has no letter, so it is no reference.
    private func besidesReference(_ words: [[Lexeme]]) -> [[Lexeme]] {
        guard words.count > 1, isCode(words[0]) else {
            return words.dropFirst().filter(hasLengthOfSecret)
        }
        return words.filter {
            hasLengthOfSecret($0) && Reference($0.map(\.folded).joined()) == nil && !isSheet($0)
        }
    }

    /// Numbers that stand after an item and are no item's amount; before the first item, where
    /// there are two, nobody can say which is the client.
    private func codes(in words: [[Lexeme]]) -> [[Lexeme]] {
        var codes: [[Lexeme]] = []
        var clients: [Lexeme] = []
        var isAboutSheet = false
        var hasItem = false
        var needsAmount = false
        let gapsAfter = words.dropFirst().map { $0[0].gap } + [.space]
        for (word, gapAfter) in zip(words, gapsAfter) {
            let mayBeMistyped = hasItem && !needsAmount && word[0].isDigits
            let label = word.indices.last {
                let next = word[($0 + 1)...].first
                return isLabel(word[$0], before: next) && !(mayBeMistyped && next == nil)
            }
            if vocabulary.keyword(word[0].folded) != nil { clients = [] }
            if label == nil, isSheet(word) { isAboutSheet = true }
            if !hasItem, !isAboutSheet {
                clients += word[..<(label ?? word.endIndex)].filter { isCode([$0]) }
            }
            if label != nil { (hasItem, needsAmount) = (true, true) }
            let isAmount = needsAmount
            if word[(label ?? 0)...].contains(where: { $0.isDigits }) {
                let mayBeLoanNumber = word.last?.isDigits == true && word.last?.folded.count == 1
                needsAmount = mayBeLoanNumber && gapAfter == .assignment
            }
            if hasItem, !isAmount, hasLengthOfSecret(word) { codes.append(word) }
        }
        return clients.count > 1 ? codes + [clients] : codes
    }

    private func isCode(_ word: [Lexeme]) -> Bool { WordReader.code(word) != nil }

    /// `S`, `L`, or what starts as one of them and ends at a number: `SKsh100`.
    private func isLabel(_ lexeme: Lexeme, before next: Lexeme?) -> Bool {
        let labels = vocabulary.savings + vocabulary.loan
        if labels.contains(lexeme.folded) { return true }
        return lexeme.isLetters && next?.isDigits == true
            && labels.contains { lexeme.folded.hasPrefix($0) }
    }

    private func hasLengthOfSecret(_ word: [Lexeme]) -> Bool {
        let lengths = [word.map(\.folded).joined()] + word.filter { $0.isDigits }.map(\.folded)
        return word.contains { $0.isDigits }
            && lengths.contains { Secret.lengths.contains($0.utf8.count) }
    }
}

extension SecretFinder {
    /// `4821 PAY 1024 S100`, `1234 BALANCE`. The year of a date that a phone put there is none.
    private func beforeCommand(_ lexemes: [Lexeme]) -> [Lexeme] {
        let words = Message.words(lexemes)
        guard let first = lexemes.first, place(near: first.folded) == nil, !isSheet(words[0]),
            let start = lexemes.indices.first(where: { beginsCommand(lexemes[$0...]) })
        else { return [] }
        return lexemes[..<start].indices.filter { place in
            let isOfDate =
                place > 0 && lexemes[place - 1].isDigits
                && [.point, .other].contains(lexemes[place].gap)
            return isCode([lexemes[place]]) && !isOfDate
        }.map { lexemes[$0] }
    }

    /// `1234BALANCE` too.
    private func beginsCommand(_ lexemes: ArraySlice<Lexeme>) -> Bool {
        CommandStarts(vocabulary: vocabulary).opens(lexemes)
            || lexemes.first.flatMap { vocabulary.keyword($0.folded) } != nil
    }

    /// `P.I.N 1234 5678`
    private func afterSpelledPIN(_ lexemes: [Lexeme]) -> [Lexeme] {
        guard lexemes.count > 3,
            let start = lexemes.indices.dropLast(3).first(where: {
                lexemes[$0..<($0 + 3)].map(\.folded) == ["p", "i", "n"]
            })
        else { return [] }
        return lexemes[(start + 3)...].filter(\.isDigits)
    }

    /// `UNDO 7F3K 843 271`: six digits in two halves at the end, which are no amount's last ones.
    private func codeAsPrinted(_ lexemes: [Lexeme]) -> [Lexeme] {
        guard let code = SpacedCode(endOf: lexemes) else { return [] }
        let before = lexemes[..<code.range.lowerBound]
        let figures = before.reversed().prefix { $0.isDigits && $0.folded.utf8.count <= 3 }
        guard figures.isEmpty else {
            let digits = figures.map(\.folded.utf8.count).reduce(0, +)
            return digits + SpacedCode.digits > Self.mostFigures ? Array(lexemes[code.range]) : []
        }
        return isAmount(after: Array(before)) || lexemes[code.range.lowerBound].gap == .assignment
            ? [] : Array(lexemes[code.range])
    }

    /// Nobody pays a sum with more.
    private static let mostFigures = 7

    /// `1111`, `hello 1111`, `1111 2222`: nothing tells what the numbers are.
    private func alone(_ words: [[Lexeme]]) -> [Lexeme] {
        let others = words.filter { !isCode($0) }
        let codes = words.count - others.count
        let isPlain = !others.contains { $0.contains(where: \.isDigits) }
        guard codes == 1 || isPlain && 2...3 ~= codes, others.count < 2,
            !others.contains(where: { isKeyword($0[0].folded) })
        else { return [] }
        return words.filter(isCode).flatMap(\.self)
    }

    private func isKeyword(_ word: String) -> Bool {
        vocabulary.keyword(word) != nil || place(near: word) != nil
    }

    /// What follows a sheet's code, also a mistyped one, and is no line's amount: `KX7M2 5=200 4821`.
    private func afterSheet(_ words: [[Lexeme]]) -> [Lexeme] {
        guard let start = words.firstIndex(where: isSheet) else { return [] }
        var before: [Lexeme] = []
        return words[start...].joined().filter { lexeme in
            defer { before.append(lexeme) }
            return lexeme.isDigits && Secret.lengths.contains(lexeme.folded.utf8.count)
                && lexeme.gap != .assignment && !isAmount(after: before)
        }
    }

    private func isSheet(_ word: [Lexeme]) -> Bool {
        let symbols = word.map(\.folded).joined()
        return CommandStarts(vocabulary: vocabulary).sheetCode(word[...]) != nil
            || SheetCode.isNear(symbols)
    }

    /// `END 13900`, `4=S 2000`, `5=Ksh 2000`
    private func isAmount(after before: [Lexeme]) -> Bool {
        let words = before.suffix(2).reversed().prefix { $0.isLetters }
        return words.contains {
            [.end, .group].contains(SheetWord($0)) || $0.gap == .assignment
                || vocabulary.savings.contains($0.folded) || vocabulary.loan.contains($0.folded)
        }
    }
}
