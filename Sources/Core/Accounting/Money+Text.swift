extension Money {
    /// For people: `1,250`, or `1,250.50` when there are cents, `-1,250` when owed.
    public var text: String {
        let digits = String(parts.major)
        var grouped = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { grouped.append(",") }
            grouped.append(digit)
        }
        return sign + grouped + (parts.minor == 0 ? "" : "." + minorDigits)
    }

    /// For people who use several currencies: `KES 1,250`.
    public var textWithCode: String {
        currency.code + " " + text
    }

    /// For machines: `1250.50`, every decimal of the currency and no marks.
    public var decimal: String {
        sign + String(parts.major) + (currency.minorUnitDigits == 0 ? "" : "." + minorDigits)
    }

    /// Reads an amount as files carry it: digits, at most one point, perhaps a minus sign.
    ///
    /// Nothing is rounded and nothing is guessed: marks, spaces, an exponent, or
    /// more decimals than the currency has make it nil.
    public init?(decimal: String, currency: Currency) {
        let isNegative = decimal.utf8.first == UInt8(ascii: "-")
        let parts = decimal.utf8.dropFirst(isNegative ? 1 : 0)
            .split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let major = parts.first, !major.isEmpty else { return nil }
        let minor = parts.count == 2 ? parts[1] : ""[...].utf8
        guard parts.count == 1 || (1...max(1, currency.minorUnitDigits)).contains(minor.count),
            minor.count <= currency.minorUnitDigits
        else { return nil }
        let padding = String(repeating: "0", count: currency.minorUnitDigits - minor.count)
        let digits = Array(major) + Array(minor) + Array(padding.utf8)
        guard let count = Self.count(of: digits, isNegative: isNegative) else { return nil }
        self.init(minorUnits: count, currency: currency)
    }

    /// The number these ASCII digits write, or nil when one is no digit or it does not fit.
    private static func count(of digits: [UInt8], isNegative: Bool) -> Int64? {
        var count: Int64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            let value = Int64(digit - UInt8(ascii: "0"))
            let tenfold = count.multipliedReportingOverflow(by: 10)
            let next = tenfold.partialValue
                .addingReportingOverflow(isNegative ? -value : value)
            guard !tenfold.overflow, !next.overflow else { return nil }
            count = next.partialValue
        }
        return count
    }

    private var sign: String { isNegative ? "-" : "" }

    private var parts: (major: UInt64, minor: UInt64) {
        let (major, minor) = minorUnits.magnitude
            .quotientAndRemainder(dividingBy: UInt64(currency.minorUnitsPerMajor))
        return (major, minor)
    }

    private var minorDigits: String {
        let digits = String(parts.minor)
        return String(repeating: "0", count: currency.minorUnitDigits - digits.count) + digits
    }
}
