/// TP-PI: which optional fields follow (3GPP TS 23.040 §9.2.3.27).
///
/// Bit 7 announces a further octet, none of which has a meaning yet: they are kept, not read.
public struct ParameterIndicator: Hashable, Sendable {
    /// The first octet; bits 0 to 2 announce fields, bits 3 to 6 are reserved.
    public private(set) var rawValue: UInt8

    /// The further octets that bit 7 of the one before announces.
    public let extensionOctets: [UInt8]

    /// Nothing follows.
    public static let nothing = Self(single: 0)

    /// - Returns: `nil` where bit 7 of an octet and the octets after it contradict each other.
    public init?(rawValue: UInt8, extensionOctets: [UInt8] = []) {
        let announces = [rawValue] + extensionOctets
        guard announces.dropLast().allSatisfy({ $0 & 0x80 != 0 }),
            announces.last.map({ $0 & 0x80 == 0 }) == true
        else { return nil }
        self.rawValue = rawValue
        self.extensionOctets = extensionOctets
    }

    private init(single rawValue: UInt8) {
        self.rawValue = rawValue
        extensionOctets = []
    }

    /// The first octet alone, announcing no further one.
    var withoutExtension: ParameterIndicator { Self(single: rawValue & 0x7F) }

    /// Bit 0: TP-PID follows.
    public internal(set) var protocolIdentifierFollows: Bool {
        get { rawValue & 0b001 != 0 }
        set { rawValue = rawValue & ~0b001 | (newValue ? 0b001 : 0) }
    }

    /// Bit 1: TP-DCS follows.
    public internal(set) var dataCodingSchemeFollows: Bool {
        get { rawValue & 0b010 != 0 }
        set { rawValue = rawValue & ~0b010 | (newValue ? 0b010 : 0) }
    }

    /// Bit 2: TP-UDL and TP-UD follow.
    public internal(set) var userDataFollows: Bool {
        get { rawValue & 0b100 != 0 }
        set { rawValue = rawValue & ~0b100 | (newValue ? 0b100 : 0) }
    }
}

extension ParameterIndicator {
    /// - Throws: `TPDUDecodingError` naming `TP-PI` when an announced octet is missing.
    init(from reader: inout OctetReader) throws(TPDUDecodingError) {
        rawValue = try reader.octet(for: .parameterIndicator)
        var octets: [UInt8] = []
        var last = rawValue
        while last & 0x80 != 0 {
            last = try reader.octet(for: .parameterIndicator)
            octets.append(last)
        }
        extensionOctets = octets
    }

    func append(to octets: inout [UInt8]) {
        octets.append(rawValue)
        octets += extensionOctets
    }
}
