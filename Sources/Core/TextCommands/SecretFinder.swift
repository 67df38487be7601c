/// Finds the lexemes of a message that may be a PIN or a code, or part of one.
struct SecretFinder {
    /// Where the secrets stand, by the word a message begins with.
    private enum Place {
        case everyNumber

        /// `BALANCE 98765432 1234`: one number is the PIN, the first of several the account.
        case afterAccount

        /// `AGAIN 7F3K 4821`
        case afterReference

        /// `PAY 1024 S100 L250 4821`
        case afterItems
    }

    let vocabulary: Vocabulary

    func secrets(in lexemes: [Lexeme]) -> [Lexeme] {
        let words = Message.words(lexemes)
        guard let first = lexemes.first, let word = words.first else { return [] }
        if let place = place(after: first.folded) {
            return secrets(place, Message.words(lexemes.dropFirst()))
        }
        if let place = place(after: word.map(\.folded).joined()) {
            return secrets(place, Array(words.dropFirst()))
        }
        return first.isDigits ? secrets(.afterItems, words) : []
    }

    private func place(after word: String) -> Place? {
        func begins(_ keyword: Keyword) -> Bool {
            vocabulary.isNear(word, to: vocabulary.keywords[keyword, default: []])
        }
        if vocabulary.isNear(word, to: vocabulary.secrets) { return .everyNumber }
        if begins(.balance) { return .afterAccount }
        if begins(.pay) { return .afterItems }
        return begins(.again) ? .afterReference : nil
    }

    private func secrets(_ place: Place, _ words: [[Lexeme]]) -> [Lexeme] {
        let numbers = words.filter { $0.contains { $0.isDigits } }
        let places: [[Lexeme]]
        switch place {
        case .everyNumber: places = numbers
        case .afterAccount: places = Array(numbers.dropFirst(numbers.count > 1 ? 1 : 0))
        case .afterReference: places = words.dropFirst().filter(hasLengthOfSecret)
        case .afterItems: places = codes(in: words)
        }
        return places.joined().filter { $0.isDigits }
    }

    /// Numbers that stand after an item and are no item's amount.
    private func codes(in words: [[Lexeme]]) -> [[Lexeme]] {
        var codes: [[Lexeme]] = []
        var hasItem = false
        var needsAmount = false
        let gapsAfter = words.dropFirst().map { $0[0].gap } + [.space]
        for (word, gapAfter) in zip(words, gapsAfter) {
            let mayBeMistyped = hasItem && !needsAmount && word[0].isDigits
            let label = word.indices.last {
                let next = word[($0 + 1)...].first
                return isLabel(word[$0], before: next) && !(mayBeMistyped && next == nil)
            }
            if label != nil { (hasItem, needsAmount) = (true, true) }
            let isAmount = needsAmount
            if word[(label ?? 0)...].contains(where: { $0.isDigits }) {
                let mayBeLoanNumber = word.last?.isDigits == true && word.last?.folded.count == 1
                needsAmount = mayBeLoanNumber && gapAfter == .assignment
            }
            if hasItem, !isAmount, hasLengthOfSecret(word) { codes.append(word) }
        }
        return codes
    }

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
