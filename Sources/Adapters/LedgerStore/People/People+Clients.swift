internal import GRDB

extension People {
    /// The clients, in the order of their numbers.
    public func clients() throws -> [Client] {
        try Row.fetchAll(db, sql: "SELECT * FROM client ORDER BY number").map(Client.init(row:))
    }
}
