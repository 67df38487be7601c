internal import GRDB

/// A line of a sheet whose collection was cancelled is open again, and may be closed anew.
enum Migration17ReopenedLines {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE reopened (
                    sheet TEXT NOT NULL,
                    line INTEGER NOT NULL,
                    attendance TEXT NOT NULL
                        CHECK (attendance IN ('present', 'absent', 'leave', 'late')),
                    amount INTEGER NOT NULL CHECK (amount >= 0),
                    reference TEXT UNIQUE REFERENCES collection,
                    message INTEGER NOT NULL REFERENCES message,
                    booked_at INTEGER NOT NULL,
                    PRIMARY KEY (sheet, line, message),
                    FOREIGN KEY (sheet, line) REFERENCES sheet_line,
                    CHECK ((amount > 0) = (reference IS NOT NULL))
                ) STRICT, WITHOUT ROWID;
                INSERT INTO reopened
                SELECT sheet, line, attendance, amount, reference, message, booked_at
                FROM sheet_result;
                DROP TABLE sheet_result;
                ALTER TABLE reopened RENAME TO sheet_result;

                CREATE TRIGGER a_line_is_closed_once BEFORE INSERT ON sheet_result
                WHEN EXISTS (
                    SELECT 1 FROM sheet_result AS earlier
                    WHERE earlier.sheet = NEW.sheet AND earlier.line = NEW.line AND NOT EXISTS
                        (SELECT 1 FROM reversal WHERE reversal.reference = earlier.reference))
                BEGIN SELECT RAISE(ABORT, 'the line is closed: undo it first'); END;
                CREATE TRIGGER sheet_result_is_never_updated BEFORE UPDATE ON sheet_result
                BEGIN SELECT RAISE(ABORT, 'a sheet is never changed: make another version'); END;
                CREATE TRIGGER sheet_result_is_never_deleted BEFORE DELETE ON sheet_result
                BEGIN SELECT RAISE(ABORT, 'what was said about a sheet is never deleted'); END;
                """)
    }
}
