import SMSPDU
import Testing

/// PDUs from other projects' tests, against a reading most of their decoders share.
@Suite(.enabled(if: ThirdPartyData.isPresent)) struct ThirdPartyTests {
    /// Rows whose expected field the standard contradicts: none so far.
    private static let disputed: Set<String> = []

    private func decode(_ row: [String: Any]) throws -> TPDU {
        let line = octets(row["tpdu"] as? String ?? "")
        return row["dir"] as? String == "mo"
            ? try TPDU(decodingMobileOriginated: line) : try TPDU(decodingMobileTerminated: line)
    }

    @Test func `every field reads as most decoders read it`() throws {
        let rows = try ThirdPartyData.rows("consensus_thirdparty.json")
        #expect(!rows.isEmpty)
        for row in rows {
            let id = row["id"] as? String ?? ""
            guard let expected = row["expect"] as? [String: Any],
                let reading = try? Reading(decode(row))
            else {
                Issue.record("\(id) is not read")
                continue
            }
            for field in reading.fields.keys.sorted() where expected[field] != nil {
                guard !Self.disputed.contains("\(id) \(field)") else { continue }
                #expect(reading.fields[field] == show(expected[field]), "\(id) \(field)")
            }
        }
    }

    /// Octets after the user data, fillers, spare bits and a zone of minus zero are not kept:
    /// thirty rows have such, the others come back octet for octet.
    @Test func `every one is written so that it reads the same`() throws {
        var changed = 0
        for row in try ThirdPartyData.rows("consensus_thirdparty.json") {
            let line = octets(row["tpdu"] as? String ?? "")
            let tpdu = try decode(row)
            let again = try decode([
                "dir": row["dir"] ?? "", "tpdu": tpdu.encoded.hexadecimal,
            ])
            #expect(again == tpdu, "\(row["id"] ?? "")")
            changed += tpdu.encoded == line ? 0 : 1
        }
        #expect(changed <= 30)
    }

    @Test func `Android's lines read as Android reads them`() throws {
        for row in try ThirdPartyData.rows("android_gsmsmstest.json") {
            let pdu = try ModemPDU(decoding: octets(row["pdu"] as? String ?? ""))
            let expected = row["expect_source"] as? [String: Any] ?? [:]
            let (address, text) = Reading.addressAndText(of: pdu.tpdu)
            if let number = (expected["number"] ?? expected["address"]) as? String {
                #expect(address.text == number, "\(row["id"] ?? "")")
            }
            if let expectedText = expected["text"] as? String {
                #expect(text == expectedText, "\(row["id"] ?? "")")
            }
        }
    }

    @Test func `malformed ones are read or refused`() throws {
        for row in try ThirdPartyData.rows("thirdparty_malformed.json") {
            let line = octets(row["tpdu"] as? String ?? "")
            _ = try? TPDU(decodingMobileTerminated: line)
            _ = try? TPDU(decodingMobileOriginated: line)
            _ = try? ModemPDU(decoding: line)
        }
    }

    @Test func `packed text is what others pack`() throws {
        for row in try ThirdPartyData.rows("gsm7_pack_pairs.json") {
            let septets = try GSM7.septets(of: row["text"] as? String ?? "")
            let packed = row["packed"] as? String ?? ""
            #expect(GSM7.pack(septets).hexadecimal(uppercase: false) == packed)
        }
    }
}

/// A JSON value as text, so that all kinds compare alike.
private func show(_ value: Any?) -> String {
    switch value {
    case let text as String: text
    case let number as Int: String(number)
    case let list as [Any]: "[" + list.map { show($0) }.joined(separator: " ") + "]"
    case let object as [String: Any]:
        object.keys.sorted().map { "\($0)=\(show(object[$0]))" }.joined(separator: ",")
    default: "none"
    }
}

/// The fields of a TPDU under the names the data uses.
private struct Reading {
    var fields: [String: String] = [:]

    init(_ tpdu: TPDU) {
        switch tpdu {
        case .deliver(let deliver):
            common("deliver", deliver.originatingAddress)
            fields["pid"] = show(Int(deliver.protocolIdentifier.rawValue))
            fields["scts"] = deliver.serviceCentreTimeStamp.iso8601
            fields["dcs"] = show(Int(deliver.dataCodingScheme.rawValue))
            read(deliver.userData, deliver.dataCodingScheme)
        case .submit(let submit):
            common("submit", submit.destinationAddress)
            fields["mr"] = show(Int(submit.messageReference))
            fields["pid"] = show(Int(submit.protocolIdentifier.rawValue))
            fields["dcs"] = show(Int(submit.dataCodingScheme.rawValue))
            fields["vp"] = Self.period(submit.validityPeriod)
            read(submit.userData, submit.dataCodingScheme)
        case .statusReport(let report):
            common("status-report", report.recipientAddress)
            fields["mr"] = show(Int(report.messageReference))
            fields["scts"] = report.serviceCentreTimeStamp.iso8601
            fields["dt"] = report.dischargeTime.iso8601
            fields["st"] = show(Int(report.status.rawValue))
            fields["pid"] = show(report.protocolIdentifier.map { Int($0.rawValue) })
            fields["dcs"] = show(report.dataCodingScheme.map { Int($0.rawValue) })
            guard let userData = report.userData else { return }
            read(userData, report.dataCodingScheme ?? .gsm7Bit)
        }
    }

    static func addressAndText(of tpdu: TPDU) -> (Address, String?) {
        switch tpdu {
        case .deliver(let deliver): (deliver.originatingAddress, deliver.text)
        case .submit(let submit): (submit.destinationAddress, submit.text)
        case .statusReport(let report): (report.recipientAddress, report.text)
        }
    }

    private mutating func common(_ type: String, _ address: Address) {
        fields["type"] = type
        fields["address"] = address.digits
        fields["toa"] = show(Int(address.typeOfAddress.rawValue))
    }

    private mutating func read(_ userData: UserData, _ scheme: DataCodingScheme) {
        let names: [DataCodingScheme.Alphabet: String] = [
            .gsm7Bit: "gsm7", .data8Bit: "8bit", .ucs2: "ucs2",
        ]
        fields["alphabet"] = names[scheme.alphabet]
        fields["class"] = show(scheme.messageClass.map { Int($0.rawValue) })
        fields["concat"] = show(userData.header?.concatenation.map { Self.place($0) })
        fields["udh"] = show((userData.header?.elements ?? []).map { Self.element($0) })
        fields["text"] = show(userData.text(scheme))
        if scheme.alphabet != .gsm7Bit {
            fields["data"] = userData.data?.hexadecimal(uppercase: false)
        }
    }

    private static func place(_ place: Concatenation) -> [String: Any] {
        [
            "ref": Int(place.reference), "total": Int(place.total), "seq": Int(place.sequence),
        ]
    }

    private static func element(_ element: InformationElement) -> [String: Any] {
        [
            "iei": Int(element.identifier.rawValue),
            "hex": element.data.hexadecimal(uppercase: false),
        ]
    }

    private static func period(_ period: ValidityPeriod?) -> String? {
        switch period {
        case .relative(let relative): String(relative.seconds)
        case .absolute(let stamp): stamp.iso8601
        case .enhanced(let enhanced): enhanced.seconds.map { String($0) }
        case nil: nil
        }
    }
}
