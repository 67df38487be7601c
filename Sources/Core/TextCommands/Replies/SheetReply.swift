public import Accounting

/// What the branch says about collection sheets.
public enum SheetReply: Hashable, Sendable {
    /// The message of the evening before, to be sent back when everybody paid.
    case announcement(SheetCode, group: String, day: Day, clients: Int, total: Money)

    // Sheets that cannot be answered
    case unknown(SheetCode)
    case notYours(SheetCode)
    case replaced(SheetCode, by: SheetCode)
    case tooEarly(SheetCode, day: Day)
    case tooLate(SheetCode, day: Day)

    // Answers that cannot be taken: nothing is noted
    case notUnderstood(SheetCode, words: String)
    case noSuchLine(SheetCode, line: Int, last: Int)
    case lineTwice(SheetCode, line: Int)
    case lineBooked(SheetCode, line: Int)
    case lineClosed(SheetCode, line: Int, client: String)
    case noSuchAccount(SheetCode, line: Int, name: String, account: AccountLabel)
    case tooMuch(SheetCode, line: Int, name: String, most: Money)
    case groupTooMuch(SheetCode, sum: Money, most: Money)

    // Answers that were taken
    case booked(SheetSummary, at: CivilTime)
    case bookedAlready(SheetSummary, day: Day, at: CivilTime)
    case echo(SheetSummary, nonce: String)

    /// His total is not ours; the difference is ours less his.
    case totalDiffers(SheetSummary, counted: Money, nonce: String)
    case nothingToBook(SheetSummary)

    /// He said no to what the sheet came to: what he said before that still counts.
    case notBooked(SheetStanding)
    case open(SheetStanding)

    /// `SHEETS`: the officer's open ones, the earliest first.
    case list([SheetListing])
}

/// What is booked by an answer, or would be.
public struct SheetSummary: Hashable, Sendable {
    public var sheet: SheetCode

    /// How many clients pay, and what.
    public var payers: Int
    public var total: Money

    /// What was said besides “all paid”, as officers write it: `3=0`, `7A`.
    public var exceptions: [String] = []

    /// Lines a lump sum did not reach, or not in full.
    public var short: [String] = []

    /// What was said before about the same lines and no longer counts.
    public var replaced: [String] = []

    /// Lines that stay open.
    public var left: [SheetLineLeft] = []

    /// Lines that look like a PAY of the day, and would be a second payment.
    public var repeats: [SheetLineLeft] = []

    /// How many got no receipt, for want of a phone of their own.
    public var withoutReceipt = 0

    public init(sheet: SheetCode, payers: Int, total: Money) {
        self.sheet = sheet
        self.payers = payers
        self.total = total
    }
}

/// A line that cannot be booked as it stands.
public struct SheetLineLeft: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// A PAY of the day holds the same amount.
        case recorded(Reference)

        /// What it was booked as was cancelled, and nothing was said of it since.
        case cancelled(Reference)

        /// The loan owes only this by now.
        case owes(AccountLabel, Money)

        /// The account is gone, or cannot take the amount.
        case unfit(AccountLabel)
    }

    public var line: Int
    public var reason: Reason

    public init(line: Int, reason: Reason) {
        self.line = line
        self.reason = reason
    }
}

/// How far a sheet has come.
public struct SheetStanding: Hashable, Sendable {
    public var sheet: SheetCode
    public var group: String

    /// The lines nothing was said about, and what is due on them.
    public var open: [Int]
    public var due: Money

    /// What was said and is not booked.
    public var noted: [String]

    /// How many clients paid, and what.
    public var payers: Int
    public var paid: Money

    public init(
        sheet: SheetCode, group: String, open: [Int], due: Money, noted: [String], payers: Int,
        paid: Money
    ) {
        self.sheet = sheet
        self.group = group
        self.open = open
        self.due = due
        self.noted = noted
        self.payers = payers
        self.paid = paid
    }
}
