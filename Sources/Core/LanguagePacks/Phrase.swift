/// A sentence of the packs by its name, with the values that go into it.
public struct Phrase: Hashable, Sendable {
    /// `sheet.recorded`: the section of the pack and the name in it.
    public var name: String

    /// By the word that stands in braces in the pack.
    public var values: [String: Value]

    public init(_ name: String, _ values: [String: Value] = [:]) {
        self.name = name
        self.values = values
    }

    /// What can stand in a place.
    public enum Value: Hashable, Sendable {
        case text(String)

        /// A day of the year, as the language writes dates.
        case day(Int, month: Int)

        case count(Int)

        /// A sentence in the sentence; nothing where there is none.
        indirect case phrase(Phrase?)

        /// Side by side; cut at an item where the message would grow too long.
        case list([Value])
    }

    /// Its own name and those of the sentences in it.
    public var names: [String] { [name] + values.values.flatMap(\.names) }
}

extension Phrase.Value {
    fileprivate var names: [String] {
        switch self {
        case .phrase(let phrase): phrase?.names ?? []
        case .list(let items): items.flatMap(\.names)
        case .text, .day, .count: []
        }
    }
}

extension Phrase {
    /// The most items a list in it has.
    var longestList: Int {
        values.values.map { if case .list(let items) = $0 { items.count } else { 0 } }.max() ?? 0
    }

    /// Every list cut to `count` items, and how many more there were.
    func cutting(listsTo count: Int) -> Phrase {
        Phrase(
            name,
            values.mapValues { value in
                guard case .list(let items) = value, items.count > count else { return value }
                let more = Phrase("list.more", ["count": .count(items.count - count)])
                return .list(items.prefix(count) + [.phrase(more)])
            })
    }
}
