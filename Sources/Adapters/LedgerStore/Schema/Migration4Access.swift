internal import GRDB

/// Who may do what: issued PINs, code cards, HOTP secrets, limits, phones that change or are
/// barred, and the chain that makes the journal of decisions tell when somebody wrote in it.
enum Migration4Access {
    static func run(_ db: Database) throws {
        try db.execute(sql: pins)
        try db.execute(sql: codes)
        try db.execute(sql: secrets)
        try db.execute(sql: limits)
        try db.execute(sql: phones)
        try db.execute(sql: decisions)
        try db.execute(sql: lookups)
    }

    /// A PIN is issued until its owner has changed it. A wrong one counts for the phone it came
    /// from; those before this version count for their holder's own.
    private static let pins = """
        ALTER TABLE client ADD COLUMN pin_issued INTEGER NOT NULL DEFAULT 1
            CHECK (pin_issued IN (0, 1));
        ALTER TABLE officer ADD COLUMN pin_issued INTEGER NOT NULL DEFAULT 1
            CHECK (pin_issued IN (0, 1));
        ALTER TABLE user ADD COLUMN pin_issued INTEGER NOT NULL DEFAULT 1
            CHECK (pin_issued IN (0, 1));
        ALTER TABLE pin_attempt ADD COLUMN source TEXT NOT NULL DEFAULT '';
        ALTER TABLE pin_attempt ADD COLUMN is_foreign INTEGER NOT NULL DEFAULT 0
            CHECK (is_foreign IN (0, 1));
        CREATE INDEX pin_attempt_by_source ON pin_attempt (source, id);
        ALTER TABLE pin_lock ADD COLUMN source TEXT NOT NULL DEFAULT '';
        CREATE TABLE pin_unlock (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            holder TEXT NOT NULL CHECK (holder <> ''),
            unlocked_at INTEGER NOT NULL,
            after_attempt INTEGER NOT NULL,
            after_lock INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX pin_unlock_by_holder ON pin_unlock (holder, id);

        \(appendOnly("pin_unlock"))
        """

    /// All cards of a holder share a salt: one slow hash finds a code on any of them, and a new
    /// card can be kept from repeating an old one.
    private static let codes = """
        CREATE TABLE code_salt (
            holder TEXT PRIMARY KEY CHECK (holder LIKE 'officer:_%' OR holder LIKE 'user:_%'),
            parameters TEXT NOT NULL CHECK (parameters LIKE 'scrypt$%')
        ) STRICT;
        CREATE TABLE code_card (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            holder TEXT NOT NULL REFERENCES code_salt,
            made_at INTEGER NOT NULL,
            made_by TEXT NOT NULL CHECK (made_by <> '' AND made_by <> holder),
            made_with TEXT NOT NULL CHECK (made_with NOT IN ('', made_by, holder))
        ) STRICT;
        CREATE INDEX code_card_by_holder ON code_card (holder, id);
        CREATE TABLE card_code (
            card INTEGER NOT NULL REFERENCES code_card,
            number INTEGER NOT NULL CHECK (number > 0),
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            PRIMARY KEY (card, number)
        ) STRICT;
        CREATE TABLE card_code_use (
            card INTEGER NOT NULL,
            number INTEGER NOT NULL,
            message INTEGER NOT NULL REFERENCES message,
            used_at INTEGER NOT NULL,
            PRIMARY KEY (card, number),
            FOREIGN KEY (card, number) REFERENCES card_code
        ) STRICT;
        CREATE INDEX card_code_use_by_message ON card_code_use (message);
        CREATE TABLE code_card_void (
            card INTEGER PRIMARY KEY REFERENCES code_card,
            voided_at INTEGER NOT NULL
        ) STRICT;

        \(["code_salt", "code_card", "card_code", "card_code_use", "code_card_void"]
            .map(appendOnly).joined(separator: "\n"))
        """

    private static let secrets = """
        CREATE TABLE hotp_secret (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            holder TEXT NOT NULL CHECK (holder LIKE 'officer:_%' OR holder LIKE 'user:_%'),
            sealed BLOB NOT NULL,
            made_at INTEGER NOT NULL,
            made_by TEXT NOT NULL CHECK (made_by <> '' AND made_by <> holder),
            made_with TEXT NOT NULL CHECK (made_with NOT IN ('', made_by, holder))
        ) STRICT;
        CREATE INDEX hotp_secret_by_holder ON hotp_secret (holder, id);
        CREATE TABLE hotp_use (
            secret INTEGER NOT NULL REFERENCES hotp_secret,
            counter INTEGER NOT NULL CHECK (counter >= 0),
            message INTEGER NOT NULL REFERENCES message,
            used_at INTEGER NOT NULL,
            PRIMARY KEY (secret, counter)
        ) STRICT;
        CREATE INDEX hotp_use_by_message ON hotp_use (message);
        CREATE TABLE hotp_ahead (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            secret INTEGER NOT NULL REFERENCES hotp_secret,
            counter INTEGER NOT NULL CHECK (counter >= 0),
            message INTEGER NOT NULL REFERENCES message
        ) STRICT;
        CREATE INDEX hotp_ahead_by_secret ON hotp_ahead (secret, id);
        CREATE TABLE hotp_void (
            secret INTEGER PRIMARY KEY REFERENCES hotp_secret,
            voided_at INTEGER NOT NULL
        ) STRICT;

        \(["hotp_secret", "hotp_use", "hotp_ahead", "hotp_void"]
            .map(appendOnly).joined(separator: "\n"))
        """

    private static let limits = """
        CREATE TABLE officer_limit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            officer TEXT NOT NULL REFERENCES officer,
            per_day INTEGER CHECK (per_day >= 0),
            set_at INTEGER NOT NULL,
            set_by TEXT NOT NULL CHECK (set_by <> ''),
            set_with TEXT NOT NULL CHECK (set_with NOT IN ('', set_by))
        ) STRICT;
        CREATE INDEX officer_limit_by_officer ON officer_limit (officer, id);

        \(appendOnly("officer_limit"))
        """

    private static let phones = """
        CREATE TABLE officer_phone (
            phone TEXT PRIMARY KEY CHECK (phone LIKE '+%'),
            officer TEXT NOT NULL REFERENCES officer
        ) STRICT;
        CREATE INDEX officer_phone_by_officer ON officer_phone (officer);
        CREATE TABLE barred_phone (
            phone TEXT PRIMARY KEY CHECK (phone LIKE '+%'),
            holder TEXT NOT NULL CHECK (holder <> ''),
            barred_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE phone_change (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            holder TEXT NOT NULL CHECK (holder LIKE 'client:_%' OR holder LIKE 'officer:_%'
                OR holder LIKE 'user:_%'),
            old_phone TEXT CHECK (old_phone LIKE '+%'),
            new_phone TEXT NOT NULL CHECK (new_phone LIKE '+%'),
            adds INTEGER NOT NULL CHECK (adds IN (0, 1)),
            asked_at INTEGER NOT NULL,
            asked_by TEXT NOT NULL CHECK (asked_by <> ''),
            asked_with TEXT CHECK (asked_with NOT IN ('', asked_by)),
            due_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX phone_change_by_holder ON phone_change (holder, id);
        CREATE INDEX phone_change_by_old_phone ON phone_change (old_phone);
        CREATE INDEX phone_change_by_due ON phone_change (due_at);
        CREATE TABLE phone_change_end (
            change INTEGER PRIMARY KEY REFERENCES phone_change,
            outcome TEXT NOT NULL CHECK (outcome IN ('done', 'stopped', 'replaced', 'refused')),
            ended_at INTEGER NOT NULL,
            message INTEGER REFERENCES message
        ) STRICT;

        \(["barred_phone", "phone_change", "phone_change_end"]
            .map(appendOnly).joined(separator: "\n"))
        """

    /// What was decided before this version stands outside the chain.
    private static let decisions = """
        CREATE TABLE decision_seal (
            decision INTEGER PRIMARY KEY REFERENCES decision,
            previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32)
        ) STRICT;

        \(appendOnly("decision_seal"))
        """

    private static let lookups = """
        CREATE INDEX message_by_sender ON message (sender, id);
        """

    private static func appendOnly(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_is_never_updated BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what was given and decided is never changed'); END;
        CREATE TRIGGER \(table)_is_never_deleted BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what was given and decided is never deleted'); END;
        """
    }
}
