public import Accounting
public import TextCommands

/// What an officer said about a sheet and has not closed it with.
public enum SheetNote: Hashable, Sendable {
    /// An exception; a later one about the same line takes its place.
    case line(SheetLineNote)

    /// One sum for everybody nothing else is said about.
    case group(Money)

    /// Everybody else paid what is due.
    case all

    /// Nothing more comes; the total he counted.
    case end(Money?)
}

/// An exception: what one client paid, and whether she was there.
public struct SheetLineNote: Hashable, Sendable {
    public var line: Int
    public var attendance: Attendance?

    /// One sum for all her accounts; nil where nothing is said of money.
    public var amount: Money?

    /// The sum told apart by account, in place of `amount`.
    public var items: [CollectedItem]

    public init(
        line: Int, attendance: Attendance? = nil, amount: Money? = nil,
        items: [CollectedItem] = []
    ) {
        self.line = line
        self.attendance = attendance
        self.amount = amount
        self.items = items
    }
}

/// How a line of a sheet ended.
public struct SheetResult: Hashable, Sendable {
    public var line: Int
    public var attendance: Attendance

    /// What she paid; zero when nothing.
    public var amount: Money

    /// The collection it was recorded as; nil when she paid nothing.
    public var reference: Reference?
    public var message: Int64
    public var bookedAt: Moment

    public init(
        line: Int, attendance: Attendance, amount: Money, reference: Reference?, message: Int64,
        bookedAt: Moment
    ) {
        self.line = line
        self.attendance = attendance
        self.amount = amount
        self.reference = reference
        self.message = message
        self.bookedAt = bookedAt
    }
}
