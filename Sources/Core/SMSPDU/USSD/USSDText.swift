/// Text of a service code and of what the network answers (3GPP TS 23.038 §5 and §6.1.2.3).
public enum USSDText {
    /// How a modem wants to be given a code; which way is right is found by trying.
    public enum Coding: CaseIterable, Hashable, Sendable {
        /// As it is: `*100#`. The standard's way, and most modems'.
        case plain

        /// Packed septets in hexadecimal digits: `AA180C3602`. Huawei's dongles.
        case packed

        /// UCS-2 in hexadecimal digits: `002A0031…`, after `+CSCS="UCS2"`.
        case ucs2
    }

    /// A code as a modem is to be given it.
    public struct Coded: Hashable, Sendable {
        /// What stands between the quotes.
        public var string: String

        /// What stands after them.
        public var dataCodingScheme: CBSDataCodingScheme
    }

    /// The code as it is to be sent; nil when the alphabet cannot write it.
    public static func coded(_ text: String, as coding: Coding) -> Coded? {
        switch coding {
        case .plain:
            guard (try? GSM7.septets(of: text)) != nil else { return nil }
            return Coded(string: text, dataCodingScheme: .gsm7Bit)
        case .packed:
            guard let septets = try? GSM7.septets(of: text) else { return nil }
            return Coded(string: pack(septets).hexadecimal, dataCodingScheme: .gsm7Bit)
        case .ucs2:
            let octets = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            // The modem turns it into the alphabet itself: the scheme stays the network's.
            return Coded(string: octets.hexadecimal, dataCodingScheme: .gsm7Bit)
        }
    }
}

extension USSDText {
    /// Packs septets with the padding of service codes (§6.1.2.3.1).
    ///
    /// Seven bits left over would read as one more character, an at sign. They are filled with a
    /// carriage return; where the text itself ends so, with a second one.
    public static func pack(_ septets: [UInt8]) -> [UInt8] {
        let endsOnOctet = septets.count.isMultiple(of: 8) && septets.last == carriageReturn
        guard septets.count % 8 == 7 || endsOnOctet else { return GSM7.pack(septets) }
        return GSM7.pack(septets + [carriageReturn])
    }

    /// Unpacks all septets there are and takes the padding away.
    ///
    /// An at sign in the last seven bits is padding too, from those who fill with zeros: no
    /// network ends a text with it.
    public static func unpack(_ octets: [UInt8]) -> [UInt8] {
        var septets = GSM7.unpack(octets, count: octets.count * 8 / 7)
        let endsOnOctet = septets.count.isMultiple(of: 8)
        if endsOnOctet, septets.last == carriageReturn || septets.last == atSign {
            septets.removeLast()
        } else if septets.count % 8 == 1, septets.suffix(2) == [carriageReturn, carriageReturn] {
            septets.removeLast()
        }
        return septets
    }

    private static let carriageReturn: UInt8 = 0x0D
    private static let atSign: UInt8 = 0x00
}
