internal import GRDB

/// What waits for a second person, with everything that is needed to carry it out: whom it was
/// asked of, officers' messages over their limits, cash that was counted and differs.
enum Migration11Approvals {
    static func run(_ db: Database) throws {
        try db.execute(sql: approvals)
        try db.execute(sql: held)
        try db.execute(sql: expireWhatIsOver)
    }

    private static let approvals = """
        CREATE TABLE approval_addressee (
            approval TEXT PRIMARY KEY REFERENCES approval,
            member TEXT NOT NULL CHECK (member LIKE 'officer:_%' OR member LIKE 'user:_%')
        ) STRICT;
        CREATE TABLE approval_expiry (
            approval TEXT PRIMARY KEY REFERENCES approval,
            expired_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE approval_use (
            approval TEXT PRIMARY KEY REFERENCES approval_verdict,
            used_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX approval_by_expiry ON approval (expires_at);

        CREATE TRIGGER nobody_decides_what_has_expired BEFORE INSERT ON approval_verdict
        WHEN EXISTS (SELECT 1 FROM approval_expiry WHERE approval = NEW.approval)
        BEGIN SELECT RAISE(ABORT, 'it has expired'); END;
        CREATE TRIGGER what_is_decided_does_not_expire BEFORE INSERT ON approval_expiry
        WHEN EXISTS (SELECT 1 FROM approval_verdict WHERE approval = NEW.approval)
        BEGIN SELECT RAISE(ABORT, 'it is decided'); END;
        CREATE TRIGGER only_what_is_approved_is_used BEFORE INSERT ON approval_use
        WHEN (SELECT verdict FROM approval_verdict WHERE approval = NEW.approval) <> 'approved'
        BEGIN SELECT RAISE(ABORT, 'it was rejected'); END;

        \(["approval_addressee", "approval_expiry", "approval_use"].map(appendOnly)
            .joined(separator: "\n"))
        """

    private static let held = """
        CREATE TABLE held_message (
            message INTEGER PRIMARY KEY REFERENCES message,
            officer TEXT NOT NULL REFERENCES officer,
            phone TEXT NOT NULL CHECK (phone LIKE '+%'),
            instruction TEXT NOT NULL CHECK (instruction <> ''),
            subject TEXT NOT NULL CHECK (subject <> ''),
            day TEXT NOT NULL
        ) STRICT;
        CREATE INDEX held_message_by_subject ON held_message (officer, subject);

        CREATE TABLE held_count (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            officer TEXT NOT NULL REFERENCES officer,
            cashier TEXT NOT NULL REFERENCES user CHECK (cashier <> officer),
            due INTEGER NOT NULL CHECK (due >= 0),
            counted INTEGER NOT NULL CHECK (counted >= 0),
            currency TEXT NOT NULL CHECK (length(currency) = 3),
            reason TEXT NOT NULL CHECK (reason <> ''),
            pieces TEXT NOT NULL,
            chosen TEXT,
            counted_at INTEGER NOT NULL
        ) STRICT;

        \(["held_message", "held_count"].map(appendOnly).joined(separator: "\n"))
        """

    /// Nobody is told now of what expired long ago.
    private static let expireWhatIsOver = """
        INSERT INTO approval_expiry (approval, expired_at)
            SELECT reference, expires_at FROM approval
            WHERE expires_at <= CAST(strftime('%s', 'now') AS INTEGER) * 1000
            AND NOT EXISTS (SELECT 1 FROM approval_verdict WHERE approval = reference);
        """

    private static func appendOnly(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_is_never_updated BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what was asked and decided is never changed'); END;
        CREATE TRIGGER \(table)_is_never_deleted BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what was asked and decided is never deleted'); END;
        """
    }
}
