/// What waits for the subscriber elsewhere, and how many of them
/// (3GPP TS 23.040 §9.2.3.24.2).
public struct SpecialMessageIndication: Hashable, Sendable {
    /// The message is to be stored, not thrown away once the indication is set.
    public let isStored: Bool

    /// Which of the subscriber's profiles it is for, from one to four.
    public let profile: Int

    /// What waits.
    public let kind: DataCodingScheme.MessageWaiting.Kind

    /// More than one kind of *other* may be told apart by three further bits; zero for none.
    public let extendedKind: UInt8

    /// How many wait; 255 stands for 255 or more.
    public let count: UInt8

    /// An element that says so; `nil` for any other.
    public init?(_ element: InformationElement) {
        guard element.identifier == .specialMessageIndication, element.data.count == 2,
            let kind = DataCodingScheme.MessageWaiting.Kind(rawValue: element.data[0] & 0b11)
        else { return nil }
        isStored = element.data[0] & 0x80 != 0
        profile = Int(element.data[0] >> 5 & 0b11) + 1
        self.kind = kind
        extendedKind = element.data[0] >> 2 & 0b111
        count = element.data[1]
    }
}
