internal import SMSPDU

/// What the octets of a field say, given those before it.
struct FieldMeaning {
    private let form: TPDU.Form
    private var firstOctet: UInt8 = 0
    private var scheme = DataCodingScheme.gsm7Bit
    private var userDataLength: UInt8 = 0
    private var header: [UInt8] = []

    init(_ form: TPDU.Form) {
        self.form = form
    }

    /// The meaning, a line each; the field is remembered for those after it.
    mutating func meanings(of field: TPDUField, _ octets: [UInt8]) -> [String] {
        remember(field, octets)
        switch field {
        case .messageTypeIndicator: return flags()
        case .userDataHeader: return elements()
        case .serviceCentreAddress: return [serviceCentre(octets)]
        case .originatingAddress, .destinationAddress, .recipientAddress:
            return [address(octets)]
        case .serviceCentreTimeStamp, .dischargeTime: return [timeStamp(octets)]
        case .validityPeriod: return [validityPeriod(octets)]
        case .userData, .commandData: return [content(octets)]
        default: return [meaning(of: field, octets.first ?? 0)]
        }
    }

    private mutating func remember(_ field: TPDUField, _ octets: [UInt8]) {
        let octet = octets.first ?? 0
        switch field {
        case .messageTypeIndicator: firstOctet = octet
        case .dataCodingScheme: scheme = DataCodingScheme(rawValue: octet)
        case .userDataLength: userDataLength = octet
        case .commandDataLength: (userDataLength, scheme) = (octet, .data8Bit)
        case .userDataHeaderLength: header = octets
        case .userDataHeader: header += octets
        default: break
        }
    }

    /// The meaning of a field of one octet.
    private func meaning(of field: TPDUField, _ octet: UInt8) -> String {
        switch field {
        case .protocolIdentifier:
            return "\(ProtocolIdentifier(rawValue: octet))"
        case .dataCodingScheme:
            return "\(scheme)"
        case .status:
            let status = Status(rawValue: octet)
            return "\(status) (\(status.statusClass))"
        case .failureCause:
            return FailureCause(rawValue: octet).map { "\($0)" } ?? "reserved"
        case .commandType:
            return "\(CommandType(rawValue: octet))"
        case .parameterIndicator:
            return parameterIndicator(octet)
        case .userDataLength, .commandDataLength:
            let isText = scheme.alphabet == .gsm7Bit && !scheme.isCompressed
            return "\(octet) \(isText ? "septets" : "octets")"
        case .userDataHeaderLength:
            return "\(octet) octets of header"
        default:
            return "\(octet)"
        }
    }
}

extension FieldMeaning {
    private func flags() -> [String] {
        let type = (isFromMobile ? Self.fromMobile : Self.toMobile)[Int(firstOctet & 0b11)]
        let flags = type.flags.sorted { $0.key < $1.key }.compactMap { bit, flag -> String? in
            let isSet = firstOctet >> bit & 1 == 1
            let meaning = isSet ? flag.set : flag.clear
            return meaning.isEmpty ? nil : "\(flag.name) \(isSet ? 1 : 0): \(meaning)"
        }
        let format = firstOctet >> 3 & 0b11
        let hasFormat = isFromMobile && firstOctet & 0b11 == 1
        return [type.name] + flags
            + (hasFormat ? ["TP-VPF \(format): \(Self.formats[Int(format)])"] : [])
    }

    /// A modem's line of type 1 is what it is to send.
    private var isFromMobile: Bool {
        form == .mobileOriginated || (form == .modemLine && firstOctet & 0b11 == 1)
    }

    private struct Flag {
        var name: String
        var set: String
        var clear = ""
    }

    private static let header = Flag(name: "TP-UDHI", set: "the user data starts with a header")
    private static let more = Flag(
        name: "TP-MMS", set: "no more messages wait", clear: "more messages wait")
    private static let loop = Flag(name: "TP-LP", set: "forwarded, not to be forwarded again")
    private static let reply = Flag(name: "TP-RP", set: "reply by the same service centre")
    private static let request = Flag(name: "TP-SRR", set: "a status report is asked for")

    private static let formats = [
        "no validity period", "enhanced validity period", "relative validity period",
        "absolute validity period",
    ]

    private typealias TypeFlags = (name: String, flags: [UInt8: Flag])

    private static let deliver: [UInt8: Flag] = [
        2: more, 3: loop, 6: header, 7: reply,
        5: Flag(name: "TP-SRI", set: "the sender gets a status report"),
    ]

    private static let toMobile: [TypeFlags] = [
        ("SMS-DELIVER", deliver),
        ("SMS-SUBMIT-REPORT", [6: header]),
        (
            "SMS-STATUS-REPORT",
            [
                2: more, 3: loop, 6: header,
                5: Flag(name: "TP-SRQ", set: "answers an SMS-COMMAND"),
            ]
        ),
        ("reserved, read as SMS-DELIVER", deliver),
    ]

    private static let fromMobile: [TypeFlags] = [
        ("SMS-DELIVER-REPORT", [6: header]),
        (
            "SMS-SUBMIT",
            [
                2: Flag(name: "TP-RD", set: "duplicates are to be refused"), 5: request,
                6: header, 7: reply,
            ]
        ),
        ("SMS-COMMAND", [5: request, 6: Flag(name: "TP-UDHI", set: "the data may have a header")]),
        ("reserved", [:]),
    ]
}

extension FieldMeaning {
    private func serviceCentre(_ octets: [UInt8]) -> String {
        let pdu = octets.count > 1 ? try? Address(serviceCentre: octets) : nil
        return pdu.map { "\($0.text.shownPlainly) (\($0.typeOfAddress))" }
            ?? "the one set in the modem"
    }

    private func address(_ octets: [UInt8]) -> String {
        guard let address = try? Address(decoding: octets) else { return "" }
        let unit = address.isAlphanumeric ? "semi-octets" : "digits"
        return "\(address.text.shownPlainly) (\(octets[0]) \(unit); \(address.typeOfAddress))"
    }

    private func timeStamp(_ octets: [UInt8]) -> String {
        (try? ServiceCentreTimeStamp(decoding: octets))?.iso8601 ?? ""
    }

    private func validityPeriod(_ octets: [UInt8]) -> String {
        if octets.count == 1 {
            return Self.duration(RelativeValidityPeriod(rawValue: octets[0]).seconds)
        }
        if firstOctet >> 3 & 0b11 == ValidityPeriod.Format.absolute.rawValue {
            return "until " + timeStamp(octets)
        }
        let period = EnhancedValidityPeriod(octets)
        let length = period?.seconds.map { Self.duration($0) } ?? "no period, or a reserved form"
        return length + (period?.isSingleShot == true ? ", tried only once" : "")
    }

    /// The largest unit that says it exactly.
    private static func duration(_ seconds: Int) -> String {
        let units = [(604_800, "week"), (86_400, "day"), (3600, "hour"), (60, "minute")]
        let (size, name) =
            units.first { seconds >= $0.0 && seconds.isMultiple(of: $0.0) } ?? (1, "second")
        return "\(seconds / size) \(name)\(seconds / size == 1 ? "" : "s")"
    }

    private func parameterIndicator(_ octet: UInt8) -> String {
        let names = ["TP-PID", "TP-DCS", "TP-UDL and TP-UD"]
        let following = names.indices.filter { octet >> $0 & 1 == 1 }.map { names[$0] }
        return following.isEmpty
            ? "nothing follows" : following.joined(separator: ", ") + " follow"
    }

    private func elements() -> [String] {
        guard let header = UserDataHeader(octets: Array(header.dropFirst())) else { return [] }
        guard header.isWellFormed else { return ["malformed, ignored as a whole"] }
        return header.elements.map { element in
            "\(element.identifier): " + (detail(of: element) ?? element.data.hexadecimal)
        }
    }

    private func detail(of element: InformationElement) -> String? {
        if let part = Concatenation(element) {
            return "part \(part.sequence) of \(part.total), reference \(part.reference)"
        }
        if let ports = ApplicationPorts(element) {
            return "to \(ports.destination), from \(ports.originator)"
        }
        if let waiting = SpecialMessageIndication(element) {
            return "\(waiting.count) \(waiting.kind), \(waiting.isStored ? "stored" : "discarded")"
        }
        if let address = Address(element) { return address.text.shownPlainly }
        let isLanguage = [.nationalLanguageSingleShift, .nationalLanguageLockingShift]
            .contains(element.identifier)
        return isLanguage
            ? element.data.first.flatMap { NationalLanguage(rawValue: $0) }.map { "\($0)" } : nil
    }

    private func content(_ octets: [UInt8]) -> String {
        let userData = try? UserData(
            rawOctets: header + octets, length: userDataLength, as: scheme,
            hasHeader: firstOctet & 0x40 != 0)
        guard let text = userData?.text(scheme) else {
            return "\(octets.count) octets of data"
        }
        return "\"\(text.shownPlainly)\""
    }
}

extension String {
    /// Without what would move the cursor or turn the writing round: a message may hold it to say
    /// something else than it does.
    fileprivate var shownPlainly: String {
        unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default: String(scalar)
            }
        }.joined()
    }
}
