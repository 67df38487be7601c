/// How well a simulated network carries messages. Probabilities are from 0 to 1.
public struct NetworkConditions: Hashable, Sendable {
    /// How long a message travels: drawn anew for each.
    public var delay: ClosedRange<Duration> = .zero ... .zero

    /// Messages that vanish without a word.
    public var loss = 0.0

    /// Messages that arrive twice.
    public var duplication = 0.0

    /// Messages that those sent after them overtake.
    public var reordering = 0.0

    /// Messages that the other side's network refuses for good.
    public var permanentFailure = 0.0

    /// Everything arrives at once, in order and once.
    public init() {}
}
