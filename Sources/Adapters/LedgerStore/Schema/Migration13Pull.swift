internal import GRDB

/// What comes back from head office: pulls under way, the picture the last one left, what could not
/// be taken in, who and what left; and how much of the line it all took.
enum Migration13Pull {
    static func run(_ db: Database) throws {
        try db.execute(sql: leaving)
        try db.execute(sql: dues)
        try db.execute(sql: pulls)
        try db.execute(sql: problems)
        try db.execute(sql: line)
        try db.execute(sql: reconciliations)
    }

    /// The phone of an officer who left goes to his successor: it is unique among those who are
    /// there. SQLite cannot take a UNIQUE away, so the table is made anew.
    private static let leaving = """
        CREATE TABLE new_officer (
            code TEXT PRIMARY KEY CHECK (code <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            phone TEXT NOT NULL CHECK (phone LIKE '+%'),
            pin_hash TEXT,
            language TEXT CHECK (language <> ''),
            pin_issued INTEGER NOT NULL DEFAULT 1 CHECK (pin_issued IN (0, 1)),
            left_on TEXT
        ) STRICT;
        INSERT INTO new_officer (code, name, phone, pin_hash, language, pin_issued)
            SELECT code, name, phone, pin_hash, language, pin_issued FROM officer;
        DROP TABLE officer;
        ALTER TABLE new_officer RENAME TO officer;
        CREATE UNIQUE INDEX officer_by_phone ON officer (phone) WHERE left_on IS NULL;

        ALTER TABLE client ADD COLUMN left_on TEXT;
        ALTER TABLE account ADD COLUMN closed_on TEXT;
        """

    /// The instalments and meetings ahead: sheets are made from them while the line is down. What
    /// is not in them beyond `meetings_known_to` follows from `meets_on`.
    private static let dues = """
        CREATE TABLE instalment (
            account TEXT NOT NULL REFERENCES account,
            day TEXT NOT NULL,
            amount INTEGER NOT NULL CHECK (amount > 0),
            PRIMARY KEY (account, day)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE group_meeting (
            client_group TEXT NOT NULL REFERENCES client_group,
            day TEXT NOT NULL,
            PRIMARY KEY (client_group, day)
        ) STRICT, WITHOUT ROWID;
        ALTER TABLE client_group ADD COLUMN meetings_known_to TEXT;
        """

    private static let pulls = """
        CREATE TABLE pull (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            begun_at INTEGER NOT NULL,
            applied_at INTEGER,
            changes INTEGER CHECK (changes >= 0),
            CHECK ((applied_at IS NULL) = (changes IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX one_pull_at_a_time ON pull ((1)) WHERE applied_at IS NULL;
        CREATE TRIGGER pull_is_applied_once BEFORE UPDATE ON pull WHEN OLD.applied_at IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a pull is applied once'); END;

        CREATE TABLE pull_step (
            pull INTEGER NOT NULL REFERENCES pull,
            step TEXT NOT NULL CHECK (step <> ''),
            next INTEGER NOT NULL CHECK (next >= 0),
            total INTEGER CHECK (total >= 0),
            unreadable INTEGER NOT NULL CHECK (unreadable >= 0),
            is_done INTEGER NOT NULL CHECK (is_done IN (0, 1)),
            PRIMARY KEY (pull, step)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE pulled (
            kind TEXT NOT NULL CHECK (kind <> ''),
            id INTEGER NOT NULL,
            content TEXT NOT NULL,
            asked_at INTEGER NOT NULL,
            PRIMARY KEY (kind, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE picture (
            kind TEXT NOT NULL CHECK (kind <> ''),
            id INTEGER NOT NULL,
            content TEXT NOT NULL,
            pull INTEGER NOT NULL REFERENCES pull,
            PRIMARY KEY (kind, id)
        ) STRICT, WITHOUT ROWID;
        """

    private static let problems = """
        CREATE TABLE pull_problem (
            kind TEXT NOT NULL CHECK (kind <> ''),
            id INTEGER NOT NULL,
            problem TEXT NOT NULL CHECK (problem <> ''),
            detail TEXT NOT NULL,
            since INTEGER NOT NULL REFERENCES pull,
            PRIMARY KEY (kind, id, problem)
        ) STRICT, WITHOUT ROWID;
        """

    private static let line = """
        CREATE TABLE line_use (
            day TEXT NOT NULL,
            purpose TEXT NOT NULL CHECK (purpose <> ''),
            requests INTEGER NOT NULL CHECK (requests >= 0),
            sent INTEGER NOT NULL CHECK (sent >= 0),
            received INTEGER NOT NULL CHECK (received >= 0),
            PRIMARY KEY (day, purpose)
        ) STRICT, WITHOUT ROWID;
        """

    private static let reconciliations = """
        CREATE TABLE reconciliation (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            done_at INTEGER NOT NULL,
            first_day TEXT NOT NULL,
            last_day TEXT NOT NULL CHECK (last_day >= first_day),
            compared INTEGER NOT NULL CHECK (compared >= 0)
        ) STRICT;
        CREATE TABLE reconciliation_difference (
            reconciliation INTEGER NOT NULL REFERENCES reconciliation,
            account TEXT NOT NULL REFERENCES account,
            day TEXT NOT NULL,
            reference TEXT NOT NULL,
            difference TEXT NOT NULL CHECK (difference <> ''),
            branch_amount INTEGER,
            central_amount INTEGER,
            PRIMARY KEY (reconciliation, account, day, reference, difference)
        ) STRICT, WITHOUT ROWID;

        \(appendOnly("reconciliation"))
        \(appendOnly("reconciliation_difference"))
        """

    private static func appendOnly(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_is_never_updated BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what was compared is never changed'); END;
        CREATE TRIGGER \(table)_is_never_deleted BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what was compared is never deleted'); END;
        """
    }
}
