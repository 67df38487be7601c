/// One language as it stands in its file: its words, its months and all its sentences.
///
/// Reading never fails: what makes no sense is left out and stands in `faults`.
public struct PackFile: Hashable, Sendable {
    /// The language's code (ISO 639), which is the file's name: `sw`.
    public let code: String

    /// By section and name, such as `sheet.recorded`.
    public let entries: [String: PackEntry]

    /// Lines that are neither section, sentence, shorter sentence nor remark, and braces that do
    /// not close.
    public let faults: [PackFault]

    /// How the language is called in messages: its own name first.
    public let names: [String]
    public let alphabet: PackAlphabet
    public let pluralRule: PluralRule

    /// Whether a missing sentence is an error.
    public let isComplete: Bool

    /// Replies that leave nothing out, by their names, in as many messages as that takes.
    public let inFull: Set<String>

    /// Short, January first.
    public let months: [String]

    /// `{day} {month}`
    let date: Sentence

    /// Reads a file of sections and lines: `[sheet]`, then `recorded: {sheet} recorded.`; a line
    /// that begins with blanks and a bar is a shorter sentence of the same name. `#` begins a
    /// remark.
    public init(code: String, _ text: String) {
        let reading = PackReading(text)
        self.code = code
        entries = reading.entries
        names = reading.entries["language.names"]?.words ?? []
        let alphabetWord = reading.entries["language.alphabet"]?.rows.first?.text
        alphabet = alphabetWord.flatMap(PackAlphabet.init) ?? .gsm7
        let pluralWord = reading.entries["language.plural"]?.rows.first?.text
        pluralRule = pluralWord.flatMap(PluralRule.init) ?? .one
        isComplete = reading.entries["language.complete"]?.rows.first?.text == "yes"
        inFull = Set(reading.entries["language.in-full"]?.words ?? [])
        months = reading.entries["language.months"]?.words ?? []
        date = reading.entries["language.date"]?.rows.first?.sentence ?? Sentence("{day} {month}")
        faults = reading.faults
    }

    /// `27 Nov`
    public func date(day: Int, month: Int) -> String {
        let name = months.indices.contains(month - 1) ? months[month - 1] : "\(month)"
        return date.pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .place("day", _): "\(day)"
            case .place: name
            }
        }.joined()
    }

    /// The entries of a section, in the order of the file.
    func section(_ name: String) -> [PackEntry] {
        entries.values.filter { $0.name.hasPrefix(name + ".") }.sorted { $0.line < $1.line }
    }

    /// The sections that hold no sentences.
    static let wordSections: Set<String> = ["language", "keywords", "labels", "multipliers"]

    /// The entries that are sentences, in the order of the file.
    var sentences: [PackEntry] {
        entries.values.filter { entry in
            !Self.wordSections.contains(String(entry.name.prefix { $0 != "." }))
        }.sorted { $0.line < $1.line }
    }
}
