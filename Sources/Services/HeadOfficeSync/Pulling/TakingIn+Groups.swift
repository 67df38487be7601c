internal import Accounting
internal import LedgerStore

extension TakingIn {
    mutating func takeInCentres() throws {
        let known = try books.people.centreCodes()
        for record in try books.pulls.staged(.centre) {
            let centre = try PulledCentre(record.content)
            guard centre.isActive || local(.centre, record.id) != nil else { continue }
            let code =
                local(.centre, record.id)
                ?? freeCode(.centre, record.id, centre.externalId, centre.accountNumber, known)
            let name = centre.name.isEmpty ? code : centre.name
            try books.people.enrol(Centre(code: code, name: name))
            try identify(.centre, record.id, as: code, externalID: centre.externalId)
        }
    }

    /// The code of what is new to the branch: its external id or account number, where one of them
    /// is what the branch calls it already; else a short external id; else head office's number.
    private func freeCode(
        _ kind: PulledKind, _ id: Int64, _ externalId: String?, _ accountNumber: String?,
        _ known: Set<String>
    ) -> String {
        let own = [externalId, accountNumber].compactMap(\.self).filter { !isTaken(kind, $0) }
        let short = externalId.flatMap { own.contains($0) && $0.count <= 8 ? $0 : nil }
        let number = known.contains("\(id)") ? "H\(id)" : "\(id)"
        return own.first(where: known.contains) ?? short ?? number
    }

    mutating func takeInGroups() throws {
        let days = try meetingDays()
        let horizon = today.advanced(byDays: rules.meetingDays)
        let centres = try calendars(.centreDetail)
        let groups = try calendars(.groupDetail)
        let known = Dictionary(try books.people.groupsInFull().map { ($0.code, $0) }) { $1 }
        let left = try books.people.officersWhoLeft()
        for record in try books.pulls.staged(.group) {
            let group = try PulledGroup(record.content)
            guard group.isActive else { continue }
            let code = try takeIn(group, record.id, known, left)
            let calendar = groups[record.id] ?? group.centre.flatMap { centres[$0] }
            try setMeetings(calendar, of: record.id, code, days, upTo: horizon)
        }
    }

    private mutating func takeIn(
        _ group: PulledGroup, _ id: Int64, _ known: [String: Group], _ left: Set<String>
    ) throws -> String {
        let code =
            local(.group, id)
            ?? freeCode(.group, id, group.externalId, group.accountNumber, Set(known.keys))
        let officer = local(.staff, group.staff).flatMap { left.contains($0) ? nil : $0 }
        let old = known[code]
        var new = Group(
            code: code, name: group.name.isEmpty ? code : group.name,
            centre: try centre(of: group), officer: officer)
        new.meeting = old?.meeting
        if new != old {
            try books.people.enrol(new)
            if officer == nil { try books.people.removeOfficer(ofGroup: code) }
            summary.changes += 1
        }
        if officer == nil { meet(.noOfficer, .group, id, new.name) }
        try identify(.group, id, as: code, externalID: group.externalId)
        return code
    }

    /// A group without a centre meets in a place of its own.
    private mutating func centre(of group: PulledGroup) throws -> String {
        if let code = local(.centre, group.centre) { return code }
        let own = Centre.ofIndividuals
        try books.people.enrol(own)
        return own.code
    }

    /// The calendars of what was read now or before, by head office's numbers.
    private func calendars(_ kind: PulledKind) throws -> [Int64: PulledCalendar] {
        var calendars: [Int64: PulledCalendar] = [:]
        try books.pulls.forEachKnown(kind) { record in
            calendars[record.id] =
                kind == .centreDetail
                ? try PulledCentreDetail(record.content).calendar
                : try PulledGroupDetail(record.content).calendar
        }
        return calendars
    }

    private func meetingDays() throws -> MeetingDays {
        var days = MeetingDays()
        for record in try books.pulls.staged(.holiday) {
            let holiday = try PulledHoliday(record.content)
            guard holiday.isActive, let from = Day(iso: holiday.from),
                let to = Day(iso: holiday.to), from <= to
            else { continue }
            days.holidays.append(
                .init(days: from...to, movedTo: holiday.movedTo.flatMap(Day.init(iso:))))
        }
        guard let record = try books.pulls.staged(.workingDays).first else { return days }
        let working = try PulledWorkingDays(record.content)
        if let named = working.recurrence.flatMap(Recurrence.init)?.weekdays, !named.isEmpty {
            days.workingDays = Set(named.map(\.number))
        }
        days.onDayOff = working.reschedule.flatMap(MeetingDays.OnDayOff.init) ?? .stays
        return days
    }

    private mutating func setMeetings(
        _ calendar: PulledCalendar?, of id: Int64, _ code: String, _ days: MeetingDays,
        upTo horizon: Day
    ) throws {
        guard let calendar else { return }
        let start = calendar.start.flatMap(Day.init(iso:))
        let dates = calendar.dates.compactMap(Day.init(iso:))
        let rule = calendar.rule
        let isUnderstood = rule == nil || rule.flatMap(Recurrence.init) != nil
        if !isUnderstood { meet(.unknownMeetings, .group, id, rule ?? "") }
        // Beyond what head office counted out of a rule that is not understood nothing is known.
        let known = isUnderstood ? horizon : dates.max() ?? today.advanced(byDays: -1)
        let meetings = days.meetings(
            start: start, rule: rule, dates: dates, within: today...max(today, known))
        try books.people.setMeetings(
            meetings, upTo: known, then: MeetingDays.schedule(start: start, rule: rule), of: code)
    }
}

extension Centre {
    /// Where those meet who belong to no centre.
    static let ofIndividuals = Centre(code: "individual", name: "Individual")
}
