internal import GRDB

extension People {
    /// Every group, by code.
    public func groups() throws -> [Group] {
        try Row.fetchAll(db, sql: "SELECT * FROM client_group ORDER BY code").map { row in
            Group(code: row["code"], name: row["name"], centre: row["centre"])
        }
    }
}
