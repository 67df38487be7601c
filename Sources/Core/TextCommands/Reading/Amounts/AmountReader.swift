import Accounting

/// Reads an amount with its currency and its marks: `Ksh 1,250/=`.
struct AmountReader {
    enum Meaning: Hashable {
        case exact(Money)

        /// What it may be; never carried out, only asked back.
        case unclear([Money])

        case missing
        case negative
        case zero
        case tooLarge
        case tooManyDecimals
        case otherCurrency
        case none
    }

    let currency: Currency
    let multipliers: [String: [Int64]]
    let joinsAcrossBlanks: Bool

    /// What the start of these lexemes means, and how many of them it takes.
    func read(_ lexemes: [Lexeme]) -> (meaning: Meaning, count: Int) {
        let start = lexemes.prefix { $0.isLetters }
        let numeralReader = NumeralReader(
            minorUnitDigits: currency.minorUnitDigits, joinsAcrossBlanks: joinsAcrossBlanks)
        let (numeral, digits) = numeralReader.read(lexemes.dropFirst(start.count))
        let end = lexemes.dropFirst(start.count + digits).prefix { isUnit($0) }
        let count = start.count + digits + end.count
        if lexemes.isEmpty || (digits == 0 && start.allSatisfy(isUnit)) { return (.missing, count) }
        let following = lexemes.dropFirst(count).prefix(1)
        if (start + following).contains(where: isOtherCurrency) {
            return (.otherCurrency, count + following.count)
        }
        guard start.allSatisfy(isUnit), digits > 0 else { return (.none, max(1, count)) }
        if lexemes.prefix(start.count + 1).contains(where: { $0.followsMinus }) {
            return (.negative, count)
        }
        let first = lexemes[start.count]
        let isBare = start.isEmpty && first.followsPoint && digits == 1
        let shown = isBare ? afterPoint(first, numeral) : numeral
        return (meaning(shown, times: factors(before: start, after: end)), count)
    }

    /// `S.50` may be fifty or half; after a currency, as in `Rs.50`, the point ends the word.
    private func afterPoint(
        _ lexeme: Lexeme, _ numeral: NumeralReader.Meaning
    ) -> NumeralReader.Meaning {
        let decimals = lexeme.folded.utf8.count
        guard decimals <= currency.minorUnitDigits else { return numeral }
        return .unclear([0, decimals].map { Numeral(digits: lexeme.folded, decimals: $0) })
    }

    private func meaning(_ numeral: NumeralReader.Meaning, times factors: [Int64]) -> Meaning {
        switch numeral {
        case .none: .none
        case .exact(let numeral) where factors.isEmpty: verdict(on: numeral)
        case .exact(let numeral): unclear([numeral], times: factors)
        case .unclear(let numerals): unclear(numerals, times: factors.isEmpty ? [1] : factors)
        }
    }

    private func verdict(on numeral: Numeral) -> Meaning {
        switch numeral.verdict(in: currency) {
        case .amount(let money): .exact(money)
        case .zero: .zero
        case .tooManyDecimals: .tooManyDecimals
        case .tooLarge: .tooLarge
        }
    }

    private func unclear(_ numerals: [Numeral], times factors: [Int64]) -> Meaning {
        var amounts: [Money] = []
        for numeral in numerals {
            for factor in factors {
                guard case .amount(let money) = numeral.verdict(in: currency, times: factor),
                    !amounts.contains(money)
                else { continue }
                amounts.append(money)
            }
        }
        return .unclear(amounts)
    }

    /// What the words around the digits may multiply them by; empty when nothing does.
    ///
    /// A word that is also the currency, as the `k` of the kwacha, may do neither:
    /// before the digits it is the currency, after them nobody can say.
    private func factors(
        before start: ArraySlice<Lexeme>, after end: ArraySlice<Lexeme>
    ) -> [Int64] {
        let words =
            start.filter { !isCurrency($0) } + end.filter { multipliers[$0.folded] != nil }
        return words.flatMap { word in
            multipliers[word.folded, default: []] + (isCurrency(word) ? [1] : [])
        }
    }

    private func isUnit(_ lexeme: Lexeme) -> Bool {
        isCurrency(lexeme) || multipliers[lexeme.folded] != nil
    }

    private func isCurrency(_ lexeme: Lexeme) -> Bool {
        lexeme.isLetters && currency.spellings.contains(lexeme.folded)
    }

    /// `ALL` and `TOP` are codes of currencies too, so it counts only where an amount is expected.
    private func isOtherCurrency(_ lexeme: Lexeme) -> Bool {
        lexeme.isLetters && !isUnit(lexeme) && currency.isForeign(lexeme.folded)
    }
}
