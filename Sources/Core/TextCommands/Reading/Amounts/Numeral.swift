import Accounting

/// A number as it was written: its digits, and how many of them are decimals.
struct Numeral: Hashable {
    let digits: String
    let decimals: Int

    /// No branch counts a higher amount in major units.
    static let largest: Int64 = 999_999_999

    enum Verdict: Hashable {
        case amount(Money)
        case zero
        case tooManyDecimals
        case tooLarge
    }

    /// The amount it is in this currency, exactly, times a multiplier such as a thousand.
    func verdict(in currency: Currency, times multiplier: Int64 = 1) -> Verdict {
        let significant = digits.drop { $0 == "0" }
        if significant.isEmpty { return .zero }
        guard significant.utf8.count <= 15, let count = Int64(significant) else { return .tooLarge }
        let (units, overflow) = count.multipliedReportingOverflow(
            by: multiplier * currency.minorUnitsPerMajor)
        guard !overflow else { return .tooLarge }
        let (whole, remainder) = units.quotientAndRemainder(dividingBy: Self.power(decimals))
        guard remainder == 0, multiplier > 1 || decimals <= currency.minorUnitDigits else {
            return .tooManyDecimals
        }
        guard whole <= Self.largest * currency.minorUnitsPerMajor else { return .tooLarge }
        return .amount(Money(minorUnits: whole, currency: currency))
    }

    /// The same number without the zeros that end its decimals.
    var withoutTrailingZeros: Numeral {
        let zeros = digits.reversed().prefix(decimals).prefix { $0 == "0" }.count
        return Numeral(digits: String(digits.dropLast(zeros)), decimals: decimals - zeros)
    }

    /// Ten to a power, as far as amounts reach.
    private static func power(_ exponent: Int) -> Int64 {
        (0..<min(exponent, 18)).reduce(1) { power, _ in power * 10 }
    }
}
