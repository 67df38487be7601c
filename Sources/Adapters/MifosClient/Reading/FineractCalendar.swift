public import Accounting

/// When a group or centre meets (`collectionMeetingCalendar`, `/calendars`).
public struct FineractCalendar: FineractRow {
    public var id: Int64
    public var start: Day?

    /// RFC 5545: `FREQ=WEEKLY;INTERVAL=1;BYDAY=MO`.
    public var recurrence: String?

    /// The meetings the server itself counted out.
    public var dates: [Day]

    init?(_ value: JSON?) {
        guard let value else { return nil }
        self.init(value)
    }

    public init?(_ value: JSON) {
        guard let id = value["id"]?.integer else { return nil }
        self.id = id
        start = value["startDate"]?.day
        recurrence = value["recurrence"]?.words
        let listed = [value["recurringDates"], value["nextTenRecurringDates"]]
        dates = Set(listed.flatMap { $0?.elements ?? [] }.compactMap(\.day)).sorted()
    }
}

/// Days on which nobody pays (`/holidays`).
public struct FineractHoliday: FineractRow {
    public var id: Int64
    public var name: String
    public var from: Day
    public var to: Day

    /// The day on which repayments of these days fall due instead.
    public var movedTo: Day?
    public var isActive: Bool

    public init?(_ value: JSON) {
        guard let id = value["id"]?.integer, let from = value["fromDate"]?.day else { return nil }
        self.id = id
        name = value["name"]?.words ?? ""
        self.from = from
        to = value["toDate"]?.day ?? from
        movedTo = value["repaymentsRescheduledTo"]?.day
        let status = value["status"]?.choice
        isActive = status.map { $0 == 300 } ?? true
    }
}

/// The days of the week on which the institution works (`/workingdays`).
public struct FineractWorkingDays: Hashable, Sendable {
    /// RFC 5545: `FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR`.
    public var recurrence: String?

    /// 1 the same day, 2 the next working day, 3 the next meeting, 4 the working day before.
    public var reschedule: Int64?

    public init(_ value: JSON) {
        let first = value.elements.first ?? value
        recurrence = first["recurrence"]?.words
        reschedule = first["repaymentRescheduleType"]?.choice
    }
}
