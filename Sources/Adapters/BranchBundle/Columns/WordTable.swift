internal import Accounting

/// Texts named by their place, each once.
struct WordTable {
    private(set) var words: [String] = []
    private var places: [String: UInt32] = [:]

    mutating func place(of word: String) -> UInt32 {
        if let place = places[word] { return place }
        let place = UInt32(words.count)
        words.append(word)
        places[word] = place
        return place
    }
}

/// A text in which names stand that something else knows: `loan:{client}:2`.
///
/// A word that begins with `=` stands for the rest of it as it is.
enum Template {
    static let client = "{client}"
    static let officer = "{officer}"
    static let reference = "{reference}"

    /// The word for a text without names to fill in.
    static func literal(_ text: String) -> String {
        text.contains("{") || text.hasPrefix("=") ? "=" + text : text
    }

    /// The text of a word; nil where it asks for a name that is not known.
    static func fill(_ word: String, _ names: [String: String?]) -> String? {
        if word.hasPrefix("=") { return String(word.dropFirst()) }
        guard let start = word.firstIndex(of: "{") else { return word }
        for (name, value) in names where word[start...].hasPrefix(name) {
            guard let value else { return nil }
            return word[..<start] + value + word[start...].dropFirst(name.count)
        }
        return nil
    }

    /// The word for an account, with its owner left out where he is the one known.
    static func word(
        for account: Account, client: String?, officer: String? = nil
    ) -> String {
        switch account {
        case .loan(let owner, let number) where owner == client: "loan:\(Self.client):\(number)"
        case .savings(let owner) where owner == client: "savings:\(Self.client)"
        case .cashInHand(let owner) where owner == officer: "cash:\(Self.officer)"
        default: literal(account.code)
        }
    }

    /// The word for a transfer of a collection.
    static func word(forTransfer id: String, of collection: Reference?) -> String {
        guard let collection, id.hasPrefix(collection.text) else { return literal(id) }
        let rest = id.dropFirst(collection.text.count)
        return rest.contains("{") ? literal(id) : reference + rest
    }
}
