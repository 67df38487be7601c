/// International mobile equipment identity: the modem's own number (TS 23.003 §6.2.1).
public struct IMEI: Hashable, Sendable, CustomStringConvertible {
    /// Fifteen digits, the last one the check digit.
    public let digits: String

    /// Reads 15 digits, 14 without the check digit, or the 16 of an IMEISV, whose last two count
    /// software versions (§6.2.2).
    ///
    /// Of 15 digits the last is kept as it is: some cheap modems have a wrong one.
    public init?(_ text: String) {
        // Quectel and Telit write the spare digit apart: `353270040065220-0`.
        let digits = text.filter { $0 != "-" && $0 != " " && $0 != "/" }
        guard digits.isDecimal, (14...16).contains(digits.count) else { return nil }
        if digits.count == 15 {
            self.digits = digits
        } else {
            self.digits = digits.prefix(14) + String(Self.checkDigit(of: digits.prefix(14)))
        }
    }

    /// Whether the check digit fits the others (TS 23.003 Annex B).
    public var hasRightCheckDigit: Bool {
        digits.last?.wholeNumberValue == Self.checkDigit(of: digits.prefix(14))
    }

    public var description: String { digits }

    /// Every second digit is doubled, and the sum of all digits filled up to ten.
    private static func checkDigit(of digits: some StringProtocol) -> Int {
        let sum = digits.enumerated().reduce(0) { sum, digit in
            let value = digit.element.wholeNumberValue ?? 0
            guard !digit.offset.isMultiple(of: 2) else { return sum + value }
            return sum + value * 2 / 10 + value * 2 % 10
        }
        return (10 - sum % 10) % 10
    }
}
