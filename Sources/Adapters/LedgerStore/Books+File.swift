internal import GRDB

extension OpenBooks {
    /// What SQLite finds wrong with the file, in its words; empty when nothing is
    /// (`PRAGMA quick_check`).
    ///
    /// - Throws: `DatabaseError` when the file cannot be read at all.
    public func faultsOfFile() throws -> [String] {
        try String.fetchAll(db, sql: "PRAGMA quick_check(5)").filter { $0 != "ok" }
    }
}
