import SMSPDU
import Testing

@Suite struct VectorTests {
    @Test(arguments: Vectors.wellFormed)
    func `a vector says what its line says`(vector: Vector) throws {
        let fields = Reading(try vector.decode()).fields
        for (name, value) in vector.fields {
            #expect(fields[name] ?? "none" == value, "\(name)")
        }
        #expect(!vector.fields.isEmpty)
    }

    @Test(arguments: Vectors.wellFormed)
    func `a vector is written as it was read`(vector: Vector) throws {
        let written = vector.encode(try vector.decode())
        #expect(vector.isUncommon || written == vector.octets)
        #expect(try vector.again(written) == vector.decode())
    }

    @Test(arguments: Vectors.malformed)
    func `a malformed vector names the field and its place`(vector: Vector) {
        let error = failure { () throws(TPDUDecodingError) in try vector.decode() }
        #expect(error.map { "\($0.field.rawValue)@\($0.offset)" } == vector.expected)
    }

    @Test(arguments: Vectors.all)
    func `the spans of a vector lie end to end and stop where the reading stops`(vector: Vector) {
        let form: TPDU.Form =
            vector.direction == "mt"
            ? .mobileTerminated : vector.direction == "mo" ? .mobileOriginated : .modemLine
        let (spans, error) = TPDU.fieldSpans(of: vector.octets, as: form)
        var place = 0
        for span in spans {
            #expect(span.octets.lowerBound == place)
            #expect(!span.octets.isEmpty)
            place = span.octets.upperBound
        }
        #expect(error == failure { () throws(TPDUDecodingError) in try vector.decode() })
        if error == nil, !vector.isUncommon { #expect(place == vector.octets.count) }
    }

    @Test func `every field of a TPDU has its vectors`() {
        let spans = Vectors.wellFormed.flatMap { vector in
            TPDU.Form.allCases.flatMap { TPDU.fieldSpans(of: vector.octets, as: $0).spans }
        }
        #expect(Set(spans.map(\.field)) == Set(TPDUField.allCases))
    }
}

extension Vector {
    /// The fields of the line; what `text` says goes to the end of it.
    fileprivate var fields: [(name: String, value: String)] {
        var fields: [(String, String)] = []
        var rest = expected[...]
        while let equals = rest.firstIndex(of: "=") {
            let name = String(rest[..<equals])
            rest = rest[rest.index(after: equals)...]
            let isBracketed = rest.hasPrefix("[")
            let end =
                name == "text"
                ? rest.endIndex
                : isBracketed
                    ? rest.firstIndex(of: "]").map { rest.index(after: $0) } ?? rest.endIndex
                    : rest.firstIndex(of: " ") ?? rest.endIndex
            fields.append((name, name == "text" ? unescaped(rest) : String(rest[..<end])))
            rest = rest[end...].drop { $0 == " " }
        }
        return fields
    }

    /// Escapes, with a backslash in front, as what they stand for.
    private func unescaped(_ text: Substring) -> String {
        let escapes = [
            ("\\n", "\n"), ("\\r", "\r"), ("\\u{C}", "\u{C}"), ("\\u{20}", " "),
            ("\\u{FFFD}", "\u{FFFD}"), ("\u{0}", "\\"),
        ]
        return escapes.reduce(String(text).replacing("\\\\", with: "\u{0}")) { text, escape in
            text.replacing(escape.0, with: escape.1)
        }
    }

    fileprivate func again(_ octets: [UInt8]) throws -> ModemPDU {
        switch direction {
        case "mt": ModemPDU(tpdu: try TPDU(decodingMobileTerminated: octets))
        case "mo": ModemPDU(tpdu: try TPDU(decodingMobileOriginated: octets))
        default: try ModemPDU(decoding: octets)
        }
    }
}
