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
    init?(_ text: String) {
        var rest = text.utf8[...]
        isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        let mark = rest.firstIndex { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
        let mantissa = rest[..<(mark ?? rest.endIndex)]
        let exponent = mark.map { Int(String(rest[rest.index(after: $0)...]) ?? "") } ?? 0
        guard let exponent, abs(exponent) <= Self.largestExponent else { return nil }
        let point = UInt8(ascii: ".")
        let parts = mantissa.split(
            separator: point, maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, parts.count == 1 || !parts[1].isEmpty,
            parts.allSatisfy({ $0.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) })
        else { return nil }
        digits = parts.flatMap { $0.map { $0 - UInt8(ascii: "0") } }
        scale = (parts.count == 2 ? parts[1].count : 0) - exponent
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
