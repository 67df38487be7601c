import Accounting

/// Reads what follows keywords that take words: a reference, a group, a number, a code.
struct WordReader {
    let message: Message
    let context: CommandReader

    func read(_ keyword: Keyword, _ words: [[Lexeme]]) -> Reading {
        switch keyword {
        case .balance, .statement, .due, .changePIN: return numbers(keyword, words)
        case .yes: return nonce(words)
        case .wrong: return DisputeReader(message: message, context: context).read(words)
        case .language:
            let name = words.first { !$0.allSatisfy(Courtesy.isFiller) || words.count == 1 }
            return .instruction(.language(name.map { Self.spelled($0).lowercased() }))
        case .late: return .instruction(.late(group: group(words)))
        case .remind:
            let (rest, code) = withoutCode(words, always: false)
            return .instruction(.remind(group: group(rest), code: code))
        default: return ReferenceReader(words: self).read(keyword, words)
        }
    }

    /// `BALANCE 98765432 1234`, `PIN 1234 5678`: every number as typed, whatever stands between.
    private func numbers(_ keyword: Keyword, _ words: [[Lexeme]]) -> Reading {
        let numbers = words.filter { $0.contains { $0.isDigits } || LookAlike.isNumber($0) }
        guard numbers.allSatisfy({ $0.count == 1 && $0[0].isDigits }) else {
            let form = keyword == .changePIN ? "PIN OLD NEW" : keyword.rawValue
            return context.misread(.numberUnclear, form: form)
        }
        let written = numbers.map { $0[0].folded }
        return switch keyword {
        case .statement: .instruction(.statement(written))
        case .due: .instruction(.due(written))
        case .changePIN: .instruction(.changePIN(written))
        default: .instruction(.balance(written))
        }
    }

    /// `YES 4821`: the number among the words, which may be none. Where officers add a code they add
    /// it here too out of habit, before the number or behind it.
    private func nonce(_ words: [[Lexeme]]) -> Reading {
        let numbers = words.filter { $0.contains { $0.isDigits } || LookAlike.isNumber($0) }
        guard let first = numbers.first else { return .instruction(.yes(nonce: nil)) }
        let codes = numbers.compactMap(Self.code)
        if numbers.count == 2, codes.count == 2, context.officersAddCode {
            return .instruction(.yes(nonce: codes[0], other: codes[1]))
        }
        guard numbers.count == 1, first.count == 1 else {
            return context.misread(.numberUnclear, form: "YES NUMBER")
        }
        return .instruction(.yes(nonce: first[0].folded))
    }

    /// The group's name as typed, without the words around it.
    private func group(_ words: [[Lexeme]]) -> String? {
        let name = words.drop { $0.count == 1 && Self.aroundGroup.contains($0[0].folded) }
        return name.isEmpty ? nil : Form.joined(name.map(Self.spelled))
    }

    /// The words without the code at their end.
    func withoutCode(
        _ words: [[Lexeme]], always: Bool
    ) -> (rest: [[Lexeme]], code: String?) {
        guard always || context.officersAddCode, let code = words.last.flatMap(Self.code) else {
            return (words, nil)
        }
        return (words.dropLast(), code)
    }

    /// The word as an officer's code; nil when it is something else.
    static func code(_ word: [Lexeme]) -> String? {
        guard word.count == 1, word[0].isDigits, Secret.lengths.contains(word[0].folded.utf8.count)
        else { return nil }
        return word[0].folded
    }

    static func spelled(_ word: [Lexeme]) -> String {
        word.map(\.folded).joined().uppercased()
    }

    private static let aroundGroup: Set = [
        "group", "grp", "the", "of", "in", "for", "all", "clients", "members", "people", "who",
        "is", "are", "watu", "wa",
        "late", "due",
        "overdue", "today", "leo", "kikundi", "groupe", "grupo",
    ]
}
