/// The longest value of each place, with which the shortest sentence of a reply must fit a message.
///
/// Written as a table of its own, beside the packs: `name: text Nyambura…`.
public struct LongestValues: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case text(String)
        case day
        case count(Int)

        /// So many of the longest of these sentences.
        case list(Int, of: [String])

        /// Each of these sentences once.
        case each([String])

        /// So many times these words.
        case words(Int, String)

        /// The longest of these sentences.
        case phrase([String])
    }

    /// By the place's name, or `question.replaced/form` for that of one sentence.
    private let kinds: [String: Kind]

    /// Lines that make no sense.
    public let faults: [PackFault]

    public init(_ text: String) {
        var kinds: [String: Kind] = [:]
        var faults: [PackFault] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated() where !line.isEmpty && !line.hasPrefix("#")
        {
            let halves = line.split(separator: ":", maxSplits: 1)
            guard halves.count == 2, let kind = Self.kind(halves[1]) else {
                faults.append(PackFault(line: index + 1, "this is no value: \(Self.forms)"))
                continue
            }
            kinds[String(halves[0])] = kind
        }
        self.kinds = kinds
        self.faults = faults
    }

    func kind(of place: String, in sentence: String) -> Kind? {
        kinds[sentence + "/" + place] ?? kinds[place]
    }

    private static let forms =
        "write name: text …, day, count 99, list 3 a.b, words 3 x, each a.b or phrase a.b"

    private static func kind(_ text: Substring) -> Kind? {
        let words = text.split(separator: " ").map(String.init)
        guard let first = words.first else { return nil }
        let rest = Array(words.dropFirst())
        switch (first, rest.first) {
        case ("text", _?): return .text(rest.joined(separator: " "))
        case ("day", nil): return .day
        case ("count", let count?): return Int(count).map { .count($0) }
        case ("phrase", _?): return .phrase(rest)
        case ("each", _?): return .each(rest)
        case ("list", let count?) where rest.count > 1:
            return Int(count).map { .list($0, of: Array(rest.dropFirst())) }
        case ("words", let count?) where rest.count > 1:
            return Int(count).map { .words($0, rest.dropFirst().joined(separator: " ")) }
        default: return nil
        }
    }
}

extension LongestValues {
    /// The sentence with the longest value in each place it may have.
    func phrase(_ name: String, in pack: PackFile) -> Phrase {
        let rows = pack.entries[name]?.rows ?? []
        let places = rows.reduce(into: Set<String>()) { $0.formUnion($1.sentence.places) }
        var phrase = Phrase(name)
        for place in places {
            phrase.values[place] = kind(of: place, in: name).map { value($0, in: pack) }
        }
        return phrase
    }

    private func value(_ kind: Kind, in pack: PackFile) -> Phrase.Value {
        switch kind {
        case .text(let text): .text(text)
        case .day: .day(28, month: pack.longestMonth)
        case .count(let count): .count(count)
        case .list(let count, let names):
            .list(Array(repeating: .phrase(longest(of: names, in: pack)), count: count))
        case .each(let names):
            .list(
                names.filter { pack.entries[$0] != nil }.map { .phrase(phrase($0, in: pack)) })
        case .words(let count, let words):
            .list(Array(repeating: .text(words), count: count))
        case .phrase(let names): .phrase(longest(of: names, in: pack))
        }
    }

    /// The one whose shortest wording is the longest. A sentence never holds itself.
    private func longest(of names: [String], in pack: PackFile) -> Phrase? {
        names.filter { pack.entries[$0] != nil }.map { phrase($0, in: pack) }.max {
            pack.shortest($0) < pack.shortest($1)
        }
    }
}

extension PackFile {
    fileprivate var longestMonth: Int {
        let longest = months.indices.max { months[$0].count < months[$1].count }
        return (longest ?? 0) + 1
    }

    /// What the shortest wording takes of a message.
    func shortest(_ phrase: Phrase) -> Int {
        wordings(of: phrase).map { alphabet.cost(of: $0) ?? $0.utf16.count }.min() ?? 0
    }
}
