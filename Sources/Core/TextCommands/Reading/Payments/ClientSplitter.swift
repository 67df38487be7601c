import Accounting

/// Finds where the next client begins in a payment that names several: `PAY 1003 S100 1004 S100`.
///
/// A number behind an amount is the next client where it has as many digits as the first one, and
/// an account that was named already is named again behind it. Any other account may follow
/// another client as well; there the number counts as one where it cannot belong to the amount,
/// nor be an officer's code.
struct ClientSplitter {
    let message: Message
    let context: CommandReader

    /// What is said of each client, from her number on; one part where there is only one client.
    func parts(of lexemes: ArraySlice<Lexeme>) -> [ArraySlice<Lexeme>] {
        guard let client = lexemes.first, client.isDigits else { return [lexemes] }
        let items = ItemSplitter(
            message: message, vocabulary: context.vocabulary,
            spellings: context.currency.spellings
        ).split(lexemes).items
        var named: Set<AccountLabel> = []
        var starts: [Lexeme] = []
        for (item, next) in zip(items, items.dropFirst()) {
            guard let number = number(endOf: item, like: client) else {
                named.formUnion(account(of: item))
                continue
            }
            named.formUnion(account(of: item.withoutLast))
            let isNamedAgain =
                !named.isDisjoint(with: account(of: next.withoutLast))
                || !named.isDisjoint(with: account(of: next))
            guard isNamedAgain || isNoPartOfAmount(item) else { continue }
            starts.append(number)
            named = []
        }
        return cut(lexemes, before: starts)
    }

    /// The number that may be the next client's.
    private func number(endOf item: ItemText, like client: Lexeme) -> Lexeme? {
        guard let number = item.lexemes.last, number.isDigits,
            number.folded.utf8.count == client.folded.utf8.count,
            ![.glued, .assignment, .comma, .point].contains(number.gap),
            !account(of: item.withoutLast).isEmpty
        else { return nil }
        return number
    }

    /// The item's account where its amount is plain.
    private func account(of item: ItemText) -> Set<AccountLabel> {
        Set([reader.read(item).item?.account].compactMap(\.self))
    }

    private func isNoPartOfAmount(_ item: ItemText) -> Bool {
        guard !context.officersAddCode else { return false }
        return reader.amounts.read(item.lexemes).count < item.lexemes.count
    }

    private var reader: ItemReader {
        let amounts = AmountReader(
            currency: context.currency, multipliers: context.vocabulary.multipliers,
            joinsAcrossBlanks: !context.officersAddCode)
        return ItemReader(
            message: message, amounts: amounts, hidesStrays: context.officersAddCode)
    }

    private func cut(
        _ lexemes: ArraySlice<Lexeme>, before starts: [Lexeme]
    ) -> [ArraySlice<Lexeme>] {
        let places = lexemes.indices.filter { starts.contains(lexemes[$0]) }
        let ends = places + [lexemes.endIndex]
        return zip([lexemes.startIndex] + places, ends).map { lexemes[$0..<$1] }
    }
}

extension ItemText {
    /// The item without the number that may be the next client's.
    fileprivate var withoutLast: ItemText {
        ItemText(label: label, start: start, lexemes: lexemes.dropLast())
    }
}
