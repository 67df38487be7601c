/// A PDU that the modem hands over instead of storing it: `+CDS: 24`, and octets on the lines that
/// follow (TS 27.005 §3.4.1).
struct DirectPDU: Sendable {
    private var isAnnounced = false
    private var length: Int?
    private var octets = ""

    /// The modem announces a PDU; gives one announced before that never became whole.
    mutating func begin(length: Int?) -> String? {
        defer {
            isAnnounced = true
            self.length = length
        }
        return end()
    }

    /// Whether the line is octets that are waited for; a short one may be the rest of the length.
    func expects(_ line: String) -> Bool {
        isAnnounced && line.isHexadecimal && (!octets.isEmpty || line.count >= Self.fewestDigits)
    }

    /// Takes a line of octets: nil when the line is something else, the PDU when it is whole, and
    /// nothing inside when more of it is to come.
    mutating func takes(_ line: String) -> String?? {
        guard isAnnounced, line.isHexadecimal else { return nil }
        octets += line
        guard isWhole || octets.count > Self.mostDigits else { return .some(nil) }
        return .some(end())
    }

    /// Stops waiting; gives what there is, so that even half a PDU is kept.
    mutating func end() -> String? {
        defer { self = Self() }
        return octets.isEmpty ? nil : octets
    }

    private var isWhole: Bool {
        guard let length else { return true }
        let serviceCentreLength = Int(octets.prefix(2), radix: 16) ?? 0
        return octets.count / 2 >= 1 + serviceCentreLength + length
    }

    /// More than the rest of a length.
    private static let fewestDigits = 4

    /// The longest PDU with its service centre address, in digits: what is longer is no PDU.
    private static let mostDigits = 352
}
