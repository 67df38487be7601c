public import Accounting
internal import GRDB

extension People {
    /// Sets the days on which a group meets up to `horizon`, holidays reckoned with.
    ///
    /// - Parameter schedule: How it goes on after that; nil where the branch has no word for it.
    public func setMeetings(
        _ days: [Day], upTo horizon: Day, then schedule: MeetingSchedule?, of group: String
    ) throws {
        try db.runCached("DELETE FROM group_meeting WHERE client_group = ?", [group])
        for day in days where day <= horizon {
            try db.runCached(
                "INSERT INTO group_meeting (client_group, day) VALUES (?, ?)", [group, day.iso])
        }
        try db.runCached(
            """
            UPDATE client_group SET meetings_known_to = ?, meets_on = ?, meets_every = ?
            WHERE code = ?
            """,
            [horizon.iso, schedule?.first.iso, schedule?.rhythm?.rawValue, group])
    }

    /// Whether head office says that a group meets on a day; nil where it says nothing of the day.
    public func meets(group: String, on day: Day) throws -> Bool? {
        let isKnown: Bool? = try db.cachedValue(
            "SELECT meetings_known_to >= ? FROM client_group WHERE code = ?", [day.iso, group])
        guard isKnown == true else { return nil }
        return try db.cachedValue(
            "SELECT EXISTS (SELECT 1 FROM group_meeting WHERE client_group = ? AND day = ?)",
            [group, day.iso])
    }

    /// Takes a group's officer away: nobody holds its meetings for now.
    public func removeOfficer(ofGroup code: String) throws {
        try db.runCached("UPDATE client_group SET officer = NULL WHERE code = ?", [code])
    }
}
