/// Takes what is somebody's own out of the lines of a dialogue, octet for octet.
struct TranscriptMask {
    /// A text that goes on over several lines.
    private enum Text { case none, message, serviceCode }

    private var text = Text.none

    /// The line with its secrets masked, as long as before.
    mutating func masked(_ line: [UInt8]) -> [UInt8] {
        guard !line.isEmpty else { return [] }
        let string = String(decoding: line, as: UTF8.self)
        if text == .serviceCode {
            if line.contains(Self.quote) { text = .none }
            return Self.wordless(line)
        }
        if PDUMask.isPDU(string) { return PDUMask.masked(line) }
        if string == "OK" || string.hasSuffix("ERROR") || string.contains("ERROR:") {
            text = .none
            return line
        }
        guard let name = Self.name(in: string) else {
            return text == .message ? Self.wordless(line) : Self.numberless(line)
        }
        text = Self.opensMessage.contains(name) ? .message : .none
        return masked(line, of: name)
    }

    private mutating func masked(_ line: [UInt8], of name: String) -> [UInt8] {
        switch name {
        case "+CUSD":
            let quotes = line.count { $0 == Self.quote }
            // `+CUSD=1` alone opens no text.
            if !quotes.isMultiple(of: 2) { text = .serviceCode }
            return quotes == 0
                ? Self.maskedBetweenCommas(line)
                : Self.masked(line, fromFirstQuote: Self.wordless)
        case "+CPIN", "^CPIN", "+CLCK", "+CPWD", "+CREG", "+CGREG", "+CEREG":
            // Of `+CREG: 2,1,00C3,0000AABB` the places are what is longer than a state.
            return Self.masked(
                Self.numberless(line, from: 4, keeping: 0), fromFirstQuote: Self.zeroed)
        case _ where Self.namesPeople.contains(name):
            return Self.masked(Self.numberless(line), fromFirstQuote: Self.nameless)
        default:
            return Self.numberless(Self.masked(line, fromFirstQuote: Self.wideZeroed))
        }
    }

    /// Commands whose data comes on the lines after them.
    private static let opensMessage: Set = ["+CMGL", "+CMGR", "+CMT", "+CDS", "+CBM", "+CMGS"]

    /// Commands with a name from the phone book.
    private static let namesPeople: Set = ["+CMGL", "+CMGR", "+CMT", "+CLIP", "+CPBR", "+CNUM"]

    /// `+CREG` of `+CREG: 1`, `AT+CREG?` and `AT+CREG=2`; nil when the line has no such name.
    private static func name(in line: String) -> String? {
        let upper = line.uppercased()
        let rest = upper.hasPrefix("AT") ? upper.dropFirst(2) : upper[...]
        guard let first = rest.first, "+^*%$#&".contains(first) else {
            return upper.hasPrefix("AT") ? "AT" : nil
        }
        return String(rest.prefix { $0 != ":" && $0 != "=" && $0 != "?" }).trimmed
    }
}

extension TranscriptMask {
    static let quote = UInt8(ascii: "\"")

    /// Letters become x and digits zero, hexadecimal digits all of them zero.
    private static func wordless(_ line: [UInt8]) -> [UInt8] {
        let letters = line.filter { $0.isLetter || $0.isDigit }
        let isHexadecimal = letters.count >= 8 && letters.allSatisfy(\.isHexDigit)
        return line.map { byte in
            switch byte {
            case _ where byte.isDigit: UInt8(ascii: "0")
            case _ where byte.isLetter && isHexadecimal: UInt8(ascii: "0")
            case _ where byte.isLetter || byte >= 0x80: UInt8(ascii: "x")
            default: byte
            }
        }
    }

    /// Every digit becomes zero, hexadecimal ones too.
    private static func zeroed(_ bytes: [UInt8]) -> [UInt8] {
        bytes.map { $0.isHexDigit ? UInt8(ascii: "0") : $0 }
    }

    /// Names become x; the states of a message in text mode are nobody's name.
    private static func nameless(_ bytes: [UInt8]) -> [UInt8] {
        let text = String(decoding: bytes, as: UTF8.self)
        guard !text.hasPrefix("\"REC "), !text.hasPrefix("\"STO ") else { return numberless(bytes) }
        return wordless(bytes)
    }

    /// Long hexadecimal digits in quotes become zero: numbers and names in UCS-2, card files.
    private static func wideZeroed(_ bytes: [UInt8]) -> [UInt8] {
        let inside = bytes.filter { $0 != quote && $0 != UInt8(ascii: ",") }
        return inside.count >= 8 && inside.allSatisfy(\.isHexDigit) ? zeroed(bytes) : bytes
    }

    /// Runs of six digits and more keep their first three: enough to tell a country or a maker.
    private static func numberless(
        _ line: [UInt8], from shortest: Int = 6, keeping kept: Int = 3
    ) -> [UInt8] {
        var result = line
        var start = 0
        for index in 0...line.count {
            if index < line.count, line[index].isDigit { continue }
            if index - start >= shortest {
                for place in start + kept..<index { result[place] = UInt8(ascii: "0") }
            }
            start = index + 1
        }
        return result
    }

    /// Takes the words from what stands between the first comma and the last.
    private static func maskedBetweenCommas(_ line: [UInt8]) -> [UInt8] {
        let comma = UInt8(ascii: ",")
        guard let open = line.firstIndex(of: comma), let last = line.lastIndex(of: comma) else {
            return line
        }
        let close = last > open ? last : line.count
        return line[..<open] + wordless(Array(line[open..<close])) + line[close...]
    }

    /// Changes what stands from the first quote to the last, or to the end where none closes.
    private static func masked(
        _ line: [UInt8], fromFirstQuote change: ([UInt8]) -> [UInt8]
    ) -> [UInt8] {
        guard let open = line.firstIndex(of: quote) else { return line }
        let last = line.lastIndex(of: quote) ?? open
        let close = last > open ? last : line.count - 1
        return line[..<open] + change(Array(line[open...close])) + line[(close + 1)...]
    }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    var isLetter: Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self & 0xDF) && self < 0x80
    }

    var isHexDigit: Bool {
        isDigit || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(self & 0xDF) && self < 0x80
    }
}
