/// TP-ST: what became of a message sent earlier (3GPP TS 23.040 §9.2.3.15).
public struct Status: RawRepresentable, Hashable, Sendable {
    /// The octet as it was sent.
    public let rawValue: UInt8

    /// Any octet: values without a meaning are kept.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Received by the recipient's mobile.
    public static let received = Self(rawValue: 0x00)

    /// Forwarded, but delivery cannot be confirmed.
    public static let forwardedUnconfirmed = Self(rawValue: 0x01)

    /// Replaced by the service centre.
    public static let replaced = Self(rawValue: 0x02)

    /// The validity period ran out.
    public static let validityPeriodExpired = Self(rawValue: 0x46)

    /// The service was rejected, and the service centre has stopped trying: what every reserved
    /// value is to be read as.
    public static let serviceRejected = Self(rawValue: 0x63)

    /// Bits 6 and 5.
    public enum Class: UInt8, Hashable, Sendable {
        /// The message arrived, or needs nothing more.
        case completed

        /// It has not arrived; the service centre is still trying.
        case temporaryStillTrying

        /// It will not arrive.
        case permanentFailure

        /// It has not arrived, and the service centre has stopped trying.
        case temporaryNoMoreTries
    }

    /// The class of the status.
    ///
    /// Reserved values are read as *service rejected* (0x63), as the specification asks of a
    /// receiver: a report nobody can read must not say that a message arrived.
    public var statusClass: Class {
        guard !isReserved else { return .temporaryNoMoreTries }
        return Class(rawValue: rawValue >> 5) ?? .temporaryNoMoreTries
    }

    /// No release has given the value a meaning, nor left it to the service centre.
    public var isReserved: Bool {
        guard rawValue < 0x80 else { return true }
        return rawValue & 0x10 == 0 && Self.names[rawValue] == nil
    }
}

extension Status: CustomStringConvertible {
    /// In words, for a person.
    public var description: String {
        if isReserved { return "reserved, read as service rejected" }
        return Self.names[rawValue] ?? "specific to the service centre"
    }

    private static let names: [UInt8: String] = [
        0x00: "received by the recipient",
        0x01: "forwarded, delivery cannot be confirmed",
        0x02: "replaced by the service centre",
        0x20: "congestion",
        0x21: "recipient busy",
        0x22: "no response from the recipient",
        0x23: "service rejected",
        0x24: "quality of service not available",
        0x25: "error in the recipient",
        0x40: "remote procedure error",
        0x41: "incompatible destination",
        0x42: "connection rejected by the recipient",
        0x43: "not obtainable",
        0x44: "quality of service not available",
        0x45: "no interworking available",
        0x46: "validity period expired",
        0x47: "deleted by the sender",
        0x48: "deleted by the service centre",
        0x49: "the message does not exist",
        0x60: "congestion",
        0x61: "recipient busy",
        0x62: "no response from the recipient",
        0x63: "service rejected",
        0x64: "quality of service not available",
        0x65: "error in the recipient",
    ]
}

extension Status.Class: CustomStringConvertible {
    /// In words, for a person.
    public var description: String {
        switch self {
        case .completed: "completed"
        case .temporaryStillTrying: "temporary error, still trying"
        case .permanentFailure: "permanent error"
        case .temporaryNoMoreTries: "temporary error, no more tries"
        }
    }
}
