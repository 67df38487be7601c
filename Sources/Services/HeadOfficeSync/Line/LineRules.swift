public import Accounting
public import LedgerStore

/// When the line to head office may be used, and how much of it.
public struct LineRules: Hashable, Sendable {
    /// Hours in which it may be used; any hour when there are none.
    public var windows: [DailyHours]

    /// Octets a month; nil where nobody counts.
    public var monthlyOctets: Int64?

    /// The share of the month's octets that is kept for posting: what is read waits first.
    public static let keptForPosting: Int64 = 5

    public init(windows: [DailyHours] = [], monthlyMegabytes: Int? = nil) {
        self.windows = windows
        monthlyOctets = monthlyMegabytes.map { Int64($0) * 1_000_000 }
    }

    /// Whether the line may be used now, and if not, why.
    ///
    /// Whatever may not goes out when it may: nothing is lost.
    ///
    /// - Parameter used: What went over the line this month, in octets.
    public func verdict(
        for purpose: LinePurpose, used: Int64, at time: TimeOfDay
    ) -> LineVerdict {
        guard windows.isEmpty || windows.contains(where: { $0.contains(time) }) else {
            return .outsideWindows
        }
        guard let monthlyOctets else { return .open }
        let limit =
            purpose == .posting
            ? monthlyOctets : monthlyOctets - monthlyOctets / Self.keptForPosting
        return used < limit ? .open : .budgetSpent(used: used, of: monthlyOctets)
    }
}

/// Whether the line may be used.
public enum LineVerdict: Error, Hashable, Sendable {
    case open

    /// It is not the hour for it.
    case outsideWindows

    /// The month's octets are spent, in octets.
    case budgetSpent(used: Int64, of: Int64)
}
