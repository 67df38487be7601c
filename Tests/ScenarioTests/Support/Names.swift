/// What the names in braces of a day stand for, once they are learned.
struct Names {
    private(set) var known: [String: String] = [:]

    /// The text with known names put in.
    func filled(_ text: String) -> String {
        known.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    }

    /// Whether the text is what was written, learning the names that are new.
    mutating func match(_ text: String, _ written: String) -> Bool {
        guard let learned = Self.learn(text[...], filled(written)[...], [:]) else { return false }
        known.merge(learned) { old, _ in old }
        return true
    }

    private static func learn(
        _ text: Substring, _ written: Substring, _ learned: [String: String]
    ) -> [String: String]? {
        guard let first = written.first else { return text.isEmpty ? learned : nil }
        if first == "…" {
            let rest = written.dropFirst()
            if rest.isEmpty { return learned }
            return text.indices.lazy.compactMap { learn(text[$0...], rest, learned) }.first
                ?? learn("", rest, learned)
        }
        guard first == "{", let close = written.firstIndex(of: "}") else {
            return text.first == first ? learn(text.dropFirst(), written.dropFirst(), learned) : nil
        }
        let name = String(written[written.index(after: written.startIndex)..<close])
        let value = text.prefix { $0.isLetter || $0.isNumber }
        guard !value.isEmpty, learned[name, default: String(value)] == value else { return nil }
        var learned = learned
        learned[name] = String(value)
        return learn(
            text.dropFirst(value.count), written[written.index(after: close)...], learned)
    }
}
