import Accounting

/// Finds the items in what follows `PAY`.
struct ItemSplitter {
    let message: Message
    let vocabulary: Vocabulary
    let spellings: [String]

    /// What stands before the first label, and the items.
    func split(_ lexemes: ArraySlice<Lexeme>) -> (head: [Lexeme], items: [ItemText]) {
        var head: [Lexeme] = []
        var items: [ItemText] = []
        for index in lexemes.indices {
            let next = lexemes[(index + 1)...].first
            if let item = item(at: lexemes[index], before: next, after: items.last) {
                items.append(item)
            } else if items.isEmpty {
                head.append(lexemes[index])
            } else {
                items[items.count - 1].lexemes.append(lexemes[index])
            }
        }
        return (head, items)
    }

    private func item(
        at lexeme: Lexeme, before next: Lexeme?, after previous: ItemText?
    ) -> ItemText? {
        let needsAmount = previous?.lexemes.isEmpty ?? false
        guard lexeme.isLetters, !(needsAmount && spellings.contains(lexeme.folded)) else {
            return nil
        }
        if let label = label(lexeme.folded) {
            let mayBeOne = message.written([lexeme]) == "l"
            let touches = lexeme.gap == .glued || (needsAmount && next?.gap == .glued)
            return mayBeOne && touches ? nil : ItemText(label: label, start: lexeme, lexemes: [])
        }
        return lexeme.gap == .glued ? nil : gluedItem(at: lexeme, before: next)
    }

    /// A label with the currency or a look-alike glued to it: `SKsh100`, `SlOO`.
    private func gluedItem(at lexeme: Lexeme, before next: Lexeme?) -> ItemText? {
        for word in vocabulary.savings + vocabulary.loan where lexeme.folded.hasPrefix(word) {
            let rest = Lexeme(
                kind: .letters, folded: String(lexeme.folded.dropFirst(word.count)),
                range: lexeme.range)
            let touching = next.flatMap { $0.gap == .glued ? [rest, $0] : nil } ?? [rest]
            let mayBeNumber = !message.written([lexeme]).dropFirst(word.count).contains("L")
            guard
                spellings.contains(rest.folded) || Currency.isInternational(rest.folded)
                    || (mayBeNumber && LookAlike.isNumber(touching)),
                let label = label(word)
            else { continue }
            return ItemText(label: label, start: lexeme, lexemes: [rest])
        }
        return nil
    }

    private func label(_ word: String) -> ItemText.Label? {
        if vocabulary.savings.contains(word) { return .savings }
        return vocabulary.loan.contains(word) ? .loan : nil
    }
}
