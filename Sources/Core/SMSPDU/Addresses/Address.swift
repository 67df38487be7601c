/// The address of a person, a service or a service centre (3GPP TS 23.040 §9.1.2.5), its digits
/// as in §9.1.2.3 or its name as in §9.1.2.4.
///
/// The useful semi-octets are kept, the filler of an odd number is not: two addresses are equal
/// when they have the same type and the same digits.
public struct Address: Hashable, Sendable {
    /// The type-of-address octet: what kind of number or name it is.
    public let typeOfAddress: TypeOfAddress

    /// The useful semi-octets: digits, or the packed septets of a name.
    let semiOctets: SemiOctets

    init(typeOfAddress: TypeOfAddress, semiOctets: SemiOctets) {
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

    /// One to twenty digits, `*`, `#`, `a`, `b` and `c` among them, under any type of address
    /// that is not alphanumeric; `nil` for anything else.
    public init?(digits: some StringProtocol, _ typeOfAddress: TypeOfAddress) {
        guard !digits.isEmpty else { return nil }
        self.init(digitsOrNone: digits, typeOfAddress)
    }

    /// As above, or no digits at all: a field of length zero, as an SMS-COMMAND may hold.
    public init?(digitsOrNone digits: some StringProtocol, _ typeOfAddress: TypeOfAddress) {
        let values = digits.utf8.compactMap { Self.digitAlphabet.firstIndex(of: $0) }
        guard values.count == digits.utf8.count, typeOfAddress.typeOfNumber != .alphanumeric,
            let semiOctets = SemiOctets(values.map { UInt8($0) })
        else { return nil }
        self.init(typeOfAddress: typeOfAddress, semiOctets: semiOctets)
    }

    /// A name of up to eleven septets, such as `M-PESA`, in the GSM 7 bit default alphabet and
    /// its extension; `nil` for anything else.
    public init?(alphanumeric name: String) {
        guard !name.isEmpty else { return nil }
        self.init(nameOrNone: name, .alphanumeric)
    }

    /// As above under any alphanumeric type of address, or no name at all.
    public init?(nameOrNone name: String, _ typeOfAddress: TypeOfAddress) {
        guard let septets = try? GSM7.septets(of: name), septets.count <= 11,
            typeOfAddress.typeOfNumber == .alphanumeric
        else { return nil }
        self.init(
            typeOfAddress: typeOfAddress,
            semiOctets: SemiOctets(GSM7.pack(septets)[...], count: (septets.count * 7 + 3) / 4))
    }
}

extension Address {
    /// Digits in the order of their values (§9.1.2.3); fifteen is the end mark, not a digit.
    private static let digitAlphabet = Array("0123456789*#abc".utf8)

    /// The type of number is international: the digits begin with a country code.
    public var isInternational: Bool { typeOfAddress.typeOfNumber == .international }

    /// The type of number is alphanumeric: the address is a name.
    public var isAlphanumeric: Bool { typeOfAddress.typeOfNumber == .alphanumeric }

    /// The digits without a plus, or the name of an alphanumeric address.
    public var digits: String {
        if isAlphanumeric { return name }
        return String(unsafeUninitializedCapacity: semiOctets.count) { characters in
            for index in 0..<semiOctets.count {
                characters[index] = Self.digitAlphabet[min(14, Int(semiOctets[index]))]
            }
            return semiOctets.count
        }
    }

    /// The address as people write it, an international number with its plus.
    public var text: String { isInternational ? "+" + digits : digits }

    /// As many septets as the useful semi-octets hold in full.
    private var name: String {
        GSM7.text((0..<semiOctets.septetCount).map { semiOctets.septet(at: $0) })
    }
}

extension Address: CustomStringConvertible {
    /// As people write it.
    public var description: String { text }
}
