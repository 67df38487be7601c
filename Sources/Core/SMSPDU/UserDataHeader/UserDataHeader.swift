/// The header at the start of the user data (3GPP TS 23.040 §9.2.3.24).
///
/// Its octets are kept as they were sent. Where the last element has too few or too many octets
/// the whole header is ignored, as the specification asks: it then has no elements, and the text
/// after it is still read.
public struct UserDataHeader: Sendable {
    /// The information elements' octets, without TP-UDHL in front.
    private let content: ArraySlice<UInt8>

    init(octets: ArraySlice<UInt8>) {
        content = octets
    }

    /// A header of these octets, well-formed or not, without TP-UDHL in front.
    ///
    /// - Returns: `nil` when they do not fit the user data of one message.
    public init?(octets: [UInt8]) {
        guard octets.count < UserData.maximumOctets else { return nil }
        content = octets[...]
    }

    /// A header of these elements, in their order.
    ///
    /// - Returns: `nil` when they do not fit the user data of one message.
    public init?(_ elements: [InformationElement]) {
        guard elements.allSatisfy({ $0.data.count < UserData.maximumOctets }) else { return nil }
        self.init(
            octets: elements.flatMap {
                [$0.identifier.rawValue, UInt8($0.data.count)] + $0.data
            })
    }

    /// The information elements' octets, without TP-UDHL in front.
    public var octets: [UInt8] { Array(content) }

    /// The information elements in their order, none where the header is malformed.
    public var elements: [InformationElement] {
        guard isWellFormed else { return [] }
        var elements: [InformationElement] = []
        var rest = content
        while let element = InformationElement(from: &rest) { elements.append(element) }
        return elements
    }

    /// Every element has the octets it promises, and none are left.
    public var isWellFormed: Bool {
        var rest = content
        while rest.popFirst() != nil {
            guard let length = rest.popFirst(), length <= rest.count else { return false }
            rest = rest.dropFirst(Int(length))
        }
        return true
    }

    /// What the last element that answers says, without making an array of all.
    ///
    /// Of elements that must not be repeated, and of those that exclude each other, the last one
    /// counts (§9.2.3.24); one that is to be ignored is as if it were not there.
    func last<Answer>(
        _ identifiers: InformationElement.Identifier...,
        answering answer: (InformationElement) -> Answer?
    ) -> Answer? {
        guard isWellFormed else { return nil }
        var found: Answer?
        var rest = content
        while let identifier = rest.first, let length = rest.dropFirst().first {
            var element = rest
            rest = rest.dropFirst(2 + Int(length))
            guard identifiers.contains(where: { $0.rawValue == identifier }) else { continue }
            found = InformationElement(from: &element).flatMap(answer) ?? found
        }
        return found
    }

    /// TP-UDHL and what it counts.
    var encoded: [UInt8] { [UInt8(truncatingIfNeeded: content.count)] + content }

    /// Octets the header takes, with TP-UDHL.
    var octetCount: Int { content.count + 1 }

    /// Septets the header takes, the last one filled up (§9.2.3.24, figure 9.2.3.24 (a)).
    var septetCount: Int { (octetCount * 8 + 6) / 7 }

    /// Zero bits between the header and the first septet of the text.
    var fillBits: Int { septetCount * 7 - octetCount * 8 }
}

extension UserDataHeader: Hashable {
    /// Headers are equal when their octets are.
    public static func == (one: Self, other: Self) -> Bool { one.content == other.content }

    /// Hashes the octets.
    public func hash(into hasher: inout Hasher) { hasher.combine(content) }
}
