internal import Accounting
internal import GRDB

extension People {
    /// The groups that have an officer who is there, by code.
    public func groupsWithOfficers() throws -> [Group] {
        try db.cachedRows(
            """
            SELECT client_group.* FROM client_group JOIN officer ON officer.code = officer
            WHERE officer.left_on IS NULL ORDER BY client_group.code
            """, []
        ).map(Group.init(row:))
    }

    /// The clients of a group, by number.
    public func clients(ofGroup code: String) throws -> [Client] {
        try db.cachedRows(
            "SELECT * FROM client WHERE client_group = ? ORDER BY length(number), number", [code]
        ).map(Client.init(row:))
    }

    /// The open accounts of a group's clients: each client's loans in order, then her savings.
    public func accounts(ofGroup code: String) throws -> [ClientAccount] {
        try db.cachedRows(
            """
            SELECT account.* FROM account JOIN client ON client.number = account.client
            WHERE client_group = ? AND closed_on IS NULL ORDER BY client.number, account.code
            """, [code]
        ).map(ClientAccount.init(row:))
    }
}

extension Group {
    init(row: Row) {
        let first = (row["meets_on"] as String?).flatMap(Day.init(iso:))
        let rhythm = (row["meets_every"] as String?).flatMap(MeetingSchedule.Rhythm.init(rawValue:))
        self.init(
            code: row["code"], name: row["name"], centre: row["centre"], officer: row["officer"],
            meeting: first.map { MeetingSchedule(first: $0, rhythm: rhythm) })
    }
}
