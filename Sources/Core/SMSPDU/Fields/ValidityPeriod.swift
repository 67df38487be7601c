/// TP-VP: how long the service centre keeps trying (3GPP TS 23.040 §9.2.3.12).
public enum ValidityPeriod: Hashable, Sendable {
    /// One octet, counted from when the service centre has the message (§9.2.3.12.1).
    case relative(RelativeValidityPeriod)

    /// The moment it ends (§9.2.3.12.2).
    case absolute(ServiceCentreTimeStamp)

    /// Seven octets, the first saying how to read the others (§9.2.3.12.3).
    case enhanced(EnhancedValidityPeriod)

    /// TP-VPF: how the period is written, two bits (§9.2.3.3).
    public enum Format: UInt8, Hashable, Sendable {
        /// In the order of the two bits.
        case absent, enhanced, relative, absolute
    }

    /// The format that announces this period.
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
            let start = reader.position
            let octets = try reader.octets(
                EnhancedValidityPeriod.octetCount, for: .validityPeriod)
            guard let period = EnhancedValidityPeriod(octets) else {
                throw TPDUDecodingError(
                    field: .validityPeriod, offset: start, reason: .noSuchTime)
            }
            return .enhanced(period)
        }
    }

    func append(to octets: inout [UInt8]) {
        switch self {
        case .relative(let period): octets.append(period.rawValue)
        case .absolute(let stamp): stamp.append(to: &octets)
        case .enhanced(let period): octets += period.octets
        }
    }
}
