internal import GRDB

/// What cash a count that waits was a count of. The counts of before say nothing and are to be made
/// again.
enum Migration18CountedCash {
    static func run(_ db: Database) throws {
        try db.execute(sql: "ALTER TABLE held_count ADD COLUMN cash TEXT")
    }
}
