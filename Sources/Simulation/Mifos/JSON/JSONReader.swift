/// Reads JSON text (RFC 8259); anything that is not JSON reads as nil.
struct JSONReader {
    private let octets: [UInt8]
    private var place = 0
    private static let deepest = 64

    /// The value that is the whole of the text.
    static func value(of octets: [UInt8]) -> JSONValue? {
        var reader = JSONReader(octets: octets)
        guard let value = reader.value(depth: 0) else { return nil }
        reader.skipBlanks()
        return reader.place == octets.count ? value : nil
    }

    private init(octets: [UInt8]) { self.octets = octets }

    private var next: UInt8? { place < octets.count ? octets[place] : nil }

    private mutating func skipBlanks() {
        while let octet = next, [0x20, 0x09, 0x0A, 0x0D].contains(octet) { place += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard next == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func take(word: String, _ value: JSONValue) -> JSONValue? {
        guard octets[place...].starts(with: word.utf8) else { return nil }
        place += word.utf8.count
        return value
    }

    private mutating func value(depth: Int) -> JSONValue? {
        skipBlanks()
        guard depth < Self.deepest, let octet = next else { return nil }
        switch Unicode.Scalar(octet) {
        case "{": return object(depth: depth)
        case "[": return array(depth: depth)
        case "\"": return string().map { .string($0) }
        case "t": return take(word: "true", .bool(true))
        case "f": return take(word: "false", .bool(false))
        case "n": return take(word: "null", .null)
        default: return number()
        }
    }

    private mutating func array(depth: Int) -> JSONValue? {
        place += 1
        var values: [JSONValue] = []
        if take("]") { return .array(values) }
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            values.append(value)
        } while take(",")
        return take("]") ? .array(values) : nil
    }

    private mutating func object(depth: Int) -> JSONValue? {
        place += 1
        var members: [(String, JSONValue)] = []
        if take("}") { return .object(JSONObject()) }
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\""), let name = string(), take(":"),
                let value = value(depth: depth + 1)
            else { return nil }
            members.append((name, value))
        } while take(",")
        return take("}") ? .object(JSONObject(members)) : nil
    }

    private mutating func number() -> JSONValue? {
        let start = place
        while let octet = next, "+-.0123456789Ee".utf8.contains(octet) { place += 1 }
        let digits = String(decoding: octets[start..<place], as: UTF8.self)
        return Amount(number: digits) == nil && Double(digits) == nil ? nil : .number(digits)
    }

    private mutating func string() -> String? {
        place += 1
        var text: [UInt8] = []
        while let octet = next {
            place += 1
            switch Unicode.Scalar(octet) {
            case "\"": return String(validating: text, as: UTF8.self)
            case "\\":
                guard let escaped = escape() else { return nil }
                text += Array(String(escaped).utf8)
            case "\u{0}"..<"\u{20}": return nil
            default: text.append(octet)
            }
        }
        return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard let octet = next else { return nil }
        place += 1
        switch Unicode.Scalar(octet) {
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "u": return codePoint()
        case "\"", "\\", "/": return Unicode.Scalar(octet)
        default: return nil
        }
    }

    /// Four hexadecimal digits, or two times four where they are a surrogate pair.
    private mutating func codePoint() -> Unicode.Scalar? {
        guard let high = codeUnit() else { return nil }
        guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) }
        guard octets[place...].starts(with: "\\u".utf8) else { return nil }
        place += 2
        guard let low = codeUnit(), (0xDC00..<0xE000).contains(low) else { return nil }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func codeUnit() -> UInt32? {
        guard place + 4 <= octets.count else { return nil }
        let digits = String(decoding: octets[place..<place + 4], as: UTF8.self)
        place += 4
        return UInt32(digits, radix: 16)
    }
}
