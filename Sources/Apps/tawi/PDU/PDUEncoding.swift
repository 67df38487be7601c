internal import Foundation
internal import SMSPDU

/// The lines of `tawi pdu encode`: one JSON object in, one line of hexadecimal a part out.
enum PDUEncoding {
    /// The answer to one line: its parts in hexadecimal, or an object with `error`.
    ///
    /// - Parameter asModemLines: put the service centre address in front, as a modem takes it.
    static func answer(to line: String, asModemLines: Bool) -> [String] {
        do throws(PDUFailure) {
            return try lines(of: document(line), asModemLines: asModemLines)
        } catch {
            return [jsonLine(PDUFailureDocument(error: error))]
        }
    }

    /// What the answer above will be, and why it takes so many parts.
    static func report(on line: String, asModemLines: Bool) -> String {
        do throws(PDUFailure) {
            let document = try document(line)
            let lines = try lines(of: document, asModemLines: asModemLines)
            return jsonLine(PDUEncodingReport(lines, of: document))
        } catch {
            return jsonLine(PDUFailureDocument(error: error))
        }
    }

    private static func lines(
        of document: PDUDocument, asModemLines: Bool
    ) throws(PDUFailure) -> [String] {
        let serviceCentre = try document.serviceCentreAddress()
        let front = asModemLines ? serviceCentre?.encodedAsServiceCentre ?? [0] : []
        if let octets = document.exactOctets { return [(front + octets).hexadecimal] }
        var lines: [String] = []
        for tpdu in try document.tpdus() {
            try check(tpdu)
            lines.append((front + tpdu.encoded).hexadecimal)
        }
        return lines
    }

    /// What is printed must read back as what was asked for: an object may ask for more than its
    /// type holds.
    private static func check(_ tpdu: TPDU) throws(PDUFailure) {
        let again: TPDU
        do throws(TPDUDecodingError) {
            switch tpdu {
            case .deliver, .submitReport, .statusReport:
                again = try TPDU(decodingMobileTerminated: tpdu.encoded)
            case .submit, .deliverReport, .command:
                again = try TPDU(decodingMobileOriginated: tpdu.encoded)
            }
        } catch {
            throw PDUFailure(error)
        }
        guard again == tpdu else {
            throw PDUFailure("JSON", "The keys contradict each other: no octets say all of them.")
        }
    }

    private static func document(_ line: String) throws(PDUFailure) -> PDUDocument {
        guard line.contains(where: { !$0.isWhitespace }) else {
            throw PDUFailure("LINE", "The line is empty.")
        }
        let data = Data(line.utf8)
        guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            throw PDUFailure("JSON", "The line is not one JSON object.")
        }
        if let error = object["error"] as? [String: Any] { throw PDUFailure(handedOn: error) }
        for key in object.keys.sorted() { try checkKey(key) }
        try checkNumbers(object, [])
        do {
            return try JSONDecoder().decode(PDUDocument.self, from: data)
        } catch let error as DecodingError {
            throw PDUFailure(error)
        } catch {
            throw PDUFailure("JSON", "\(error)")
        }
    }

    private static func checkKey(_ key: String) throws(PDUFailure) {
        let known = PDUDocument.CodingKeys.allCases.map(\.rawValue)
        guard !known.contains(key) else { return }
        let meant = NearestName.of(key, in: known).map { " Did you mean \"\($0)\"?" } ?? ""
        throw PDUFailure(key, "The key is not known.\(meant)")
    }
}

extension PDUEncoding {
    /// The decoder does not say which number is out of range.
    private static func checkNumbers(_ value: Any, _ path: [String]) throws(PDUFailure) {
        switch value {
        case let object as [String: Any]:
            for key in object.keys.sorted() {
                if let value = object[key] { try checkNumbers(value, path + [key]) }
            }
        case let list as [Any]:
            for (index, value) in list.enumerated() { try checkNumbers(value, path + ["\(index)"]) }
        case let number as NSNumber:
            guard let key = path.last, let most = largest[key] else { return }
            let isWhole = number.doubleValue == number.doubleValue.rounded()
            guard isWhole, (0...most).contains(number.doubleValue) else {
                throw PDUFailure(
                    path.joined(separator: "."),
                    "\(number) is no whole number from 0 to \(Int(most)).")
            }
        default: break
        }
    }

    private static let largest: [String: Double] = [
        "fo": 255, "fcs": 255, "mr": 255, "toa": 255, "pid": 255, "dcs": 255, "ct": 255,
        "mn": 255, "class": 3, "st": 255, "vpf": 3, "vp": 38_102_400, "pi": 255, "iei": 255,
        "total": 255, "seq": 255, "ref": 65535, "reference": 65535,
        "reference-bits": 16, "validity": Double(RelativeValidityPeriod.longestSeconds),
    ]
}

/// What `tawi pdu encode --json` says about one object.
struct PDUEncodingReport: Encodable {
    var parts: Int
    var alphabet: String?

    /// The first character that forced UCS-2.
    var forced: String?

    /// What transliteration changed.
    var changes: [Change]?
    var hex: [String]

    struct Change: Encodable {
        var offset: Int
        var from: String
        var to: String
    }

    init(_ lines: [String], of document: PDUDocument) {
        parts = lines.count
        hex = lines
        changes = document.transliteration?.changes.map {
            Change(offset: $0.offset, from: String($0.original), to: $0.replacement)
        }
        guard document.type == "submit" || document.type == "deliver",
            let content = try? document.content()
        else { return }
        alphabet = content.scheme.alphabet.name
        forced = content.forcedUCS2.map { String($0) }
    }
}

extension PDUFailure {
    /// What does not fit the form of a document, by its key.
    fileprivate init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            let path = context.codingPath + [key]
            self.init(Self.path(path), "The key is missing.")
        case .typeMismatch(let type, let context):
            self.init(Self.path(context.codingPath), "The value is no \(Self.name(of: type)).")
        case .valueNotFound(_, let context):
            self.init(Self.path(context.codingPath), "The value is missing.")
        case .dataCorrupted(let context):
            self.init(
                Self.path(context.codingPath), "The number is out of range, or no whole number.")
        @unknown default:
            self.init("JSON", "\(error)")
        }
    }

    private static func path(_ path: [any CodingKey]) -> String {
        let names = path.map { $0.intValue.map { "\($0)" } ?? $0.stringValue }
        return names.isEmpty ? "JSON" : names.joined(separator: ".")
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is Bool.Type: "true or false"
        case is String.Type: "text"
        case is [Any].Type: "list"
        case is PDUDocument.Period.Type: "number of seconds and no moment"
        case is any BinaryInteger.Type: "whole number"
        default: "value of the form expected here"
        }
    }
}
