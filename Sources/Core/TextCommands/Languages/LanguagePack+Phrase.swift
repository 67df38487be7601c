internal import Accounting
internal import LanguagePacks

extension Wording {
    /// The wording as the pack knows it: money and times are written the same in every language.
    func phrase(in file: PackFile) -> Phrase {
        Phrase(name, values.mapValues { $0.phraseValue(in: file) })
    }
}

extension Wording.Value {
    fileprivate func phraseValue(in file: PackFile) -> Phrase.Value {
        switch self {
        case .text(let text): .text(text)
        case .command(let keyword, let rest): .text(file.word(for: keyword) + rest)
        case .form(let form): .text(file.spelled(form))
        case .forms(let forms): .list(forms.map { .text(file.spelled($0)) })
        case .money(let money): .text(money.textWithCode)
        case .amount(let money): .text(money.text)
        case .day(let day): .day(day.dayOfMonth, month: day.month)
        case .time(let time): .text(time.hourAndMinute)
        case .count(let count): .count(count)
        case .wording(let inner): .phrase(inner?.phrase(in: file))
        case .list(let items): .list(items.map { .phrase($0.phrase(in: file)) })
        case .words(let words): .list(words.map { .text($0) })
        }
    }
}

extension PackFile {
    /// The form with the language's own word in front, where it begins with a keyword.
    fileprivate func spelled(_ form: String) -> String {
        let first = form.prefix { $0 != " " }
        guard let keyword = Keyword(rawValue: String(first)) else { return form }
        return word(for: keyword) + form.dropFirst(first.count)
    }

    /// The first of the language's words, as people type it; the English one where phones have no
    /// letters for it.
    fileprivate func word(for keyword: Keyword) -> String {
        guard let word = keywords[keyword.rawValue]?.first, word.allSatisfy(\.isASCII) else {
            return keyword.rawValue
        }
        return word.uppercased()
    }
}
