/// An amount of money exact to six decimals, as the column type DECIMAL(19,6) holds it.
public struct Amount: Hashable, Comparable, Sendable {
    /// Millionths of the currency's unit.
    public var millionths: Int64

    public static let zero = Amount(millionths: 0)

    public init(millionths: Int64) { self.millionths = millionths }

    public init(units: Int) { millionths = Int64(units) * 1_000_000 }

    /// The amount a plain or JSON number writes, or nil; what stands after six decimals is cut.
    public init?(number: String) {
        let parts = number.split(
            maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { "eE".contains($0) })
        guard let mantissa = parts.first, parts.count == 1 || Int(parts[1]) != nil else {
            return nil
        }
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let negative = mantissa.hasPrefix("-")
        let pieces = mantissa.drop { $0 == "-" }.split(
            separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(pieces.count), !pieces[0].isEmpty, pieces.last?.isEmpty == false,
            pieces.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            abs(exponent) < 12
        else { return nil }
        let fraction = pieces.count > 1 ? String(pieces[1]) : ""
        let digits = pieces[0] + fraction + String(repeating: "0", count: 24)
        let kept = pieces[0].count + exponent + 6
        guard kept <= 18, let value = kept > 0 ? Int64(digits.prefix(kept)) : 0 else { return nil }
        millionths = negative ? -value : value
    }

    /// With six decimals: `1200.000000`.
    public var text: String {
        let digits = String(millionths.magnitude)
        let padded = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
        return (millionths < 0 ? "-" : "") + padded.dropLast(6) + "." + padded.suffix(6)
    }

    /// Rounded to the two decimals of the currency, half to even, as Fineract rounds money.
    var rounded: Amount {
        let step: Int64 = 10_000
        let (quotient, remainder) = millionths.quotientAndRemainder(dividingBy: step)
        let twice = remainder.magnitude * 2
        let up = twice > step.magnitude || (twice == step.magnitude && quotient % 2 != 0)
        return Amount(millionths: (quotient + (up ? millionths.signum() : 0)) * step)
    }

    public static func < (smaller: Amount, larger: Amount) -> Bool {
        smaller.millionths < larger.millionths
    }

    static func + (one: Amount, other: Amount) -> Amount {
        Amount(millionths: one.millionths + other.millionths)
    }

    static func - (one: Amount, other: Amount) -> Amount {
        Amount(millionths: one.millionths - other.millionths)
    }

    static func += (one: inout Amount, other: Amount) { one = one + other }
    static func -= (one: inout Amount, other: Amount) { one = one - other }
}

extension Sequence<Amount> {
    var total: Amount { reduce(.zero, +) }
}
