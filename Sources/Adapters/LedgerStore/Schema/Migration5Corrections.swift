internal import GRDB

/// What was recorded and is put right: the current state of each collection, reversals, and what
/// waits for a second person; and the PINs of those who decide.
enum Migration5Corrections {
    static func run(_ db: Database) throws {
        try db.execute(sql: currentStates)
        try db.execute(sql: approvals)
        try db.execute(sql: reversals)
        try db.execute(sql: "ALTER TABLE user ADD COLUMN pin_hash TEXT")
    }

    /// Follows from `collection_state`, so that nobody walks the history of every collection to
    /// find those an officer still has to hand in.
    private static let currentStates = """
        CREATE TABLE collection_now (
            reference TEXT PRIMARY KEY REFERENCES collection,
            officer TEXT NOT NULL REFERENCES officer,
            state TEXT NOT NULL
        ) STRICT;
        CREATE INDEX collection_now_by_officer ON collection_now (officer, state);
        INSERT INTO collection_now (reference, officer, state)
            SELECT reference, officer,
                (SELECT state FROM collection_state
                 WHERE collection_state.reference = collection.reference ORDER BY id DESC LIMIT 1)
            FROM collection
            WHERE EXISTS (SELECT 1 FROM collection_state
                WHERE collection_state.reference = collection.reference);
        CREATE TRIGGER collection_state_becomes_current AFTER INSERT ON collection_state
        BEGIN
            INSERT INTO collection_now (reference, officer, state)
                SELECT NEW.reference, officer, NEW.state FROM collection
                WHERE collection.reference = NEW.reference
                ON CONFLICT (reference) DO UPDATE SET state = excluded.state;
        END;
        CREATE TRIGGER a_reversed_collection_stays_so BEFORE INSERT ON collection_state
        WHEN (SELECT state FROM collection_now WHERE reference = NEW.reference) = 'reversed'
        BEGIN SELECT RAISE(ABORT, 'a reversed collection has no other state'); END;

        CREATE INDEX collection_by_client ON collection (client, recorded_at);
        CREATE INDEX collection_by_officer ON collection (officer, day);
        """

    private static let approvals = """
        CREATE TABLE approval (
            reference TEXT PRIMARY KEY CHECK (reference GLOB 'A[2-9]*'
                AND length(reference) BETWEEN 5 AND 9),
            kind TEXT NOT NULL CHECK (kind <> ''),
            subject TEXT NOT NULL CHECK (subject <> ''),
            value TEXT NOT NULL,
            asked_by TEXT NOT NULL CHECK (asked_by <> ''),
            message INTEGER REFERENCES message,
            asked_at INTEGER NOT NULL,
            expires_at INTEGER CHECK (expires_at > asked_at)
        ) STRICT;
        CREATE INDEX approval_by_subject ON approval (subject, kind);
        CREATE TABLE approval_verdict (
            approval TEXT PRIMARY KEY REFERENCES approval,
            verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'rejected')),
            decided_by TEXT NOT NULL CHECK (decided_by <> ''),
            message INTEGER REFERENCES message,
            decided_at INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER approval_is_by_somebody_else BEFORE INSERT ON approval_verdict
        WHEN NEW.decided_by = (SELECT asked_by FROM approval WHERE reference = NEW.approval)
        BEGIN SELECT RAISE(ABORT, 'who asks does not decide'); END;

        \(appendOnly("approval"))
        \(appendOnly("approval_verdict"))
        """

    private static let reversals = """
        CREATE TABLE reversal (
            reference TEXT PRIMARY KEY REFERENCES collection,
            actor TEXT NOT NULL CHECK (actor <> ''),
            approval TEXT REFERENCES approval,
            message INTEGER REFERENCES message,
            reversed_at INTEGER NOT NULL
        ) STRICT;

        \(appendOnly("reversal"))
        """

    private static func appendOnly(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_is_never_updated BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what was asked and put right is never changed'); END;
        CREATE TRIGGER \(table)_is_never_deleted BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what was asked and put right is never deleted'); END;
        """
    }
}
