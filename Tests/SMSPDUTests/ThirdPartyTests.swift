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

    /// Octets after the user data and the filler of an address are not kept: 23 rows have such,
    /// the others come back octet for octet.
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
        #expect(changed <= 23)
    }

    @Test func `Android's lines read as Android reads them`() throws {
        for row in try ThirdPartyData.rows("android_gsmsmstest.json") {
            let pdu = try ModemPDU(decoding: octets(row["pdu"] as? String ?? ""))
            let expected = row["expect_source"] as? [String: Any] ?? [:]
            let fields = Reading(pdu).fields
            if let number = (expected["number"] ?? expected["address"]) as? String {
                let digits = number.hasPrefix("+") ? String(number.dropFirst()) : number
                #expect(fields["address"] == digits, "\(row["id"] ?? "")")
            }
            if let text = expected["text"] as? String {
                #expect(fields["text"] == text, "\(row["id"] ?? "")")
            }
        }
    }

    /// Rows another project's decoder refuses, and the field and octet named here.
    private static let refused = [
        "python-gsmmodem-26": "mt TP-OA@1", "warthog618_sms-43": "mo TP-DA@5",
        "warthog618_sms-44": "mo TP-CDL@9", "warthog618_sms-45": "mt TP-SCTS@7",
        "warthog618_sms-46": "mt TP-SCTS@7", "warthog618_sms-47": "mt TP-UDL@14",
        "warthog618_sms-52": "mt TP-DT@13", "warthog618_sms-53": "mt TP-SCTS@6",
        "warthog618_sms-54": "mt TP-DT@13", "warthog618_sms-55": "mt TP-ST@20",
        "warthog618_sms-56": "mt TP-PID@22", "warthog618_sms-57": "mt TP-DCS@22",
        "warthog618_sms-58": "mt TP-UDL@22", "warthog618_sms-61": "mo TP-VP@8",
        "warthog618_sms-62": "mo TP-VP@8", "warthog618_sms-63": "mo TP-UDL@8",
        "warthog618_sms-65": "mt TP-SCTS@2", "warthog618_sms-66": "mt TP-SCTS@2",
        "warthog618_sms-67": "mt TP-SCTS@2", "warthog618_sms-68": "mt TP-SCTS@2",
        "warthog618_sms-74": "mo TP-UDL@9",
    ]

    /// What another project could not encode, or refuses for an octet of 0x12 that it reads as
    /// TP-FCS: causes below 0x80 are reserved (§9.2.3.22), and here it is TP-PI.
    private static let read = [
        "warthog618_sms-29", "warthog618_sms-30", "warthog618_sms-31", "warthog618_sms-37",
        "warthog618_sms-42", "warthog618_sms-48", "warthog618_sms-64",
    ]

    @Test func `malformed ones are refused where others refuse them`() throws {
        for row in try ThirdPartyData.rows("thirdparty_malformed.json") {
            let id = row["id"] as? String ?? ""
            guard let refused = Self.refused[id] else {
                #expect(Self.read.contains(id), "\(id) is a new row")
                continue
            }
            let line = octets(row["tpdu"] as? String ?? "")
            let error = failure { () throws(TPDUDecodingError) in
                refused.hasPrefix("mo")
                    ? try TPDU(decodingMobileOriginated: line)
                    : try TPDU(decodingMobileTerminated: line)
            }
            let place = error.map { "\($0.field.rawValue)@\($0.offset)" }
            #expect(place == String(refused.dropFirst(3)), "\(id)")
        }
    }

    /// The texts of another project's encoder: what it could not write it replaced, which here
    /// takes UCS-2.
    @Test func `a text takes the coding another encoder gave it`() throws {
        for row in try ThirdPartyData.rows("gammu_at_encode.json") {
            guard row["text_matches"] as? Bool == true, row["dir"] as? String == "mo" else {
                continue
            }
            let text = row["source_text"] as? String ?? ""
            let submit = try SMSSubmit(decoding: octets(row["tpdu"] as? String ?? ""))
            let coding: TextCoding = submit.dataCodingScheme.alphabet == .ucs2 ? .ucs2 : .gsm7Bit()
            guard submit.userData.header == nil, submit.text == text else { continue }
            let segments = try Segmentation(
                text, in: .exactly(coding), reference: .eightBits(0))
            #expect(segments.parts == [submit.userData], "\(row["id"] ?? "")")
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
