/// Reads `NO` and `STOP`, which need nothing behind them: what stands there may turn them round.
struct ShortAnswerReader {
    let message: Message
    let context: CommandReader

    /// `No problem` says rather yes.
    func no(_ rest: ArraySlice<Lexeme>) -> Reading {
        guard let word = rest.first, Self.problems.contains(word.folded) else {
            return .instruction(.no)
        }
        return asked(about: word, .no)
    }

    /// `STOP` ends reminders; `stop my loan` asks for something that nobody does by text.
    func stop(_ rest: ArraySlice<Lexeme>) -> Reading {
        let stray = rest.first { context.namesAccount($0) || Self.money.contains($0.folded) }
        return stray.map { asked(about: $0, .stop) } ?? .instruction(.stop)
    }

    private func asked(about word: Lexeme, _ keyword: Keyword) -> Reading {
        context.misread(.strayWord(message.written([word])), form: keyword.rawValue)
    }

    private static let problems: Set = [
        "problem", "problems", "worries", "wahala", "shida", "wasiwasi", "probleme", "souci",
        "problema", "need",
    ]

    private static let money: Set = [
        "account", "payment", "payments", "deduction", "deductions", "interest", "malipo",
        "akaunti", "riba", "compte", "paiement", "bayad", "kaltas",
    ]
}
