/// The header at the start of the user data (3GPP TS 23.040 §9.2.3.24).
///
/// Its octets are kept as they were sent. Where the last element has too few or too many octets
/// the whole header is ignored, as the specification asks: it then has no elements, and the text
/// after it is still read.
public struct UserDataHeader: Hashable, Sendable {
    /// The information elements' octets, without TP-UDHL in front.
    public let octets: [UInt8]

    init(octets: [UInt8]) {
        self.octets = octets
    }

    /// - Returns: `nil` when the elements do not fit the user data of one message.
    public init?(_ elements: [InformationElement]) {
        octets = elements.flatMap {
            [$0.identifier.rawValue, UInt8(truncatingIfNeeded: $0.data.count)] + $0.data
        }
        guard encoded.count <= UserData.maximumOctets else { return nil }
    }

    /// The information elements in their order, none where the header is malformed.
    public var elements: [InformationElement] {
        var elements: [InformationElement] = []
        var rest = octets[...]
        while let identifier = rest.popFirst() {
            guard let length = rest.popFirst(), length <= rest.count else { return [] }
            elements.append(
                InformationElement(
                    identifier: .init(rawValue: identifier), data: Array(rest.prefix(Int(length)))))
            rest = rest.dropFirst(Int(length))
        }
        return elements
    }

    /// TP-UDHL and what it counts.
    var encoded: [UInt8] { [UInt8(truncatingIfNeeded: octets.count)] + octets }

    /// Septets the header takes, the last one filled up (§9.2.3.24, figure 9.2.3.24 (a)).
    var septetCount: Int { (encoded.count * 8 + 6) / 7 }

    /// Zero bits between the header and the first septet of the text.
    var fillBits: Int { septetCount * 7 - encoded.count * 8 }
}

extension UserDataHeader {
    /// The place in a concatenated message, if the header gives one.
    ///
    /// An element that contradicts itself is ignored; of several the last one counts, as for
    /// every element that must not be repeated.
    public var concatenation: Concatenation? {
        elements.reversed().lazy.compactMap { Concatenation($0) }.first
    }

    /// The language whose characters follow an escape, if one is named and known.
    public var singleShift: NationalLanguage? {
        language(.nationalLanguageSingleShift)
    }

    /// The language that replaces the default alphabet, if one is named and known.
    public var lockingShift: NationalLanguage? {
        language(.nationalLanguageLockingShift)
    }

    private func language(_ identifier: InformationElement.Identifier) -> NationalLanguage? {
        elements.last { $0.identifier == identifier }?.data.first
            .flatMap { NationalLanguage(rawValue: $0) }
    }
}
