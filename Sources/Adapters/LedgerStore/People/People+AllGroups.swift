internal import GRDB

extension People {
    /// Every group, by code.
    public func groups() throws -> [Group] {
        try Row.fetchAll(db, sql: "SELECT * FROM client_group ORDER BY code").map(Group.init(row:))
    }

    /// The group with this code.
    public func group(code: String) throws -> Group? {
        try db.cachedRow("SELECT * FROM client_group WHERE code = ?", [code]).map(Group.init(row:))
    }
}
