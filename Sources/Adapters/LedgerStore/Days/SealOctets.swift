internal import Accounting

/// Writes the octets of a seal.
struct OctetWriter {
    private(set) var octets: [UInt8] = []

    mutating func write(_ more: [UInt8]) { octets += more }

    /// A number that is not negative, in groups of seven bits, the lowest first.
    mutating func write(_ count: Int64) { write(groups: UInt64(max(0, count))) }

    mutating func write(signed number: Int64) {
        write(groups: UInt64(bitPattern: number << 1 ^ number >> 63))
    }

    private mutating func write(groups number: UInt64) {
        var rest = number
        while rest > 0x7F {
            octets.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        octets.append(UInt8(rest))
    }

    /// Three letters, five bits each.
    mutating func write(_ currencyCode: String) {
        let bits = currencyCode.utf8.reduce(UInt16(0)) { $0 << 5 | UInt16($1 &- 65) & 0x1F }
        octets += [UInt8(bits >> 8), UInt8(bits & 0xFF)]
    }
}

/// Reads them back; each answer is nil where the octets end early or make no sense.
struct OctetReader {
    private var rest: ArraySlice<UInt8>

    init(octets: ArraySlice<UInt8>) { rest = octets }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ count: Int) -> [UInt8]? {
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    mutating func count() -> Int64? { groups().flatMap { Int64(exactly: $0) } }

    mutating func signed() -> Int64? {
        groups().map { Int64(bitPattern: $0 >> 1) ^ -Int64($0 & 1) }
    }

    mutating func currency() -> Currency? {
        guard let octets = take(2) else { return nil }
        let bits = UInt16(octets[0]) << 8 | UInt16(octets[1])
        let letters = [bits >> 10, bits >> 5, bits].map { UInt8($0 & 0x1F) + 65 }
        return Currency(String(decoding: letters, as: UTF8.self))
    }

    private mutating func groups() -> UInt64? {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let octet = rest.popFirst() else { return nil }
            let group = UInt64(octet & 0x7F)
            guard (group << shift) >> shift == group else { return nil }
            number |= group << shift
            if octet < 0x80 { return number }
        }
        return nil
    }
}

/// Digits and capitals that every phone sends as they are and nobody takes for another.
enum Base32 {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    static func text(of octets: [UInt8]) -> String {
        var symbols: [UInt8] = []
        var bits: UInt16 = 0
        var count = 0
        for octet in octets {
            bits = bits << 8 | UInt16(octet)
            count += 8
            while count >= 5 {
                count -= 5
                symbols.append(alphabet[Int(bits >> count & 0x1F)])
            }
        }
        if count > 0 { symbols.append(alphabet[Int(bits << (5 - count) & 0x1F)]) }
        return String(decoding: symbols, as: UTF8.self)
    }

    /// Nil for a symbol that is none, and for bits left over that are not zero: each text is one
    /// row of octets, and each row of octets one text.
    static func octets(of text: String) -> [UInt8]? {
        var octets: [UInt8] = []
        var bits: UInt16 = 0
        var count = 0
        for symbol in text.utf8 {
            guard let value = alphabet.firstIndex(of: symbol) else { return nil }
            bits = bits << 5 | UInt16(value)
            count += 5
            if count >= 8 {
                count -= 8
                octets.append(UInt8(bits >> count & 0xFF))
            }
        }
        guard count < 5, bits & (1 << count - 1) == 0 else { return nil }
        return octets
    }
}
