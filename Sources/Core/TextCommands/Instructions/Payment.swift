/// What an officer collected from one client: `PAY 1024 S100 L250 L2=50`.
public struct Payment: Hashable, Sendable {
    /// The client's number in digits, with the leading zeros it was typed with.
    public var client: String

    /// Each account once, in the order typed, at least one.
    public var items: [PaymentItem]

    /// The PIN or one-time code at the end.
    public var code: String?

    public init(client: String, items: [PaymentItem], code: String? = nil) {
        self.client = client
        self.items = items
        self.code = code
    }
}
