public import Accounting
internal import GRDB

extension Collections {
    /// The first collection a message led to; nil when it led to none.
    public func reference(recordedBy message: Int64) throws -> Reference? {
        try String.fetchOne(
            db,
            sql: "SELECT reference FROM collection WHERE message = ? ORDER BY rowid LIMIT 1",
            arguments: [message]
        ).flatMap { Reference($0) }
    }
}
