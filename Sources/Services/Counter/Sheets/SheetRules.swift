public import Accounting

/// What the MFI has settled about collection sheets.
public struct SheetRules: Hashable, Sendable {
    /// When tomorrow's sheets are sent to their officers; nil where they are not sent: officers have
    /// them on paper, or ask with SHEETS.
    public var sendAt: TimeOfDay?

    /// For how many days from today there are sheets.
    public var daysAhead: Int

    /// For how many days after the meeting a sheet may still be answered.
    public var lateDays: Int

    public init(sendAt: TimeOfDay? = .onTheHour(18), daysAhead: Int = 7, lateDays: Int = 2) {
        self.sendAt = sendAt
        self.daysAhead = daysAhead
        self.lateDays = lateDays
    }
}
