public import Accounting
public import LedgerStore
public import TextCommands

/// How a branch takes in what head office has.
public struct PullRules: Sendable {
    /// The office's name, number or external id; nil where the user belongs to one office only.
    public var office: String?

    /// The branch's name: its office's where nothing else is said.
    public var branch: String
    public var country: Country
    public var currency: Currency
    public var calendar: BranchCalendar

    /// In which managers are told what keeps the pull from going on.
    public var languages: Languages

    /// Rows in one page.
    public var pageSize = 200

    /// Loans whose schedules are asked for in one request.
    public var batchSize = 50

    /// For how many days ahead meetings are counted out.
    public var meetingDays = 90

    /// Members, calendars and schedules that did not seem to change are read again once in so many
    /// days, some each day.
    public var refreshDays = 7

    /// The branch's own doors, which the pull knocks at.
    public var doors: PullDoors

    public init(
        branch: String, country: Country, currency: Currency, calendar: BranchCalendar,
        office: String? = nil, languages: Languages = .english, doors: PullDoors = PullDoors()
    ) {
        self.branch = branch
        self.country = country
        self.currency = currency
        self.calendar = calendar
        self.office = office
        self.languages = languages
        self.doors = doors
    }
}

/// What the counter does with what a pull brings, within the write that takes it in.
public struct PullDoors: Sendable {
    /// What became of asking for another phone.
    public enum PhoneAnswer: Hashable, Sendable {
        /// It is hers, or will be unless the old phone objects.
        case taken

        /// She has it, or it was asked for before and waits.
        case known

        /// She said no to it before.
        case stopped

        /// Another member of the staff has it, or it is barred.
        case refused
    }

    /// Asks that somebody's phone be changed, as every change of phone is asked for.
    ///
    /// The holder is `client:1024` or `officer:PO`.
    public typealias AskForPhone =
        @Sendable (OpenBooks, PhoneNumber, _ holder: String, Moment) throws -> PhoneAnswer

    public var askForPhone: AskForPhone

    /// What follows from a new picture: the sheets of the days ahead.
    public var pictureIsNew: @Sendable (OpenBooks, Moment) throws -> Void

    /// - Parameter askForPhone: By default nobody's phone is changed.
    public init(
        askForPhone: @escaping AskForPhone = { _, _, _, _ in .refused },
        pictureIsNew: @escaping @Sendable (OpenBooks, Moment) throws -> Void = { _, _ in }
    ) {
        self.askForPhone = askForPhone
        self.pictureIsNew = pictureIsNew
    }
}
