/// Text that is not pairs of hexadecimal digits.
public struct HexadecimalDecodingError: Error, Hashable, Sendable {
    /// The first character that cannot stand there, counted from zero.
    ///
    /// Where a digit is missing at the end, the number of characters.
    public var offset: Int
}

extension Array where Element == UInt8 {
    /// The octets written as pairs of hexadecimal digits, upper or lower case.
    ///
    /// - Throws: `HexadecimalDecodingError` at the first character that is no digit.
    public init(hexadecimal text: some StringProtocol) throws(HexadecimalDecodingError) {
        var digits: [UInt8] = []
        for character in text {
            guard let digit = character.hexadecimalDigit else {
                throw HexadecimalDecodingError(offset: digits.count)
            }
            digits.append(digit)
        }
        guard digits.count.isMultiple(of: 2) else {
            throw HexadecimalDecodingError(offset: digits.count)
        }
        self = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}

extension Sequence where Element == UInt8 {
    /// The octets as a modem's line writes them: two upper-case digits each.
    public var hexadecimal: String { hexadecimal(uppercase: true) }

    /// The octets as pairs of digits of either case.
    public func hexadecimal(uppercase: Bool) -> String {
        map { octet in
            let digits = String(octet, radix: 16, uppercase: uppercase)
            return octet < 0x10 ? "0" + digits : digits
        }.joined()
    }
}

extension Character {
    /// The value of an ASCII digit; `hexDigitValue` would take full-width forms too.
    fileprivate var hexadecimalDigit: UInt8? {
        guard isASCII, let value = hexDigitValue else { return nil }
        return UInt8(value)
    }
}
