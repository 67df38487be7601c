extension PackFile {
    /// The fullest wording that fits one message; lists are cut where none does otherwise.
    ///
    /// What is said in full takes more messages before anything of it is left out: the fewest that
    /// hold one of its wordings, and of those wordings the fullest.
    ///
    /// - Parameter plain: Writes a text in the letters of the alphabet.
    /// - Returns: The text; nil when not even the shortest fits.
    public func fitting(_ phrase: Phrase, plain: (String) -> String) -> String? {
        let longest = phrase.longestList
        let attempts = [phrase] + (1..<max(longest, 1)).reversed().map(phrase.cutting(listsTo:))
        for attempt in attempts {
            for parts in 1...mostParts(of: phrase.name) {
                let fitting = wordings(of: attempt).map(plain).first { fits($0, parts: parts) }
                if let fitting { return fitting }
            }
        }
        return nil
    }

    /// Whether the text fits one message of the language's alphabet, or so many.
    public func fits(_ text: String, parts: Int = 1) -> Bool {
        alphabet.cost(of: text).map { $0 <= alphabet.capacity(parts: parts) } ?? false
    }

    /// How many messages a reply may take: three hold what is said in full with the longest names.
    public func mostParts(of name: String) -> Int { inFull.contains(name) ? 3 : 1 }

    /// As much of the text as fits one message.
    public func cut(_ text: String) -> String {
        var left = alphabet.capacity()
        return String(
            text.prefix { character in
                left -= alphabet.cost(of: character) ?? 1
                return left >= 0
            })
    }
}
