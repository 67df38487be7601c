public import Accounting
internal import LedgerStore

/// How fast a SIM may send, when to try again, and what waits while airtime is short.
public struct SendingPace: Hashable, Sendable {
    /// Parts that may be given to the modem in any minute: a SIM that sends too much is cut off.
    public var partsPerMinute: Int

    /// How long a part whose outcome is unknown waits for a status report before it is repeated
    /// first; each further repeat waits four times as long.
    public var repeatUnknownAfterSeconds: Int64

    /// Airtime kept for answers, receipts and alerts; nil when everything may use the last cent.
    public var airtimeReserve: Money?

    public init(
        partsPerMinute: Int, repeatUnknownAfterSeconds: Int64 = 60, airtimeReserve: Money? = nil
    ) {
        self.partsPerMinute = partsPerMinute
        self.repeatUnknownAfterSeconds = repeatUnknownAfterSeconds
        self.airtimeReserve = airtimeReserve
    }

    static let windowSeconds: Int64 = 60

    /// When the next part may go, given when the recent ones went; nil for now.
    func nextFree(after recent: [Moment], now: Moment) -> Moment? {
        guard recent.count >= partsPerMinute else { return nil }
        return recent[recent.count - partsPerMinute].advanced(bySeconds: Self.windowSeconds)
    }

    /// Five seconds, doubling up to ten minutes: a network that is away comes back.
    func retrySeconds(afterRefusals count: Int) -> Int64 {
        min(600, 5 << Int64(max(0, min(count, 8) - 1)))
    }

    /// How long a part that was submitted so often, each time without an answer, waits: what struck
    /// it twice may be gone a quarter of an hour later.
    func repeatSeconds(afterSubmissions count: Int) -> Int64 {
        repeatUnknownAfterSeconds << (2 * Int64(max(1, min(count, 4)) - 1))
    }

    /// Half a minute, doubling up to a quarter of an hour: a person has to do something.
    func pauseSeconds(afterAlarms count: Int) -> Int64 {
        min(900, 30 << Int64(max(0, min(count, 6) - 1)))
    }

    /// Longer than everything waits: whoever was not refused yet comes first then, and may tell
    /// whether it is the SIM.
    func barredSeconds(after refusals: Int) -> Int64 { pauseSeconds(afterAlarms: refusals + 1) }

    /// What waits while there is so much airtime; nothing where nobody knows how much there is.
    func held(at airtime: Money?) -> Set<MessageClass> {
        guard let airtime, let airtimeReserve, airtime.currency == airtimeReserve.currency,
            airtime.minorUnits < airtimeReserve.minorUnits
        else { return [] }
        return [.courtesy, .reminder, .check]
    }
}
