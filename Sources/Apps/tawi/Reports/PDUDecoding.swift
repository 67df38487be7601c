import Foundation
import SMSPDU

/// The lines of `tawi pdu decode`: a direction and a PDU in, one JSON object out.
enum PDUDecoding {
    /// The answer to `mt HEX`, `mo HEX` or `pdu HEX`, an object with `error` for anything else.
    ///
    /// `mt` and `mo` are a TPDU to and from the mobile; `pdu` is a modem's line, the service
    /// centre address first.
    static func answer(to line: String) -> String {
        do {
            return json(try document(of: line))
        } catch {
            return json(["error": error])
        }
    }

    /// What is wrong with a line.
    struct Failure: Error, Encodable {
        var field: String
        var offset: Int
        var reason: String
    }

    private enum Direction: String {
        case mt, mo, pdu
    }

    private static func document(of line: String) throws(Failure) -> PDUDocument {
        let (direction, octets) = try parse(line)
        do {
            switch direction {
            case .mt:
                let tpdu = try TPDU(decodingMobileTerminated: octets)
                return PDUDocument(tpdu, firstOctet: octets.first ?? 0)
            case .mo:
                let tpdu = try TPDU(decodingMobileOriginated: octets)
                return PDUDocument(tpdu, firstOctet: octets.first ?? 0)
            case .pdu:
                let pdu = try ModemPDU(decoding: octets)
                let start = 1 + Int(octets.first ?? 0)
                return PDUDocument(pdu.tpdu, firstOctet: octets.dropFirst(start).first ?? 0)
            }
        } catch {
            throw Failure(
                field: error.field.rawValue, offset: error.offset, reason: "\(error.reason)")
        }
    }

    private static func parse(_ line: String) throws(Failure) -> (Direction, [UInt8]) {
        let trimmed = line.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty else {
            throw Failure(field: "LINE", offset: 0, reason: "The line is empty.")
        }
        let word = trimmed.prefix { !$0.isWhitespace }
        guard let direction = Direction(rawValue: word.lowercased()) else {
            throw Failure(
                field: "LINE", offset: 0, reason: "The line starts with none of mt, mo and pdu.")
        }
        let hexadecimal = trimmed.dropFirst(word.count).drop { $0.isWhitespace }
        do {
            return (direction, try [UInt8](hexadecimal: hexadecimal))
        } catch {
            let reason =
                error.offset < hexadecimal.count
                ? "The character is not a hexadecimal digit." : "The last digit has no partner."
            throw Failure(field: "HEX", offset: error.offset, reason: reason)
        }
    }

    /// One line of JSON, its keys in order.
    private static func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}
