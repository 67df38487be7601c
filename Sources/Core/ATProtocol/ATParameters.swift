/// The parameters of a result line: `1,"REC READ",,24` (V.250 §5.4.2).
struct ATParameters {
    private var fields: [Field] = []

    private struct Field {
        var text = ""
        var isQuoted = false
    }

    /// Splits at commas outside quotes and brackets.
    init(_ line: some StringProtocol) {
        var field = Field()
        var depth = 0
        var inQuotes = false
        for character in line {
            switch character {
            case "\"":
                inQuotes.toggle()
                if depth == 0 { field.isQuoted = true } else { field.text.append(character) }
            case "(" where !inQuotes:
                depth += 1
                if depth > 1 { field.text.append(character) }
            case ")" where !inQuotes:
                depth -= 1
                if depth > 0 { field.text.append(character) }
            case "," where !inQuotes && depth <= 0:
                fields.append(field)
                field = Field()
            case " " where !inQuotes:
                continue
            default:
                field.text.append(character)
            }
        }
        fields.append(field)
    }

    var count: Int { fields.count }

    /// The text at `position`, without its quotes; nil when absent or empty.
    subscript(string position: Int) -> String? {
        guard fields.indices.contains(position), !fields[position].text.isEmpty else { return nil }
        return fields[position].text
    }

    /// The number at `position`; nil when absent or not a number.
    subscript(number position: Int) -> Int? { self[string: position].flatMap { Int($0) } }
}

extension String {
    /// What stands after `prefix`, without spaces at either end; nil when the line opens otherwise.
    func value(after prefix: String) -> String? {
        guard hasPrefix(prefix) else { return nil }
        return dropFirst(prefix.count).trimmed
    }
}

extension StringProtocol {
    /// Without spaces and control characters at either end.
    var trimmed: String {
        let isBlank = { (character: Character) in
            character.isWhitespace || (character.asciiValue.map { $0 < 32 } ?? false)
        }
        guard let first = firstIndex(where: { !isBlank($0) }),
            let last = lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(self[first...last])
    }
}
