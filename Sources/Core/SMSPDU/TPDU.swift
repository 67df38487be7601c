/// A transfer protocol data unit, told apart by direction and TP-MTI (3GPP TS 23.040 §9.2.2).
public enum TPDU: Hashable, Sendable {
    /// SMS-DELIVER, to the mobile (§9.2.2.1).
    case deliver(SMSDeliver)

    /// SMS-DELIVER-REPORT, from the mobile (§9.2.2.1a).
    case deliverReport(SMSDeliverReport)

    /// SMS-SUBMIT, from the mobile (§9.2.2.2).
    case submit(SMSSubmit)

    /// SMS-SUBMIT-REPORT, to the mobile (§9.2.2.2a).
    case submitReport(SMSSubmitReport)

    /// SMS-STATUS-REPORT, to the mobile (§9.2.2.3).
    case statusReport(SMSStatusReport)

    /// SMS-COMMAND, from the mobile (§9.2.2.4).
    case command(SMSCommand)

    /// A TPDU from the service centre to the mobile.
    ///
    /// The reserved message type is read as SMS-DELIVER, as §9.2.3.1 asks of a mobile.
    ///
    /// - Throws: `TPDUDecodingError` naming the first field that makes no sense.
    public init(decodingMobileTerminated octets: [UInt8]) throws(TPDUDecodingError) {
        var reader = OctetReader(octets)
        self = try .mobileTerminated(from: &reader)
    }

    /// A TPDU from the mobile to the service centre.
    ///
    /// - Throws: `TPDUDecodingError` naming the first field that makes no sense.
    public init(decodingMobileOriginated octets: [UInt8]) throws(TPDUDecodingError) {
        var reader = OctetReader(octets)
        self = try .mobileOriginated(from: &reader)
    }

    /// The octets as they are sent.
    public var encoded: [UInt8] {
        switch self {
        case .deliver(let deliver): deliver.encoded
        case .deliverReport(let report): report.encoded
        case .submit(let submit): submit.encoded
        case .submitReport(let report): report.encoded
        case .statusReport(let report): report.encoded
        case .command(let command): command.encoded
        }
    }

    /// The octet every TPDU begins with: its type and what is said in single bits.
    public var firstOctet: UInt8 {
        switch self {
        case .deliver(let deliver): deliver.firstOctet
        case .deliverReport(let report): report.firstOctet
        case .submit(let submit): submit.firstOctet
        case .submitReport(let report): report.firstOctet
        case .statusReport(let report): report.firstOctet
        case .command(let command): command.firstOctet
        }
    }
}

extension TPDU {
    /// The most octets a TPDU has: those of the longest SMS-SUBMIT, 1 + 1 + 12 + 1 + 1 + 7 + 1 + 140
    /// (§9.2.2.2). The largest user data the tables of §9.2.2 give each report are what this
    /// leaves for it.
    static let maximumOctetCount = 164

    /// The most octets of data after so many octets and one for the length of the data.
    ///
    /// What any message may hold is never refused, even where the report gets longer by it than
    /// the tables say.
    static func octetsLeft(after octets: Int) -> Int {
        max(UserData.maximumOctets, maximumOctetCount - octets - 1)
    }

    static func mobileTerminated(from reader: inout OctetReader) throws(TPDUDecodingError) -> TPDU {
        switch reader.next.map({ MessageTypeIndicator(rawValue: $0) }) {
        case .submit?: .submitReport(try SMSSubmitReport(from: &reader))
        case .statusReport?: .statusReport(try SMSStatusReport(from: &reader))
        default: .deliver(try SMSDeliver(from: &reader))
        }
    }

    static func mobileOriginated(from reader: inout OctetReader) throws(TPDUDecodingError) -> TPDU {
        switch reader.next.map({ MessageTypeIndicator(rawValue: $0) }) {
        case .deliver?: .deliverReport(try SMSDeliverReport(from: &reader))
        case .statusReport?: .command(try SMSCommand(from: &reader))
        default: .submit(try SMSSubmit(from: &reader))
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
