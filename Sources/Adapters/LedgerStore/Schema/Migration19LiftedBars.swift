internal import GRDB

/// A number that was reported stolen may come back to its owner on another SIM, and be stolen again.
enum Migration19LiftedBars {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE phone_bar (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    phone TEXT NOT NULL CHECK (phone LIKE '+%'),
                    holder TEXT NOT NULL CHECK (holder <> ''),
                    barred_at INTEGER NOT NULL
                ) STRICT;
                CREATE INDEX phone_bar_by_phone ON phone_bar (phone);
                CREATE TABLE bar_lift (
                    bar INTEGER PRIMARY KEY REFERENCES phone_bar,
                    lifted_at INTEGER NOT NULL
                ) STRICT;
                INSERT INTO phone_bar (phone, holder, barred_at)
                SELECT phone, holder, barred_at FROM barred_phone ORDER BY barred_at;
                DROP TABLE barred_phone;
                CREATE VIEW barred_phone AS
                SELECT phone, holder, barred_at FROM phone_bar
                WHERE NOT EXISTS (SELECT 1 FROM bar_lift WHERE bar = id);

                CREATE TRIGGER phone_bar_is_never_updated BEFORE UPDATE ON phone_bar
                BEGIN SELECT RAISE(ABORT, 'what was reported is never changed'); END;
                CREATE TRIGGER phone_bar_is_never_deleted BEFORE DELETE ON phone_bar
                BEGIN SELECT RAISE(ABORT, 'what was reported is never deleted'); END;
                CREATE TRIGGER bar_lift_is_never_updated BEFORE UPDATE ON bar_lift
                BEGIN SELECT RAISE(ABORT, 'what was decided is never changed'); END;
                CREATE TRIGGER bar_lift_is_never_deleted BEFORE DELETE ON bar_lift
                BEGIN SELECT RAISE(ABORT, 'what was decided is never deleted'); END;
                """)
    }
}
