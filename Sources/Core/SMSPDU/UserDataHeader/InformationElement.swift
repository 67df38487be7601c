/// One element of a user data header, kept byte for byte (3GPP TS 23.040 §9.2.3.24).
public struct InformationElement: Hashable, Sendable {
    /// IEI: what the element means.
    public var identifier: Identifier

    /// IED: what it says, without the length octet.
    public var data: [UInt8]

    /// An element of any identifier and data.
    public init(identifier: Identifier, data: [UInt8]) {
        self.identifier = identifier
        self.data = data
    }

    /// The element octets begin with, which are then dropped; `nil` where they hold none.
    init?(from octets: inout ArraySlice<UInt8>) {
        guard octets.count >= 2, let identifier = octets.popFirst(),
            let length = octets.popFirst(), length <= octets.count
        else { return nil }
        self.identifier = Identifier(rawValue: identifier)
        data = Array(octets.prefix(Int(length)))
        octets = octets.dropFirst(Int(length))
    }
}
