/// A transfer protocol data unit, told apart by direction and TP-MTI (3GPP TS 23.040 §9.2.2).
public enum TPDU: Hashable, Sendable {
    case deliver(SMSDeliver)
    case submit(SMSSubmit)
    case statusReport(SMSStatusReport)

    /// A TPDU from the service centre to the mobile.
    ///
    /// The reserved message type is read as SMS-DELIVER, as §9.2.3.1 asks of a mobile.
    ///
    /// - Throws: `TPDUDecodingError` naming the first field that makes no sense.
    public init(decodingMobileTerminated octets: some Sequence<UInt8>) throws(TPDUDecodingError) {
        var reader = OctetReader(octets)
        self = try .mobileTerminated(from: &reader)
    }

    /// A TPDU from the mobile to the service centre.
    ///
    /// - Throws: `TPDUDecodingError` naming the first field that makes no sense.
    public init(decodingMobileOriginated octets: some Sequence<UInt8>) throws(TPDUDecodingError) {
        var reader = OctetReader(octets)
        self = .submit(try SMSSubmit(from: &reader))
    }

    public var encoded: [UInt8] {
        switch self {
        case .deliver(let deliver): deliver.encoded
        case .submit(let submit): submit.encoded
        case .statusReport(let report): report.encoded
        }
    }
}

extension TPDU {
    static func mobileTerminated(from reader: inout OctetReader) throws(TPDUDecodingError) -> TPDU {
        switch reader.next.map({ MessageTypeIndicator(rawValue: $0) }) {
        case .statusReport?: .statusReport(try SMSStatusReport(from: &reader))
        default: .deliver(try SMSDeliver(from: &reader))
        }
    }

    /// A TPDU of either direction as a modem stores them: type 1 is SMS-SUBMIT, for a modem keeps
    /// what it is to send beside what it received, and keeps no reports to its own submissions.
    static func stored(from reader: inout OctetReader) throws(TPDUDecodingError) -> TPDU {
        switch reader.next.map({ MessageTypeIndicator(rawValue: $0) }) {
        case .submit?: .submit(try SMSSubmit(from: &reader))
        default: try mobileTerminated(from: &reader)
        }
    }
}
