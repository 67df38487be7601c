public import Accounting

/// How an operator's answer to an airtime code is read: `Bal: KSH 1,250.50, expires …`.
///
/// A struct around text, because a compiled expression cannot be shared between tasks.
public struct AirtimePattern: Hashable, Sendable {
    private let pattern: String
    private let currency: Currency

    /// The pattern is a regular expression whose first group is the amount; nil when it is none.
    public init?(_ pattern: String, currency: Currency) {
        // Without a group nothing says where the amount stands. An expression tells its groups
        // only when it matches, so it is given nothing as an alternative.
        guard (try? Regex(pattern)) != nil,
            let nothing = try? Regex("(?:\(pattern))|").firstMatch(in: ""), nothing.count > 1
        else { return nil }
        self.pattern = pattern
        self.currency = currency
    }

    /// The amount in what the operator answered; nil when there is none to be read without guessing.
    public func amount(in answer: String) -> Money? {
        guard let regex = try? Regex(pattern), let match = try? regex.firstMatch(in: answer),
            match.count > 1, let group = match[1].substring
        else { return nil }
        return Self.amount(String(group), currency)
    }

    /// Operators write `1,250.50`, `1.250,50`, `1 250`, `-3.20`. The last mark is the decimal one
    /// when no more digits follow it than the currency has decimals; the others are thousands.
    static func amount(_ text: String, _ currency: Currency) -> Money? {
        let isNegative = text.contains { $0 == "-" || $0 == "\u{2212}" }
        let marks: Set<Character> = [".", ",", " ", "'", "\u{A0}", "\u{202F}"]
        var groups = [""]
        var last: Character?
        for character in text where character != "-" && character != "\u{2212}" {
            if character.isASCII, character.isNumber {
                groups[groups.count - 1].append(character)
            } else if marks.contains(character) {
                if groups != [""] { groups.append("") }
                last = character
            } else {
                return nil
            }
        }
        if groups.last == "" { groups.removeLast() }
        guard !groups.isEmpty else { return nil }
        let hasDecimals =
            groups.count > 1 && (last == "." || last == ",")
            && (1...2).contains(groups[groups.count - 1].count)
        var decimals = hasDecimals ? groups.removeLast() : ""
        guard groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        if decimals.allSatisfy({ $0 == "0" }) { decimals = "" }
        let number = groups.joined() + (decimals.isEmpty ? "" : "." + decimals)
        return Money(decimal: (isNegative ? "-" : "") + number, currency: currency)
    }
}
