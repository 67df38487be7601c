internal import GRDB

/// Reminders: since when each instalment is known, who wants none, and who was sent one.
enum Migration8Reminders {
    static func run(_ db: Database) throws {
        try db.execute(sql: dues)
        try db.execute(sql: reminders)
    }

    /// `due_since` is the last entry of the journal when head office named the instalment: what was
    /// collected after it covers the instalment. The index may be there already.
    private static let dues = """
        ALTER TABLE account ADD COLUMN due_since INTEGER NOT NULL DEFAULT 0;
        UPDATE account SET due_since = IFNULL(
            (SELECT MAX(sequence) FROM entry WHERE entry.day < account.figure_day), 0);
        CREATE TRIGGER account_instalment_is_named
        AFTER UPDATE OF next_due_amount, next_due_day ON account
        WHEN OLD.next_due_amount IS NOT NEW.next_due_amount
            OR OLD.next_due_day IS NOT NEW.next_due_day
        BEGIN
            UPDATE account SET due_since = IFNULL((SELECT MAX(sequence) FROM entry), 0)
            WHERE code = NEW.code;
        END;
        CREATE INDEX account_by_due_day ON account (next_due_day) WHERE next_due_day IS NOT NULL;
        CREATE INDEX IF NOT EXISTS client_by_group ON client (client_group);
        """

    private static let reminders = """
        CREATE TABLE reminder (
            client TEXT NOT NULL REFERENCES client,
            day TEXT NOT NULL,
            outgoing INTEGER NOT NULL REFERENCES outgoing,
            due_from TEXT NOT NULL,
            due_to TEXT NOT NULL CHECK (due_to >= due_from),
            amount INTEGER NOT NULL CHECK (amount > 0),
            PRIMARY KEY (client, day)
        ) STRICT;
        CREATE INDEX reminder_by_message ON reminder (outgoing);
        CREATE INDEX reminder_by_day ON reminder (day);

        CREATE TABLE reminder_wish (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            client TEXT NOT NULL REFERENCES client,
            is_wanted INTEGER NOT NULL CHECK (is_wanted IN (0, 1)),
            said_at INTEGER NOT NULL,
            message INTEGER REFERENCES message
        ) STRICT;
        CREATE INDEX reminder_wish_by_client ON reminder_wish (client, id);

        \(appendOnly("reminder"))
        \(appendOnly("reminder_wish"))
        """

    private static func appendOnly(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_is_never_updated BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'who was reminded and who wants it is never changed'); END;
        CREATE TRIGGER \(table)_is_never_deleted BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'who was reminded and who wants it is never deleted'); END;
        """
    }
}
