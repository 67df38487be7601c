import SMSPDU

/// What must be true of any octets at all: the tests and the fuzzer ask the same.
enum RoundTrip {
    /// What is wrong with how these octets are read and written, `nil` where nothing is.
    static func complaint(about octets: [UInt8]) -> String? {
        let forms: [TPDU.Form] = [.mobileTerminated, .mobileOriginated, .modemLine]
        return forms.lazy.compactMap { complaint(about: octets, as: $0) }.first
    }

    private static func complaint(about octets: [UInt8], as form: TPDU.Form) -> String? {
        let spans = TPDU.fieldSpans(of: octets, as: form)
        let place = spans.spans.reduce(0) { $1.octets.lowerBound == $0 ? $1.octets.upperBound : -1 }
        guard (0...octets.count).contains(place) else { return "spans do not lie end to end" }
        guard let pdu = read(octets, as: form) else {
            return spans.error == nil ? "spans without an error for what is not read" : nil
        }
        guard spans.error == nil else { return "spans with an error for what is read" }
        let written = write(pdu, as: form)
        guard let again = read(written, as: form) else { return "what is written is not read" }
        guard again == pdu else { return "what is written reads as something else" }
        guard write(again, as: form) == written else { return "what is written changes" }
        return complaint(aboutTextOf: pdu.tpdu)
    }

    /// Every text is well-formed Unicode, joins to itself and can be written again.
    private static func complaint(aboutTextOf tpdu: TPDU) -> String? {
        guard case .deliver(let deliver) = tpdu else { return nil }
        _ = deliver.originatingAddress.text
        var reassembly = Reassembly()
        switch reassembly.add(deliver) {
        case .complete([deliver]), .incomplete: break
        default: return "a first part is neither all nor one of several"
        }
        guard let text = deliver.text else { return nil }
        guard String(validating: text.utf8, as: UTF8.self) == text else {
            return "text is no UTF-8"
        }
        let place = deliver.userData.header?.concatenation
        if place == nil, Reassembly.join([deliver]) != text { return "the text joins to another" }
        _ = Transliteration(text)
        guard
            let segments = try? Segmentation(
                text, in: .everyLanguage, reference: .eightBits(1))
        else { return "the text cannot be written" }
        let texts = segments.parts.compactMap { $0.text(segments.dataCodingScheme) }
        return texts.joined() == text ? nil : "the text is written as another"
    }

    private static func read(_ octets: [UInt8], as form: TPDU.Form) -> ModemPDU? {
        switch form {
        case .mobileTerminated:
            (try? TPDU(decodingMobileTerminated: octets)).map { ModemPDU(tpdu: $0) }
        case .mobileOriginated:
            (try? TPDU(decodingMobileOriginated: octets)).map { ModemPDU(tpdu: $0) }
        case .modemLine:
            try? ModemPDU(decoding: octets)
        }
    }

    private static func write(_ pdu: ModemPDU, as form: TPDU.Form) -> [UInt8] {
        form == .modemLine ? pdu.encoded : pdu.tpdu.encoded
    }
}
