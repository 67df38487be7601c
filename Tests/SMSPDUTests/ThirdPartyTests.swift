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

    @Test func `malformed ones are read or refused`() throws {
        for row in try ThirdPartyData.rows("thirdparty_malformed.json") {
            let line = octets(row["tpdu"] as? String ?? "")
            _ = try? TPDU(decodingMobileTerminated: line)
            _ = try? TPDU(decodingMobileOriginated: line)
            _ = try? ModemPDU(decoding: line)
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
