public import Accounting

/// A collection sheet: what each client of a group is to pay at one meeting.
///
/// It is bound to a version, an officer and a day, and its code names all three. Once it was sent
/// nothing on it changes any more.
public struct Sheet: Hashable, Sendable {
    /// One client's row.
    public struct Line: Hashable, Sendable {
        /// From 1, by client number.
        public var number: Int

        /// The client's number.
        public var client: String
        public var name: String

        /// Loans in order, then savings.
        public var dues: [CollectedItem]

        public init(number: Int, client: String, name: String, dues: [CollectedItem]) {
            self.number = number
            self.client = client
            self.name = name
            self.dues = dues
        }

        /// All that she is to pay.
        public var due: Int64 { dues.reduce(0) { $0 + $1.amount.minorUnits } }
    }

    public var code: SheetCode

    /// The group's code and name.
    public var group: String
    public var groupName: String

    /// The code of the officer who holds the meeting.
    public var officer: String

    /// The day of the meeting.
    public var day: Day

    /// From 1; a changed due makes another version, with another code.
    public var version: Int
    public var currency: Currency
    public var lines: [Line]

    public init(
        code: SheetCode, group: String, groupName: String, officer: String, day: Day,
        version: Int, currency: Currency, lines: [Line]
    ) {
        self.code = code
        self.group = group
        self.groupName = groupName
        self.officer = officer
        self.day = day
        self.version = version
        self.currency = currency
        self.lines = lines
    }

    /// All that is due.
    public var total: Money { money(lines.reduce(0) { $0 + $1.due }) }

    /// An amount in the sheet's currency.
    public func money(_ minorUnits: Int64) -> Money {
        Money(minorUnits: minorUnits, currency: currency)
    }
}
