internal import Accounting

extension CentralView {
    /// `GET /v1/{entity}/{id}/calendars`.
    func calendars(_ entity: String, _ id: Int) throws(FineractRefusal) -> JSONValue {
        switch entity {
        case "groups": return calendars(of: .group(try seenGroup(id).id))
        case "centers":
            _ = try centre(id)
            return calendars(of: .centre(id))
        case "clients":
            let client = try client(.id(id))
            return client.groupId.map { calendars(of: .group($0)) } ?? []
        default:
            let loan = try loan(.id(id))
            return loan.groupId.map { calendars(of: .group($0)) } ?? []
        }
    }

    private func calendars(of owner: MeetingCalendar.Owner) -> JSONValue {
        .array(
            books.calendars.values.filter { $0.owner == owner }.sorted { $0.id < $1.id }.map(json))
    }

    func json(_ calendar: MeetingCalendar) -> JSONValue {
        let entity =
            switch calendar.owner {
            case .group(let id): (id, 4, "groups", "GROUPS")
            case .centre(let id): (id, 5, "centers", "CENTERS")
            }
        let dates = calendar.meetings(from: books.businessDate, count: 10)
        let (short, name) = Self.names[calendar.startDate.weekdayFromMonday]
        let every = calendar.everyWeeks
        return [
            "id": .number(calendar.id), "calendarInstanceId": .number(calendar.id),
            "entityId": .number(entity.0),
            "entityType": .coded(entity.1, "calendarEntityType.\(entity.2)", entity.3),
            "title": .string("\(entity.2)_\(entity.0)_CollectionMeeting"),
            "startDate": .date(calendar.startDate),
            "type": .coded(1, "calendarType.collection", "COLLECTION"), "repeating": true,
            "recurrence": .string("FREQ=WEEKLY;INTERVAL=\(every);BYDAY=\(short)"),
            "frequency": .coded(2, "calendarFrequencyType.weekly", "WEEKLY"),
            "interval": .number(every),
            "repeatsOnDay": .coded(
                calendar.startDate.weekdayFromMonday + 1,
                "calendarWeekDaysType.\(name.lowercased())", short),
            "recurringDates": .array(
                calendar.meetings(from: calendar.startDate, count: 10).map { .date($0) }),
            "nextTenRecurringDates": .array(dates.map { .date($0) }),
            "humanReadable": .string(
                every == 1 ? "Weekly on \(name)" : "Every \(every) weeks on \(name)"),
            "recentEligibleMeetingDate": .date(
                dates.first.map {
                    $0 == books.businessDate ? $0 : $0.advanced(byDays: -7 * every)
                }),
        ]
    }

    private static let names = [
        ("MO", "Monday"), ("TU", "Tuesday"), ("WE", "Wednesday"), ("TH", "Thursday"),
        ("FR", "Friday"), ("SA", "Saturday"), ("SU", "Sunday"),
    ]
}

extension Day {
    /// 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday.
    var weekdayFromMonday: Int { ((daysSince1970 + 3) % 7 + 7) % 7 }
}
