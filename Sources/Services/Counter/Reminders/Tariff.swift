public import Accounting
public import TextCommands

/// What the network takes for a part of a message.
public struct Tariff: Hashable, Sendable {
    /// A price for numbers that begin in a certain way: `+25471`.
    public struct Exception: Hashable, Sendable {
        public var prefix: String
        public var price: Money

        public init(prefix: String, price: Money) {
            self.prefix = prefix
            self.price = price
        }
    }

    /// The price of a part; nil where the branch has not said.
    public var price: Money?
    public var exceptions: [Exception]

    public init(price: Money? = nil, exceptions: [Exception] = []) {
        self.price = price
        self.exceptions = exceptions
    }

    /// What a part to this number costs: by the longest prefix it begins with.
    public func price(to number: PhoneNumber) -> Money? {
        let fitting = exceptions.filter { number.e164.hasPrefix($0.prefix) }
        return fitting.max { $0.prefix.count < $1.prefix.count }?.price ?? price
    }
}
