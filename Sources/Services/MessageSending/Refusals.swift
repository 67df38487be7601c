internal import Accounting

/// Messages in a row that a modem did not take. Several of them are not to blame: it is.
struct Refusals {
    private var count = 0
    private var messages: Set<Int64> = []
    private var reportedAt: Moment?

    /// It took one.
    mutating func end() { (count, messages) = (0, []) }

    /// Notes one more; true when it is time to have the modem recovered.
    mutating func note(_ message: Int64, at now: Moment) -> Bool {
        count += 1
        messages.insert(message)
        let isEarly = reportedAt.map { now < $0.advanced(bySeconds: Self.patienceSeconds) } ?? false
        guard count >= Self.most, messages.count > 1, !isEarly else { return false }
        reportedAt = now
        end()
        return true
    }

    private static let most = 8

    /// The network itself may be in trouble: a modem that starts anew all the time does not help.
    private static let patienceSeconds: Int64 = 600
}
