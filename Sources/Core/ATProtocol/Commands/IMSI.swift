/// International mobile subscriber identity: who the network takes the SIM for (TS 23.003 §2.2).
///
/// It names a person. It is described by its last four digits alone.
public struct IMSI: Hashable, Sendable, CustomStringConvertible {
    /// Six to fifteen digits.
    public let digits: String

    /// Reads digits; nil for anything else.
    public init?(_ text: String) {
        guard text.isDecimal, (6...15).contains(text.count) else { return nil }
        digits = text
    }

    /// MCC: the country of the home network.
    public var mobileCountryCode: String { String(digits.prefix(3)) }

    public var description: String { "…" + digits.suffix(4) }
}
