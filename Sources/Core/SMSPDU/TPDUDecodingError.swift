/// Octets that are not the TPDU they claim to be.
public struct TPDUDecodingError: Error, Hashable, Sendable {
    /// The field being read, under its name in 3GPP TS 23.040.
    public var field: TPDUField

    /// Where the field starts, in octets from the start of the input.
    public var offset: Int

    /// What is wrong with it.
    public var reason: Reason

    /// An error at a field, its offset counted from the start of the input.
    public init(field: TPDUField, offset: Int, reason: Reason) {
        self.field = field
        self.offset = offset
        self.reason = reason
    }

    /// What is wrong with the field.
    public enum Reason: Hashable, Sendable {
        /// The input ends before the field does.
        case tooFewOctets(needed: Int, available: Int)

        /// The length octet counts more than the field may hold.
        case lengthAboveMaximum(length: Int, maximum: Int)

        /// The header is longer than the user data that holds it.
        case headerLongerThanUserData(length: Int, available: Int)

        /// A semi-octet that is no digit where a digit must stand.
        case notADigit(semiOctet: UInt8)

        /// Digits that are no moment in any calendar.
        case noSuchTime

        /// A message type that is not sent in this direction.
        case unsupportedMessageType(MessageTypeIndicator)
    }
}

extension TPDUDecodingError.Reason: CustomStringConvertible {
    /// The reason as a sentence.
    public var description: String {
        switch self {
        case .tooFewOctets(let needed, let available):
            "The field is cut short: octets needed \(needed), left \(available)."
        case .lengthAboveMaximum(let length, let maximum):
            "The length is \(length), the most allowed here is \(maximum)."
        case .headerLongerThanUserData(let length, let available):
            "The header claims \(length) octets and the user data holds \(available) after it."
        case .notADigit(let semiOctet):
            "The semi-octet \(semiOctet) is not a digit."
        case .noSuchTime:
            "The digits are not a date and time."
        case .unsupportedMessageType(let indicator):
            "Message type \(indicator.rawValue) is not supported in this direction."
        }
    }
}

extension TPDUDecodingError: CustomStringConvertible {
    /// In words, for a person.
    public var description: String {
        "\(field.rawValue) at octet \(offset): \(reason)"
    }
}
