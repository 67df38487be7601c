extension PackFile {
    /// The fullest wording that fits one message; lists are cut where none does otherwise.
    ///
    /// - Parameter plain: Writes a text in the letters of the alphabet.
    /// - Returns: The text; nil when not even the shortest fits.
    public func fitting(_ phrase: Phrase, plain: (String) -> String) -> String? {
        let longest = phrase.longestList
        let attempts = [phrase] + (1..<max(longest, 1)).reversed().map(phrase.cutting(listsTo:))
        for attempt in attempts {
            let fitting = wordings(of: attempt).map(plain).first { fits($0) }
            if let fitting { return fitting }
        }
        return nil
    }

    /// Whether the text fits one message of the language's alphabet.
    public func fits(_ text: String) -> Bool {
        alphabet.cost(of: text).map { $0 <= alphabet.capacity } ?? false
    }

    /// As much of the text as fits one message.
    public func cut(_ text: String) -> String {
        var left = alphabet.capacity
        return String(
            text.prefix { character in
                left -= alphabet.cost(of: character) ?? 1
                return left >= 0
            })
    }
}
