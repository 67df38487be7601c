/// TP-VP: how long the service centre keeps trying (3GPP TS 23.040 §9.2.3.12).
public enum ValidityPeriod: Hashable, Sendable {
    case relative(RelativeValidityPeriod)
    case absolute(ServiceCentreTimeStamp)
    case enhanced(EnhancedValidityPeriod)

    /// TP-VPF: how the period is written, two bits (§9.2.3.3).
    public enum Format: UInt8, Hashable, Sendable {
        case absent, enhanced, relative, absolute
    }

    public var format: Format {
        switch self {
        case .relative: .relative
        case .absolute: .absolute
        case .enhanced: .enhanced
        }
    }
}

extension ValidityPeriod {
    /// The period in the format the first octet announced.
    ///
    /// - Throws: `TPDUDecodingError` naming `TP-VP`.
    static func decode(
        _ format: Format, from reader: inout OctetReader
    ) throws(TPDUDecodingError) -> ValidityPeriod? {
        switch format {
        case .absent:
            return nil
        case .relative:
            return .relative(.init(rawValue: try reader.octet(for: .validityPeriod)))
        case .absolute:
            return .absolute(try .init(decoding: .validityPeriod, from: &reader))
        case .enhanced:
            let octets = try reader.octets(
                EnhancedValidityPeriod.octetCount, for: .validityPeriod)
            return EnhancedValidityPeriod(octets).map { .enhanced($0) }
        }
    }

    var encoded: [UInt8] {
        switch self {
        case .relative(let period): [period.rawValue]
        case .absolute(let stamp): stamp.encoded
        case .enhanced(let period): period.octets
        }
    }
}
