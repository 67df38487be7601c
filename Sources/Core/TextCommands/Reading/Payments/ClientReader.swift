/// Reads the client's number between `PAY` and the first account.
struct ClientReader {
    let message: Message
    let hidesStrays: Bool

    /// Whether any account was named after it.
    let hasItems: Bool

    /// The number, where it is certain enough to show, and what is wrong with it.
    func read(_ head: [Lexeme]) -> (client: String?, problem: Misreading.Problem?) {
        guard let index = head.firstIndex(where: { $0.isDigits }) else {
            return (nil, .clientMissing)
        }
        let words = Message.words(head)
        let client = head[index].folded
        if LookAlike.isNumber(words[0]) {
            let number = LookAlike.number(words[0])
            let written = message.written(words[0])
            return (number, .clientUnclear(written: written, suggestion: number))
        }
        guard index == 0, words[0].count == 1 else {
            // `PAY Faith 100`: without accounts the number may as well be the amount.
            let isClient = index > 0 && hasItems
            return (isClient ? client : nil, .strayWord(message.written(words[0])))
        }
        if !hasItems { return (client, .itemsMissing(client: client)) }
        return words.count == 1 ? (client, nil) : followed(head, by: Array(words.dropFirst()))
    }

    /// `1,024` may be client 1024; any other second number has no place here,
    /// and nobody can say which of the two is the client.
    private func followed(
        _ head: [Lexeme], by words: [[Lexeme]]
    ) -> (client: String?, problem: Misreading.Problem?) {
        let reader = NumeralReader(minorUnitDigits: 0, joinsAcrossBlanks: false)
        let (_, count) = reader.read(head[...])
        let digits = head.prefix(count).map(\.folded)
        let isGrouped = digits.dropFirst().allSatisfy { $0.utf8.count == 3 }
        guard count > 1, isGrouped, head[0].folded.utf8.count <= 3 else {
            let word = Secret.hidden(message.written(words[0]), if: hidesStrays)
            return (words.contains(where: mayBeClient) ? nil : head[0].folded, .strayWord(word))
        }
        let written = message.written(head.prefix(count))
        return (digits.joined(), .clientUnclear(written: written, suggestion: digits.joined()))
    }

    /// `A100` is no client's number, but where codes are added, what stands before it may be one.
    private func mayBeClient(_ word: [Lexeme]) -> Bool {
        guard word.contains(where: { $0.isDigits }) else { return false }
        return hidesStrays || word[0].isDigits || LookAlike.isNumber(word)
    }
}
