/// TP-ST: what became of a message sent earlier (3GPP TS 23.040 §9.2.3.15).
public struct Status: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

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
    /// Values above 0x7F are reserved and read as *service rejected* (0x63), as the
    /// specification asks of a receiver.
    public var statusClass: Class {
        switch rawValue {
        case 0x00...0x1F: .completed
        case 0x20...0x3F: .temporaryStillTrying
        case 0x40...0x5F: .permanentFailure
        default: .temporaryNoMoreTries
        }
    }
}
