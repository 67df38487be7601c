/// A currency of ISO 4217: its code, and how many decimals its amounts have.
public struct Currency: Hashable, Sendable {
    /// The alphabetic code, in capitals: `KES`.
    public let code: String

    /// The exponent of ISO 4217: 2 for the shilling and its cents, 0 for the CFA franc.
    public let minorUnitDigits: Int

    /// The currency with this code in any case, if it is one in use.
    public init?(_ code: String) {
        let code = code.uppercased()
        guard let digits = Self.minorUnitDigitsByCode[code] else { return nil }
        self.code = code
        self.minorUnitDigits = digits
    }

    /// How many minor units make one major unit: 100 cents, 1 franc.
    public var minorUnitsPerMajor: Int64 {
        (0..<minorUnitDigits).reduce(1) { power, _ in power * 10 }
    }
}
