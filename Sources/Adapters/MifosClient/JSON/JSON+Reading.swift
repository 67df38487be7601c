extension JSON {
    /// The value these octets write; nil where they are no JSON, such as a page of HTML.
    ///
    /// Whatever comes, it is read or refused: nesting has a limit, and broken UTF-8 in a text is
    /// replaced.
    public init?(_ octets: some Swift.Collection<UInt8>) {
        var reader = JSONReader(octets: Array(octets))
        guard let value = reader.document() else { return nil }
        self = value
    }
}

/// Reads one JSON document.
private struct JSONReader {
    let octets: [UInt8]
    var place = 0

    /// Deeper documents are refused.
    private static let deepest = 64

    init(octets: [UInt8]) { self.octets = octets }

    mutating func document() -> JSON? {
        guard let value = value(depth: 0) else { return nil }
        skipBlanks()
        return place == octets.count ? value : nil
    }

    private var next: UInt8? { place < octets.count ? octets[place] : nil }

    private mutating func skipBlanks() {
        while let octet = next, [0x20, 0x09, 0x0A, 0x0D].contains(octet) { place += 1 }
    }

    private mutating func takes(_ mark: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: mark) else { return false }
        place += 1
        return true
    }

    private mutating func takes(word: String) -> Bool {
        let word = Array(word.utf8)
        guard octets[place...].starts(with: word) else { return false }
        place += word.count
        return true
    }

    private mutating func value(depth: Int) -> JSON? {
        guard depth < Self.deepest else { return nil }
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return list(depth: depth)
        case UInt8(ascii: "\""): return text().map(JSON.text)
        case UInt8(ascii: "t"): return takes(word: "true") ? .boolean(true) : nil
        case UInt8(ascii: "f"): return takes(word: "false") ? .boolean(false) : nil
        case UInt8(ascii: "n"): return takes(word: "null") ? .null : nil
        default: return number()
        }
    }

    private mutating func object(depth: Int) -> JSON? {
        place += 1
        var members: [String: JSON] = [:]
        skipBlanks()
        if takes("}") { return .object(members) }
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\""), let name = text() else { return nil }
            skipBlanks()
            guard takes(":"), let value = value(depth: depth + 1) else { return nil }
            members[name] = value
            skipBlanks()
        } while takes(",")
        return takes("}") ? .object(members) : nil
    }

    private mutating func list(depth: Int) -> JSON? {
        place += 1
        var elements: [JSON] = []
        skipBlanks()
        if takes("]") { return .list(elements) }
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            elements.append(value)
            skipBlanks()
        } while takes(",")
        return takes("]") ? .list(elements) : nil
    }

    private mutating func number() -> JSON? {
        let start = place
        while let octet = next, Self.isOfNumber(octet) { place += 1 }
        let written = octets[start..<place]
        guard DecimalText(octets: written) != nil else { return nil }
        return .number(String(decoding: written, as: UTF8.self))
    }

    private static func isOfNumber(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}

extension JSONReader {
    private mutating func text() -> String? {
        place += 1
        var units: ArraySlice<UInt8> = []
        while true {
            let plain = octets[place...].prefix(while: Self.isPlain)
            units = units.isEmpty ? plain : units + plain
            place = plain.endIndex
            guard let end = next else { return nil }
            place += 1
            switch end {
            case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = escaped() else { return nil }
                units += escaped
            default: return nil
            }
        }
    }

    /// Whether the octet stands in a text for itself.
    private static func isPlain(_ octet: UInt8) -> Bool {
        octet >= 0x20 && octet != UInt8(ascii: "\"") && octet != UInt8(ascii: "\\")
    }

    private static let shortEscapes: [UInt8: UInt8] = [
        UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
        UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "\""): UInt8(ascii: "\""),
        UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "/"): UInt8(ascii: "/"),
    ]

    private mutating func escaped() -> [UInt8]? {
        guard let mark = next else { return nil }
        place += 1
        if let octet = Self.shortEscapes[mark] { return [octet] }
        guard mark == UInt8(ascii: "u"), let first = codeUnit() else { return nil }
        guard (0xD800..<0xDC00).contains(first) else { return Self.octets(of: UInt32(first)) }
        let start = place
        if takes(word: #"\u"#), let second = codeUnit(), (0xDC00..<0xE000).contains(second) {
            return Self.octets(
                of: 0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00)
        }
        place = start
        return Self.octets(of: 0xFFFD)
    }

    private mutating func codeUnit() -> UInt16? {
        guard place + 4 <= octets.count else { return nil }
        let digits = String(decoding: octets[place..<place + 4], as: UTF8.self)
        place += 4
        return digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }) ? UInt16(digits, radix: 16) : nil
    }

    /// A lone surrogate is read as the replacement character.
    private static func octets(of value: UInt32) -> [UInt8] {
        Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    }
}
