import Accounting

extension Misreading {
    /// What is wrong, and the right form where the sentence does not show it already.
    var wording: Wording {
        let problem = problem.wording
        guard !correctedForm.isEmpty, !isFormShown else { return problem }
        return Wording(
            "misread.with-form", ["problem": .wording(problem), "form": .form(correctedForm)])
    }

    private var isFormShown: Bool {
        switch problem {
        case .unknownKeyword(_, let suggestion?): suggestion.rawValue == correctedForm
        case .severalInstructions: true
        case .ambiguousAmount(_, let candidates): candidates.contains { $0.contains(correctedForm) }
        default: false
        }
    }
}

extension Misreading.Problem {
    /// What is wrong, in one short sentence.
    fileprivate var wording: Wording {
        switch self {
        case .empty: Wording("misread.empty")
        case .keywordMissing: Wording("misread.keyword-missing")
        case .unknownKeyword(let word, let suggestion): Self.unknown(word, suggestion)
        case .numberUnclear: Wording("misread.number-unclear")
        case .referenceMissing: Wording("misread.reference-missing")
        case .lineMissing: Wording("misread.line-missing")
        case .clientMissing: Wording("misread.client-missing")
        case .clientUnclear(let written, let suggestion):
            Self.about(written, "client-unclear", ["client": .text(Echo.of(suggestion))])
        case .itemsMissing(let client):
            Wording("misread.items-missing", ["client": .text(Echo.of(client))])
        case .accountsMissing(let client):
            Wording("misread.accounts-missing", ["client": .text(Echo.of(client))])
        case .accountTwice(let account): Self.about(account, "account-twice")
        case .numbersInWords: Wording("misread.numbers-in-words")
        case .severalInstructions(let forms):
            Wording(
                "misread.several-instructions",
                ["choices": .forms(forms), "first": .form(forms.first ?? "")])
        case .sheetCodeMistyped(let written): Self.about(written, "sheet-code-mistyped")
        case .lineTwice(let number): Wording("misread.line-twice", ["line": .text("\(number)")])
        case .strayWord(let word): Self.about(word, "stray-word")
        default: amountWording
        }
    }

    private var amountWording: Wording {
        switch self {
        case .amountMissing(let account): Self.about(account, "amount-missing")
        case .ambiguousAmount(let written, let candidates): Self.unclear(written, candidates)
        case .notAnAmount(let written, _): Self.about(written, "not-an-amount")
        case .otherCurrency(let written, let expected):
            Self.about(written, "other-currency", ["currency": .text(expected.code)])
        case .zeroAmount(let account): Self.about(account, "zero-amount")
        case .negativeAmount(let account): Self.about(account, "negative-amount")
        case .tooManyDecimals(let written, let currency):
            Self.about(
                written, "too-many-decimals",
                [
                    "currency": .text(currency.code),
                    "count": .count(currency.minorUnitDigits),
                ])
        case .amountTooLarge(let account): Self.about(account, "amount-too-large")
        default: Wording("misread.unclear")
        }
    }

    private static func unknown(_ word: String, _ suggestion: Keyword?) -> Wording {
        guard let suggestion else { return about(word, "unknown-word") }
        return about(word, "near-keyword", ["keyword": .command(suggestion)])
    }

    private static func unclear(_ written: String, _ candidates: [String]) -> Wording {
        guard !candidates.isEmpty else { return about(written, "unclear-amount") }
        return about(written, "ambiguous-amount", ["choices": .forms(candidates)])
    }

    private static func about(
        _ written: String, _ name: String, _ values: [String: Wording.Value] = [:]
    ) -> Wording {
        let word: [String: Wording.Value] = ["written": .text(Echo.of(written))]
        return Wording("misread." + name, values.merging(word) { given, _ in given })
    }

    private static func about(_ account: AccountLabel, _ name: String) -> Wording {
        Wording("misread." + name, ["account": .text(account.form)])
    }
}
