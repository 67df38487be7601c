internal import SMSPDU

/// A TPDU as `tawi pdu decode` shows it and `tawi pdu encode` takes it: one JSON object, a field
/// that does not apply is absent.
struct PDUDocument: Codable, Equatable {
    var type: String
    var fo: UInt8?
    var fcs: UInt8?
    var mr: UInt8?
    var address: String?
    var toa: UInt8?
    var pid: UInt8?
    var dcs: UInt8?
    var ct: UInt8?
    var mn: UInt8?
    var alphabet: String?
    var compressed: Bool?
    var `class`: UInt8?
    var mwi: MessageWaiting?
    var scts: String?
    var dt: String?
    var st: UInt8?
    var vpf: UInt8?
    var vp: Period?
    var pi: UInt8?
    var udh: [Element]?
    var concat: Concat?
    var text: String?
    var data: String?

    /// The service centre address of a modem's line.
    var sca: ServiceCentre?

    /// The TPDU in hexadecimal, there only where the fields above do not say every octet of it:
    /// fill bits, reserved values, padding after the end.
    var exact: String?

    struct Element: Codable, Equatable {
        var iei: UInt8
        var hex: String
    }

    struct Concat: Codable, Equatable {
        var ref: UInt16
        var total: UInt8
        var seq: UInt8
    }

    struct MessageWaiting: Codable, Equatable {
        var store: Bool
        var active: Bool
        var kind: String
    }

    /// Written by hand it may be a number alone, such as `+254700000000`.
    struct ServiceCentre: Codable, Equatable {
        var address: String
        var toa: UInt8

        init(address: String, toa: UInt8) {
            self.address = address
            self.toa = toa
        }

        init(from decoder: any Decoder) throws {
            if let number = try? decoder.singleValueContainer().decode(String.self) {
                let type: TypeOfAddress = number.hasPrefix("+") ? .international : .unknown
                self.init(address: number, toa: type.rawValue)
            } else {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                self.init(
                    address: try container.decode(String.self, forKey: .address),
                    toa: try container.decode(UInt8.self, forKey: .toa))
            }
        }
    }

    /// A validity period: seconds where it is relative, else the moment it ends.
    enum Period: Codable, Equatable {
        case seconds(Int)
        case until(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let seconds = try? container.decode(Int.self) {
                self = .seconds(seconds)
            } else if let moment = try? container.decode(String.self) {
                self = .until(moment)
            } else {
                throw DecodingError.typeMismatch(
                    Period.self,
                    .init(codingPath: decoder.codingPath, debugDescription: "seconds or a moment"))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .seconds(let seconds): try container.encode(seconds)
            case .until(let moment): try container.encode(moment)
            }
        }
    }

    // What only somebody who writes a message says.

    /// Seconds; as `vp`, rounded up to a period that can be written in one octet.
    var validity: Int?
    var statusReport: Bool?

    /// The concatenation reference, and whether it takes 8 or 16 bits.
    var reference: UInt16?
    var referenceBits: Int?
    var transliterate: Bool?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case type, fo, fcs, mr, address, toa, pid, dcs, ct, mn, alphabet, compressed, `class`, mwi
        case scts, dt, st, vpf, vp, pi, udh, concat, text, data, sca, exact, validity
        case statusReport = "status-report"
        case reference
        case referenceBits = "reference-bits"
        case transliterate
    }
}
