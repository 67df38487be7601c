internal import Accounting

/// How fast a SIM may send, and when to try again.
public struct SendingPace: Hashable, Sendable {
    /// Parts that may be given to the modem in any minute: a SIM that sends too much is cut off.
    public var partsPerMinute: Int

    /// How long a part whose outcome is unknown waits for a status report before it is repeated.
    public var repeatUnknownAfterSeconds: Int64

    public init(partsPerMinute: Int, repeatUnknownAfterSeconds: Int64 = 60) {
        self.partsPerMinute = partsPerMinute
        self.repeatUnknownAfterSeconds = repeatUnknownAfterSeconds
    }

    static let windowSeconds: Int64 = 60

    /// When the next part may go, given when the recent ones went; nil for now.
    func nextFree(after recent: [Moment], now: Moment) -> Moment? {
        guard recent.count >= partsPerMinute else { return nil }
        return recent[recent.count - partsPerMinute].advanced(bySeconds: Self.windowSeconds)
    }

    /// Five seconds, doubling up to ten minutes: a network that is away comes back.
    func retrySeconds(afterRefusals count: Int) -> Int64 { min(600, 5 << Int64(min(count, 8) - 1)) }
}
