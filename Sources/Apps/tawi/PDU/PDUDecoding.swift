internal import SMSPDU

/// The lines of `tawi pdu decode`: a direction and a PDU in, one JSON object out.
enum PDUDecoding {
    /// The answer to `mt HEX`, `mo HEX` or `pdu HEX`, an object with `error` for anything else.
    ///
    /// `mt` and `mo` are a TPDU to and from the mobile; `pdu` is a modem's line, the service
    /// centre address first.
    static func answer(to line: String) -> String {
        do throws(PDUFailure) {
            return jsonLine(try document(of: PDULine(line)))
        } catch {
            return jsonLine(PDUFailureDocument(error: error))
        }
    }

    private static func document(of line: PDULine) throws(PDUFailure) -> PDUDocument {
        var document = try PDUDocument(reading: line.octets, as: line.form)
        let before = line.form == .modemLine ? 1 + Int(line.octets.first ?? 0) : 0
        let octets = Array(line.octets.dropFirst(before))
        // Only where the fields do not say every octet.
        if (try? document.tpdus().map(\.encoded)) != [octets] {
            document.exact = octets.hexadecimal(uppercase: false)
        }
        return document
    }
}

extension PDUDocument {
    /// What octets say, read in one way.
    init(reading octets: [UInt8], as form: TPDU.Form) throws(PDUFailure) {
        do throws(TPDUDecodingError) {
            switch form {
            case .mobileTerminated: self.init(try TPDU(decodingMobileTerminated: octets))
            case .mobileOriginated: self.init(try TPDU(decodingMobileOriginated: octets))
            case .modemLine: self.init(try ModemPDU(decoding: octets))
            }
        } catch {
            throw PDUFailure(error)
        }
    }

    /// The octets it was decoded from, as long as it still says what they say.
    var exactOctets: [UInt8]? {
        guard let octets = exact.flatMap({ try? [UInt8](hexadecimal: $0) }) else { return nil }
        let isFromMobile = ["submit", "deliver-report", "command"].contains(type)
        let form = isFromMobile ? TPDU.Form.mobileOriginated : .mobileTerminated
        guard var document = try? PDUDocument(reading: octets, as: form) else { return nil }
        (document.sca, document.exact) = (sca, exact)
        return document == self ? octets : nil
    }
}
