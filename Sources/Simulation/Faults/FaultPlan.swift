/// Faults at random from a seed: one on average every so many messages, and every kind in turn.
public struct FaultPlan: Hashable, Sendable {
    /// Messages, in and out together, from one fault to the next on average.
    public let every: Int

    private let kinds: [ModemFault]
    private var dice: SeededGenerator
    private var deck: [ModemFault] = []

    /// How often each kind was dealt.
    public private(set) var dealt: [ModemFault: Int] = [:]

    /// What a modem gets over without a person: everything but what only new power ends.
    public static let survivable = ModemFault.allCases.filter { $0 != .dead }

    public init(
        every: Int, seed: UInt64, kinds: [ModemFault] = Self.survivable
    ) {
        self.every = max(1, every)
        self.kinds = kinds
        dice = SeededGenerator(seed: seed)
    }

    /// A message is on its way: the fault that strikes now, if one does.
    ///
    /// Kinds are dealt like cards: none comes again before each has come.
    public mutating func next() -> ModemFault? {
        guard Int.random(in: 0..<every, using: &dice) == 0 else { return nil }
        if deck.isEmpty { deck = kinds.shuffled(using: &dice) }
        guard let fault = deck.popLast() else { return nil }
        dealt[fault, default: 0] += 1
        return fault
    }
}
