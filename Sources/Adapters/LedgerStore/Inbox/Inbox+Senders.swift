internal import GRDB

extension Inbox {
    /// The latest messages of one sender before another, the newest first.
    public func messages(
        from sender: String, before id: Int64, latest limit: Int
    ) throws -> [IncomingMessage] {
        try db.cachedRows(
            """
            SELECT * FROM message WHERE sender = ? AND id < ? AND kind = 'deliver'
            ORDER BY id DESC LIMIT ?
            """, [sender, id, limit]
        ).map(message(row:))
    }
}
