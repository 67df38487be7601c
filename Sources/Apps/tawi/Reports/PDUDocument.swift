import Foundation
import SMSPDU

/// A TPDU as `tawi pdu decode` shows it: one JSON object, a field that does not apply is absent.
struct PDUDocument: Encodable {
    var type: String
    var fo: UInt8
    var mr: UInt8?
    var address: String
    var toa: UInt8
    var pid: UInt8?
    var dcs: UInt8?
    var alphabet: String?
    var compressed: Bool?
    var `class`: UInt8?
    var scts: String?
    var dt: String?
    var st: UInt8?
    var vpf: UInt8?
    var vp: Period?
    var udh: [Element] = []
    var concat: Concat?
    var text: String?
    var data: String?

    struct Element: Encodable {
        var iei: UInt8
        var hex: String
    }

    struct Concat: Encodable {
        var ref: UInt16
        var total: UInt8
        var seq: UInt8
    }

    /// A validity period: seconds where it is relative, else the moment it ends.
    enum Period: Encodable {
        case seconds(Int)
        case until(String)

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .seconds(let seconds): try container.encode(seconds)
            case .until(let moment): try container.encode(moment)
            }
        }
    }
}

extension PDUDocument {
    init(_ tpdu: TPDU, firstOctet: UInt8) {
        switch tpdu {
        case .deliver(let deliver): self.init(deliver, firstOctet)
        case .submit(let submit): self.init(submit, firstOctet)
        case .statusReport(let report): self.init(report, firstOctet)
        }
    }

    private init(_ deliver: SMSDeliver, _ firstOctet: UInt8) {
        self.init("deliver", firstOctet, deliver.originatingAddress)
        pid = deliver.protocolIdentifier.rawValue
        dcs = deliver.dataCodingScheme.rawValue
        scts = deliver.serviceCentreTimeStamp.iso8601
        show(deliver.userData, as: deliver.dataCodingScheme)
    }

    private init(_ submit: SMSSubmit, _ firstOctet: UInt8) {
        self.init("submit", firstOctet, submit.destinationAddress)
        mr = submit.messageReference
        pid = submit.protocolIdentifier.rawValue
        dcs = submit.dataCodingScheme.rawValue
        vpf = submit.validityPeriodFormat.rawValue
        vp = submit.validityPeriod.flatMap(Period.init)
        show(submit.userData, as: submit.dataCodingScheme)
    }

    private init(_ report: SMSStatusReport, _ firstOctet: UInt8) {
        self.init("status-report", firstOctet, report.recipientAddress)
        mr = report.messageReference
        scts = report.serviceCentreTimeStamp.iso8601
        dt = report.dischargeTime.iso8601
        st = report.status.rawValue
        pid = report.protocolIdentifier?.rawValue
        dcs = report.dataCodingScheme?.rawValue
        if let userData = report.userData {
            show(userData, as: report.dataCodingScheme ?? .gsm7Bit)
        }
    }

    private init(_ type: String, _ firstOctet: UInt8, _ address: Address) {
        self.type = type
        fo = firstOctet
        self.address = address.digits
        toa = address.typeOfAddress.rawValue
    }

    private mutating func show(_ userData: UserData, as scheme: DataCodingScheme) {
        alphabet = scheme.alphabet.name
        compressed = scheme.isCompressed
        `class` = scheme.messageClass?.rawValue
        udh = (userData.header?.elements ?? []).map {
            Element(iei: $0.identifier.rawValue, hex: $0.data.hexadecimal(uppercase: false))
        }
        concat = (userData.header?.concatenation).map {
            Concat(ref: $0.reference, total: $0.total, seq: $0.sequence)
        }
        text = userData.text(scheme)
        data = text == nil ? userData.data?.hexadecimal(uppercase: false) : nil
    }
}

extension PDUDocument.Period {
    /// `nil` where the period gives neither seconds nor a moment.
    fileprivate init?(_ period: ValidityPeriod) {
        switch period {
        case .relative(let relative): self = .seconds(relative.seconds)
        case .absolute(let stamp): self = .until(stamp.iso8601)
        case .enhanced(let enhanced):
            guard let seconds = enhanced.seconds else { return nil }
            self = .seconds(seconds)
        }
    }
}

extension DataCodingScheme.Alphabet {
    fileprivate var name: String {
        switch self {
        case .gsm7Bit: "gsm7"
        case .data8Bit: "8bit"
        case .ucs2: "ucs2"
        }
    }
}
