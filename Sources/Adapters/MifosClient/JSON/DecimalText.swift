/// A decimal number as text, taken apart without rounding: `-1200.500000`, `1E+3`.
struct DecimalText: Hashable, Sendable {
    private let isNegative: Bool

    /// Every digit, the decimals included.
    private let digits: [UInt8]

    /// How many of the digits stand behind the point; negative where zeros are to be added.
    private let scale: Int

    /// Longer exponents are no amounts.
    private static let largestExponent = 40

    /// Nil where the text is no number of JSON.
    init?(_ text: String) { self.init(octets: Array(text.utf8)[...]) }

    init?(octets: ArraySlice<UInt8>) {
        var rest = octets
        isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest.removeFirst() }
        let whole = Self.takeDigits(from: &rest)
        guard !whole.isEmpty else { return nil }
        var decimals: ArraySlice<UInt8> = []
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            decimals = Self.takeDigits(from: &rest)
            guard !decimals.isEmpty else { return nil }
        }
        guard let exponent = Self.exponent(rest) else { return nil }
        digits = (whole + decimals).map { $0 - UInt8(ascii: "0") }
        scale = decimals.count - exponent
    }

    private static func takeDigits(from rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest[digits.endIndex...]
        return digits
    }

    /// 0 where there is none; nil where it is no exponent, or that of no amount.
    private static func exponent(_ rest: ArraySlice<UInt8>) -> Int? {
        guard let mark = rest.first else { return 0 }
        let written = Int(String(decoding: rest.dropFirst(), as: UTF8.self))
        guard [UInt8(ascii: "e"), UInt8(ascii: "E")].contains(mark), let written,
            (-largestExponent...largestExponent).contains(written)
        else { return nil }
        return written
    }

    /// The number in units of which a whole one has `places` decimals; nil where it is no whole
    /// count of them, or does not fit.
    func units(_ places: Int) -> Int64? {
        let surplus = scale - places
        var kept = digits[...]
        if surplus > 0 {
            guard kept.suffix(surplus).allSatisfy({ $0 == 0 }) else { return nil }
            kept = kept.dropLast(surplus)
        }
        let zeros = [UInt8](repeating: 0, count: max(0, -surplus))
        var count: Int64 = 0
        for digit in kept + zeros {
            let (tenfold, tooLarge) = count.multipliedReportingOverflow(by: 10)
            let step = isNegative ? -Int64(digit) : Int64(digit)
            let (next, tooLong) = tenfold.addingReportingOverflow(step)
            guard !tooLarge, !tooLong else { return nil }
            count = next
        }
        return count
    }
}
