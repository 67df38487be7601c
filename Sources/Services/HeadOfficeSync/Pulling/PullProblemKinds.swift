public import LedgerStore

extension PullProblem.Kind {
    /// Somebody has no phone, or what is written is none.
    public static let noPhone = Self(rawValue: "no-phone")
    public static let unreadablePhone = Self(rawValue: "unreadable-phone")

    /// Several clients have it: one receipt reaches them all.
    public static let sharedPhone = Self(rawValue: "shared-phone")

    /// It is a member of the staff's: she gets no receipts.
    public static let staffPhone = Self(rawValue: "staff-phone")

    /// She said no to it; the one she has stays.
    public static let stoppedPhone = Self(rawValue: "stopped-phone")

    /// Another member of the staff has it.
    public static let takenPhone = Self(rawValue: "taken-phone")

    /// The branch's number of hers is another client's already.
    public static let takenNumber = Self(rawValue: "taken-number")

    /// The account's printed number is another account's already.
    public static let takenAccountNumber = Self(rawValue: "taken-account-number")

    /// Nobody holds the group's meetings: it gets no sheets.
    public static let noOfficer = Self(rawValue: "no-officer")

    /// When it meets is not understood.
    public static let unknownMeetings = Self(rawValue: "unknown-meetings")

    /// A loan to a group, which belongs to no client.
    public static let groupLoan = Self(rawValue: "group-loan")

    /// Its client is not the branch's.
    public static let unknownClient = Self(rawValue: "unknown-client")

    /// A client has more loans than the branch has numbers for.
    public static let tooManyLoans = Self(rawValue: "too-many-loans")

    /// A client has more savings accounts than one.
    public static let secondSavings = Self(rawValue: "second-savings")

    /// The account is kept in another currency, or in none that is known.
    public static let otherCurrency = Self(rawValue: "other-currency")

    /// The amount has a part that the currency has no coin for.
    public static let inexactAmount = Self(rawValue: "inexact-amount")

    /// The books refuse the figure: head office has less than the branch took.
    public static let refusedFigure = Self(rawValue: "refused-figure")

    /// She left, and something of hers is not at head office yet.
    public static let leftWithUnposted = Self(rawValue: "left-with-unposted")

    /// He left, and has cash of the branch's.
    public static let leftWithCash = Self(rawValue: "left-with-cash")

    /// Rows of a list that had no number.
    public static let unreadableRows = Self(rawValue: "unreadable-rows")

    /// It stands in the list, and head office does not have it, or does not show it, when it is
    /// asked for by its number: its members and meetings stay as they were known.
    public static let detailsMissing = Self(rawValue: "details-missing")

    /// It has no name.
    public static let noName = Self(rawValue: "no-name")
}
