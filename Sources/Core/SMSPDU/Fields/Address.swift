/// The address of a person, a service or a service centre (3GPP TS 23.040 §9.1.2.5).
///
/// The useful semi-octets are kept, the filler of an odd number is not: two addresses are equal
/// when they have the same type and the same digits.
public struct Address: Hashable, Sendable {
    public let typeOfAddress: TypeOfAddress

    /// The useful semi-octets: digits, or the packed septets of a name.
    let semiOctets: [UInt8]

    /// The most semi-octets an address field holds: twelve octets, two of them length and type.
    static let maximumSemiOctets = 20

    init(typeOfAddress: TypeOfAddress, semiOctets: [UInt8]) {
        self.typeOfAddress = typeOfAddress
        self.semiOctets = semiOctets
    }

    /// A number with its country code: digits, with or without the plus.
    public init?(international number: String) {
        self.init(digits: number.hasPrefix("+") ? number.dropFirst() : number[...], .international)
    }

    /// A number as people write it: `+254711000001`, or a short code or national number.
    public init?(_ number: String) {
        if number.hasPrefix("+") {
            self.init(international: number)
        } else {
            self.init(digits: number[...], .unknown)
        }
    }

    /// Digits under any type of address that is not alphanumeric.
    public init?(digits: Substring, _ typeOfAddress: TypeOfAddress) {
        let semiOctets = digits.compactMap { Self.digitAlphabet.firstIndex(of: $0) }
        guard !semiOctets.isEmpty, semiOctets.count == digits.count,
            semiOctets.count <= Self.maximumSemiOctets,
            typeOfAddress.typeOfNumber != .alphanumeric
        else { return nil }
        self.init(typeOfAddress: typeOfAddress, semiOctets: semiOctets.map { UInt8($0) })
    }

    /// A name of up to eleven septets, such as `M-PESA`.
    public init?(alphanumeric name: String) {
        guard let septets = try? GSM7.septets(of: name), (1...11).contains(septets.count) else {
            return nil
        }
        let used = (septets.count * 7 + 3) / 4
        let semiOctets = SemiOctets.unpack(GSM7.pack(septets)).prefix(used)
        self.init(typeOfAddress: .alphanumeric, semiOctets: Array(semiOctets))
    }
}

extension Address {
    /// Digits in the order of their values; fifteen is the end mark, not a digit.
    static let digitAlphabet = Array("0123456789*#abc")

    public var isInternational: Bool { typeOfAddress.typeOfNumber == .international }

    public var isAlphanumeric: Bool { typeOfAddress.typeOfNumber == .alphanumeric }

    /// The digits without a plus, or the name of an alphanumeric address.
    public var digits: String {
        if isAlphanumeric { return name }
        return String(
            semiOctets.compactMap { value in
                Self.digitAlphabet.indices.contains(Int(value))
                    ? Self.digitAlphabet[Int(value)] : nil
            })
    }

    /// The address as people write it, an international number with its plus.
    public var text: String { isInternational ? "+" + digits : digits }

    /// The name: as many septets as the useful semi-octets hold in full.
    private var name: String {
        let octets = SemiOctets.pack(semiOctets, filler: 0)
        return GSM7.text(GSM7.unpack(octets, count: semiOctets.count * 4 / 7))
    }
}

extension Address: CustomStringConvertible {
    public var description: String { text }
}
