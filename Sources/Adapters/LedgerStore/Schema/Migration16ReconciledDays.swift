internal import GRDB

/// What a comparison with head office added up for each day.
enum Migration16ReconciledDays {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE reconciliation_day (
                    reconciliation INTEGER NOT NULL REFERENCES reconciliation,
                    day TEXT NOT NULL,
                    branch_amount INTEGER NOT NULL,
                    branch_count INTEGER NOT NULL CHECK (branch_count >= 0),
                    central_amount INTEGER NOT NULL,
                    central_count INTEGER NOT NULL CHECK (central_count >= 0),
                    PRIMARY KEY (reconciliation, day)
                ) STRICT, WITHOUT ROWID;
                CREATE TRIGGER reconciliation_day_is_never_updated
                BEFORE UPDATE ON reconciliation_day
                BEGIN SELECT RAISE(ABORT, 'what was compared is never changed'); END;
                CREATE TRIGGER reconciliation_day_is_never_deleted
                BEFORE DELETE ON reconciliation_day
                BEGIN SELECT RAISE(ABORT, 'what was compared is never deleted'); END;
                """)
    }
}
