internal import SMSPDU

/// The octets of one PDU, field by field, for a person.
struct PDUExplanation {
    let lines: [String]

    /// What stopped the reading, and what to do next.
    let error: String?

    /// - Parameter words: hexadecimal digits, after `mt`, `mo` or `pdu` where wanted.
    init(of words: [String]) throws {
        let given = words.first.flatMap { TPDU.Form(word: $0) }
        let digits = words.dropFirst(given == nil ? 0 : 1).joined()
        let octets: [UInt8]
        do throws(PDUFailure) {
            octets = try PDULine.octets(digits)
        } catch {
            throw Refused(
                "\(error.field) at character \(error.offset): \(error.reason) Give pairs of "
                    + "hexadecimal digits.")
        }
        let readings = (given.map { [$0] } ?? TPDU.Form.allCases).map { Reading(octets, as: $0) }
        guard let best = readings.min(by: { $0.badness < $1.badness }) else {
            (lines, error) = ([], nil)
            return
        }
        lines = [best.form.heading] + best.lines + Self.alternatives(to: best, among: readings)
        error = best.error.map {
            "\($0.field.rawValue) at octet \($0.offset): \($0.reason) Check the octets from there on"
                + (given == nil ? ", or say mt, mo or pdu before them." : ".")
        }
    }

    private static func alternatives(to best: Reading, among readings: [Reading]) -> [String] {
        let others = readings.filter { $0.form != best.form && $0.badness == (0, 0) }
        guard best.error == nil, !others.isEmpty else { return [] }
        return [
            "It can also be read as " + others.map(\.form.word).joined(separator: " and ") + "."
        ]
    }
}

extension PDUExplanation {
    /// The octets read in one way.
    fileprivate struct Reading {
        let form: TPDU.Form
        let error: TPDUDecodingError?
        private let octets: [UInt8]
        private let spans: [FieldSpan]

        init(_ octets: [UInt8], as form: TPDU.Form) {
            self.octets = octets
            self.form = form
            (spans, error) = TPDU.fieldSpans(of: octets, as: form)
        }

        /// Octets nothing was made of, and whether that is an error.
        var badness: (Int, Int) {
            (error == nil ? 0 : 1, octets.count - (spans.last?.octets.upperBound ?? 0))
        }

        var lines: [String] {
            var context = FieldMeaning(form)
            var lines = spans.flatMap { span -> [String] in
                let meanings = context.meanings(of: span.field, Array(octets[span.octets]))
                return row(span.octets, span.field.rawValue, meanings)
            }
            let rest = (spans.last?.octets.upperBound ?? 0)..<octets.count
            if !rest.isEmpty {
                let meaning = error == nil ? "after the end, ignored" : "not read"
                lines += row(rest, "-", [meaning])
            }
            return lines
        }

        /// One line a meaning; the first has the octets, long ones on lines of their own.
        private func row(
            _ range: Range<Int>, _ name: String, _ meanings: [String]
        ) -> [String] {
            let width = 8
            let hexadecimal = stride(from: range.lowerBound, to: range.upperBound, by: width).map {
                Array(octets[$0..<min($0 + width, range.upperBound)]).hexadecimal
            }
            return (0..<max(hexadecimal.count, meanings.count)).map { line in
                let place = line == 0 ? "\(range.lowerBound)" : ""
                let columns = [
                    place.padded(to: 4, right: true),
                    (line < hexadecimal.count ? hexadecimal[line] : "").padded(to: 2 * width),
                    (line == 0 ? name : "").padded(to: 7),
                ]
                let meaning = line < meanings.count ? meanings[line] : ""
                return (columns + [meaning]).joined(separator: "  ").trimmedAtEnd
            }
        }
    }
}

extension TPDU.Form {
    fileprivate var word: String {
        switch self {
        case .modemLine: "pdu"
        case .mobileTerminated: "mt"
        case .mobileOriginated: "mo"
        }
    }

    fileprivate var heading: String {
        switch self {
        case .modemLine: "Read as pdu: a modem's line, the service centre address first"
        case .mobileTerminated: "Read as mt: a TPDU to the mobile"
        case .mobileOriginated: "Read as mo: a TPDU from the mobile"
        }
    }
}

extension String {
    fileprivate func padded(to width: Int, right: Bool = false) -> String {
        let spaces = String(repeating: " ", count: max(0, width - count))
        return right ? spaces + self : self + spaces
    }

    fileprivate var trimmedAtEnd: String {
        String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
    }
}
