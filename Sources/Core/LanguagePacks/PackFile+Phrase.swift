extension PackFile {
    /// The phrase in this language, the fullest wording first.
    ///
    /// Each sentence is tried with those inside it at their fullest, then shorter; a wording is put
    /// into words when it is asked for: the fullest mostly fits.
    public func wordings(of phrase: Phrase) -> some LazySequenceProtocol & Sequence<String> {
        let rows = entries[phrase.name]?.rows ?? []
        let depth = phrase.values.values.map(depth(of:)).max() ?? 1
        return rows.lazy.flatMap { row in
            (0..<max(depth, 1)).lazy.map { text(row.sentence, phrase.values, inside: $0) }
        }
    }

    /// Whether each sentence the phrase needs is there.
    public func says(_ phrase: Phrase) -> Bool { missing(in: phrase) == nil }

    /// The first sentence the phrase needs and the language lacks.
    public func missing(in phrase: Phrase) -> String? {
        phrase.names.first { entries[$0]?.rows.isEmpty ?? true }
    }

    /// How many wordings the sentences in the value have.
    private func depth(of value: Phrase.Value) -> Int {
        switch value {
        case .phrase(let phrase?):
            max(
                entries[phrase.name]?.rows.count ?? 1,
                phrase.values.values.map(depth(of:)).max() ?? 1)
        case .list(let items): items.map(depth(of:)).max() ?? 1
        case .phrase(nil), .text, .day, .count: 1
        }
    }

    private func text(
        _ sentence: Sentence, _ values: [String: Phrase.Value], inside: Int
    ) -> String {
        sentence.pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .place(let name, let forms):
                values[name].map { text(of: $0, forms, inside) } ?? ""
            }
        }.joined()
    }

    private func text(of value: Phrase.Value, _ forms: [String], _ inside: Int) -> String {
        switch value {
        case .text(let text): text
        case .day(let day, let month): date(day: day, month: month)
        case .count(let count):
            forms.isEmpty
                ? String(count) : forms[min(pluralRule.form(for: count), forms.count - 1)]
        case .phrase(nil): ""
        case .phrase(let phrase?): text(of: phrase, inside)
        case .list(let items): joined(items.map { text(of: $0, [], inside) }, by: forms)
        }
    }

    private func text(of phrase: Phrase, _ fullness: Int) -> String {
        guard let rows = entries[phrase.name]?.rows, let last = rows.indices.last else { return "" }
        return text(rows[min(fullness, last)].sentence, phrase.values, inside: fullness)
    }

    private func joined(_ items: [String], by marks: [String]) -> String {
        let mark = marks.first ?? ", "
        guard let lastMark = marks.dropFirst().first, let last = items.last, items.count > 1
        else { return items.joined(separator: mark) }
        return items.dropLast().joined(separator: mark) + lastMark + last
    }
}
