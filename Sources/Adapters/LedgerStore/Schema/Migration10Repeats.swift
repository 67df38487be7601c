internal import GRDB

/// How many copies of a part may go on the air: written down with the part, so that what may be
/// repeated several times is told from what may be repeated once or never.
enum Migration10Repeats {
    static func run(_ db: Database) throws {
        try db.execute(sql: parts)
        try db.execute(sql: limits)
    }

    /// The table is made anew because SQLite cannot change a CHECK. What an earlier version gave up
    /// after two submissions stays given up.
    private static let parts = """
        CREATE TABLE new_outgoing_part (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            outgoing INTEGER NOT NULL REFERENCES outgoing,
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            tpdu BLOB NOT NULL,
            rank INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN
                ('queued', 'sending', 'sent', 'unknown', 'delivered', 'undelivered', 'failed',
                 'expired')),
            submissions INTEGER NOT NULL DEFAULT 0,
            submissions_allowed INTEGER NOT NULL CHECK (submissions_allowed BETWEEN 1 AND 4),
            refusals INTEGER NOT NULL DEFAULT 0,
            due_at INTEGER NOT NULL,
            intended_at INTEGER,
            settled_at INTEGER,
            message_reference INTEGER CHECK (message_reference BETWEEN 0 AND 255),
            failure TEXT,
            modem TEXT CHECK (modem <> ''),
            sim TEXT CHECK (sim <> ''),
            UNIQUE (outgoing, sequence),
            CHECK (submissions BETWEEN 0 AND submissions_allowed)
        ) STRICT;
        INSERT INTO new_outgoing_part
            (id, outgoing, sequence, tpdu, rank, state, submissions, submissions_allowed, refusals,
            due_at, intended_at, settled_at, message_reference, failure, modem, sim)
        SELECT part.id, outgoing, sequence, tpdu, rank, state, submissions,
            CASE WHEN state = 'unknown' AND submissions > 1 THEN submissions
                WHEN class IN ('answer', 'alert', 'receipt') THEN 4 ELSE 2 END,
            refusals, due_at, intended_at, settled_at, message_reference, failure, modem, sim
        FROM outgoing_part AS part JOIN outgoing ON outgoing.id = part.outgoing;
        DROP TABLE outgoing_part;
        ALTER TABLE new_outgoing_part RENAME TO outgoing_part;
        CREATE INDEX outgoing_part_by_turn ON outgoing_part (rank + refusals, id)
            WHERE state IN ('queued', 'unknown') AND submissions < submissions_allowed;
        CREATE INDEX outgoing_part_on_its_way ON outgoing_part (id) WHERE state = 'sending';
        CREATE INDEX outgoing_part_by_intent ON outgoing_part (intended_at);
        CREATE INDEX outgoing_part_by_reference ON outgoing_part (message_reference, settled_at);
        """

    private static let limits = """
        CREATE TRIGGER outgoing_part_is_never_allowed_more
        BEFORE UPDATE OF submissions_allowed ON outgoing_part
        WHEN NEW.submissions_allowed > OLD.submissions_allowed
        BEGIN SELECT RAISE(ABORT, 'copies of a message are settled when it is written'); END;
        """
}
