/// The octets a field takes, counted from the start of the input.
public struct FieldSpan: Hashable, Sendable {
    /// The field, under its name in the standard.
    public var field: TPDUField

    /// Where it stands, its length octet included.
    public var octets: Range<Int>
}
