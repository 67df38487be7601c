/// The parameters of a result line: `1,"REC READ",,24` (V.250 §5.4.2).
struct ATParameters {
    private var fields: [Field] = []

    private struct Field {
        var text = ""
        var isQuoted = false
        var isBracketed = false
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
                field.isBracketed = true
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

    /// The texts in order, without quotes and outer brackets; empty where nothing stands.
    var texts: [String] { fields.map(\.text) }

    /// The text at `position`, without its quotes; nil when absent or empty.
    subscript(string position: Int) -> String? {
        guard fields.indices.contains(position), !fields[position].text.isEmpty else { return nil }
        return fields[position].text
    }

    /// The number at `position`; nil when absent or not a number.
    subscript(number position: Int) -> Int? { self[string: position].flatMap { Int($0) } }

    /// The number at `position` in hexadecimal digits, as places are written; nil when absent.
    subscript(hexadecimal position: Int) -> Int? {
        self[string: position].flatMap { Int($0, radix: 16) }
    }

    /// The values on offer at `position`: `(0-2,4)`, or one alone without brackets.
    subscript(values position: Int) -> ATValues {
        ATValues(fields.indices.contains(position) ? fields[position].text : "")
    }

    /// Whether the text at `position` stands in quotes.
    func isQuoted(_ position: Int) -> Bool {
        fields.indices.contains(position) && fields[position].isQuoted
    }

    /// Whether the text at `position` stands in brackets.
    func isBracketed(_ position: Int) -> Bool {
        fields.indices.contains(position) && fields[position].isBracketed
    }
}

/// A list of supported values: `0,1` or `0-3` or both (V.250 §5.4.4.3).
struct ATValues {
    private let ranges: [ClosedRange<Int>]

    init(_ text: some StringProtocol) {
        ranges = text.split(separator: ",").compactMap { part in
            let bounds = part.split(separator: "-").compactMap { Int($0.trimmed) }
            guard let first = bounds.first, let last = bounds.last, first <= last else {
                return nil
            }
            return first...last
        }
    }

    var isEmpty: Bool { ranges.isEmpty }

    func contains(_ value: Int) -> Bool { ranges.contains { $0.contains(value) } }

    /// The first of these that is on offer.
    func first(of wanted: [Int]) -> Int? { wanted.first(where: contains) }
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

    /// Without quotes anywhere.
    var unquoted: String { String(filter { $0 != "\"" }).trimmed }

    /// Decimal digits of ASCII alone, one at least.
    var isDecimal: Bool { !isEmpty && allSatisfy { $0.isASCII && $0.isNumber } }

    /// The text this spells as UCS-2 in hexadecimal digits, as modems do after `+CSCS="UCS2"`;
    /// nil when it is not four digits to each character, or not all of them printable.
    var readAsUCS2: String? {
        guard count >= 8, count.isMultiple(of: 4), allSatisfy({ $0.isASCII && $0.isHexDigit })
        else { return nil }
        var units: [UInt16] = []
        var rest = self[...]
        while !rest.isEmpty {
            guard let unit = UInt16(rest.prefix(4), radix: 16), unit >= 0x20 else { return nil }
            units.append(unit)
            rest = rest.dropFirst(4)
        }
        return String(decoding: units, as: UTF16.self)
    }
}
