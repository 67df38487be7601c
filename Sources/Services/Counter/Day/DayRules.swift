public import Accounting
public import TextCommands

/// What the MFI has settled about its day: cash, the close, what managers are told.
public struct DayRules: Hashable, Sendable {
    /// Whether a collection goes to head office only once the cashier counted its cash.
    public var verifyBeforePosting = true

    /// When managers are told how the day went; nil for never. It costs a message a day.
    public var summaryAt: TimeOfDay?

    /// When officers may be expected to record money: managers are told of other hours. Nil for at
    /// any hour.
    public var workingHours: WorkingHours?

    /// Which hand-ins managers are told of by SMS.
    public var tellHandIns = HandInTelling.differing

    /// Where sealed days go by SMS; nil for nowhere.
    public var headOffice: PhoneNumber?
    public var sendSeal = SealSending.never

    public init() {}

    /// Which hand-ins managers are told of.
    public enum HandInTelling: String, Hashable, Sendable, CaseIterable {
        case never
        case differing
        case always
    }

    /// When a sealed day is sent to head office by SMS.
    public enum SealSending: String, Hashable, Sendable, CaseIterable {
        case never
        case always

        /// While there is no other line; as `always` until there is one to be told from.
        case whenOffline = "when-offline"
    }
}

/// The hours between which people work: `05:00-21:00`, the first minute and not the last.
public struct WorkingHours: Hashable, Sendable {
    public var start: TimeOfDay
    public var end: TimeOfDay

    /// The hours written `05:00-21:00`, or nil.
    public init?(_ text: String) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 2, let start = TimeOfDay(ends[0]), let end = TimeOfDay(ends[1]),
            start < end
        else { return nil }
        self.start = start
        self.end = end
    }

    /// Whether people work when a clock shows `time`.
    public func contains(_ time: TimeOfDay) -> Bool { start <= time && time < end }
}
