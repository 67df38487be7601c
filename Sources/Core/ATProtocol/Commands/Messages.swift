/// A message as the modem's storage holds it.
public struct StoredPDU: Hashable, Sendable {
    /// Its place in the storage it was read from.
    public var index: Int

    /// The octets of the TPDU, without the service centre address, as the modem counts them.
    public var length: Int?

    /// The PDU in hexadecimal, service centre address first; whatever the modem printed.
    public var pdu: String

    /// Whether the line is hexadecimal and as long as the modem says (TS 27.005 §3.1).
    public var isWhole: Bool {
        guard pdu.isHexadecimal, pdu.count.isMultiple(of: 2) else { return false }
        guard let length else { return true }
        let serviceCentreLength = Int(pdu.prefix(2), radix: 16) ?? 0
        return pdu.count / 2 == 1 + serviceCentreLength + length
    }

    public init(index: Int, length: Int?, pdu: String) {
        self.index = index
        self.length = length
        self.pdu = pdu
    }
}

extension ATCommand where Answer == Void {
    /// `+CMGF=0`: messages are PDUs (TS 27.005 §3.2.3).
    public static var pduMode: Self { Self("+CMGF=0") }

    /// `+CNMI`: how new messages are announced (TS 27.005 §3.4.1).
    public static func newMessageIndications(_ setting: NewMessageIndications) -> Self {
        Self("+CNMI=\(setting.parameters)")
    }

    /// `+CMGD`: delete the message at `index` of the storage that is read (TS 27.005 §3.5.4).
    public static func deleteMessage(at index: Int) -> Self {
        Self("+CMGD=\(index)", deadline: .seconds(15))
    }
}

/// The settings of `+CNMI` Tawi asks for, the best first (TS 27.005 §3.4.1).
public enum NewMessageIndications: CaseIterable, Sendable {
    /// Store messages and status reports, announce both.
    case storeReports

    /// Store and announce messages, hand over status reports directly.
    case handOverReports

    /// As `handOverReports`, for a modem that cannot buffer while the link is busy.
    case handOverReportsUnbuffered

    /// Store and announce messages, drop status reports.
    case noReports

    /// As `noReports`, for a modem that cannot buffer while the link is busy.
    case noReportsUnbuffered

    var parameters: String {
        switch self {
        case .storeReports: "2,1,0,2,0"
        case .handOverReports: "2,1,0,1,0"
        case .handOverReportsUnbuffered: "1,1,0,1,0"
        case .noReports: "2,1,0,0,0"
        case .noReportsUnbuffered: "1,1,0,0,0"
        }
    }
}

extension ATCommand where Answer == String? {
    /// `+CSCA?`: the service centre's number; nil when none is set (TS 27.005 §3.3.1).
    public static var serviceCentre: Self {
        Self("+CSCA?", informationText: .prefixed("+CSCA")) { lines throws(ATAnswerError) in
            lines.first.flatMap { ATParameters($0)[string: 0] }
        }
    }
}

extension ATCommand where Answer == [StoredPDU] {
    /// `+CMGL=4`: everything in the storage that is read (TS 27.005 §4.1).
    public static var listMessages: Self {
        Self("+CMGL=4", deadline: .seconds(30), informationText: .prefixedWithData("+CMGL")) {
            lines throws(ATAnswerError) in
            stride(from: 0, to: lines.count, by: 2).compactMap { position in
                let header = ATParameters(lines[position])
                guard let index = header[number: 0] else { return nil }
                let pdu = position + 1 < lines.count ? lines[position + 1] : ""
                return StoredPDU(index: index, length: header[number: header.count - 1], pdu: pdu)
            }
        }
    }
}

extension ATCommand where Answer == StoredPDU? {
    /// `+CMGR`: the message at `index`; nil when the place is empty (TS 27.005 §4.2).
    public static func readMessage(at index: Int) -> Self {
        Self(
            "+CMGR=\(index)", deadline: .seconds(15), informationText: .prefixedWithData("+CMGR")
        ) { lines throws(ATAnswerError) in
            guard let header = lines.first.map({ ATParameters($0) }) else { return nil }
            let pdu = lines.count > 1 ? lines[1] : ""
            // An empty place reads as a length of zero and no PDU.
            let length = header[number: header.count - 1]
            return pdu.isEmpty && length ?? 0 == 0
                ? nil : StoredPDU(index: index, length: length, pdu: pdu)
        }
    }
}

/// TP-MR as the modem gives it back: the number a status report will name (TS 23.040 §9.2.3.6).
public typealias MessageReference = UInt8

extension ATCommand where Answer == MessageReference {
    /// `+CMGS`: send a TPDU of `length` octets, to be written at the prompt (TS 27.005 §4.3).
    public static func sendMessage(length: Int, deadline: Duration = .seconds(60)) -> Self {
        Self("+CMGS=\(length)", deadline: deadline, informationText: .prefixed("+CMGS")) {
            lines throws(ATAnswerError) in
            guard let line = lines.first, let number = ATParameters(line)[number: 0],
                let reference = UInt8(exactly: number)
            else { throw ATAnswerError(command: "+CMGS", lines: lines) }
            return reference
        }
    }
}
