internal import GRDB

/// Indexes that say the same twice are dropped: each is a page more to write with every payment.
enum Migration15FewerPages {
    /// An officer's collections of a day are found by their times, which go up with the days; the
    /// collections in a state by one index, whoever's they are.
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                DROP INDEX collection_by_officer;
                DROP INDEX collection_now_by_officer;
                DROP INDEX collection_now_by_state;
                CREATE INDEX collection_now_by_state ON collection_now (state, officer);
                """)
    }
}
