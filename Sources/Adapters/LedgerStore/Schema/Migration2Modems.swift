internal import GRDB

/// The second schema: several modems, their SIMs, airtime, missed calls, alarms and the clock.
enum Migration2Modems {
    static func run(_ db: Database) throws {
        try db.execute(sql: messages)
        try db.execute(sql: outbox)
        try db.execute(sql: sims)
        try db.execute(sql: care)
        try db.execute(sql: calls)
    }

    /// By which modem and SIM a message came: references (TP-MR) are counted by the SIM.
    private static let messages = """
        ALTER TABLE message ADD COLUMN modem TEXT CHECK (modem <> '');
        ALTER TABLE message ADD COLUMN sim TEXT CHECK (sim <> '');
        CREATE TRIGGER message_keeps_its_modem BEFORE UPDATE OF modem, sim ON message
        BEGIN SELECT RAISE(ABORT, 'a received message is never changed'); END;
        """

    /// The table is made anew because SQLite cannot change a CHECK; `alert` and `check` are new.
    private static let outbox = """
        CREATE TABLE new_outgoing (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            recipient TEXT NOT NULL CHECK (recipient LIKE '+%'),
            text TEXT NOT NULL CHECK (text <> ''),
            class TEXT NOT NULL CHECK (class IN
                ('answer', 'alert', 'check', 'courtesy', 'receipt', 'reminder')),
            cause INTEGER REFERENCES message,
            reference TEXT REFERENCES collection,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            only_by TEXT CHECK (only_by <> '')
        ) STRICT;
        INSERT INTO new_outgoing
            (id, recipient, text, class, cause, reference, created_at, expires_at)
        SELECT id, recipient, text, class, cause, reference, created_at, expires_at FROM outgoing;
        DROP TABLE outgoing;
        ALTER TABLE new_outgoing RENAME TO outgoing;
        CREATE INDEX outgoing_by_reference ON outgoing (reference);
        CREATE INDEX outgoing_by_recipient ON outgoing (recipient, created_at);

        ALTER TABLE outgoing_part ADD COLUMN modem TEXT CHECK (modem <> '');
        ALTER TABLE outgoing_part ADD COLUMN sim TEXT CHECK (sim <> '');
        UPDATE outgoing_part SET rank = rank + 1 WHERE rank > 0;
        DROP INDEX outgoing_part_open;
        CREATE INDEX outgoing_part_by_turn ON outgoing_part (rank + refusals, id)
            WHERE state IN ('queued', 'unknown') AND submissions < 2;
        CREATE INDEX outgoing_part_on_its_way ON outgoing_part (id) WHERE state = 'sending';
        """

    private static let sims = """
        CREATE TABLE sim (
            modem TEXT NOT NULL CHECK (modem <> ''),
            identity TEXT NOT NULL CHECK (identity <> ''),
            iccid TEXT,
            imsi TEXT,
            first_seen_at INTEGER NOT NULL,
            accepted_at INTEGER,
            accepted_by TEXT,
            acceptance INTEGER UNIQUE,
            PRIMARY KEY (modem, identity),
            CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
            CHECK ((accepted_at IS NULL) = (acceptance IS NULL)),
            CHECK (iccid IS NOT NULL OR imsi IS NOT NULL)
        ) STRICT;

        CREATE TABLE sim_pin_attempt (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            iccid TEXT NOT NULL CHECK (iccid <> ''),
            pin_digest BLOB NOT NULL CHECK (length(pin_digest) = 32),
            attempted_at INTEGER NOT NULL,
            was_right INTEGER CHECK (was_right IN (0, 1)),
            settled_at INTEGER,
            CHECK ((was_right IS NULL) = (settled_at IS NULL))
        ) STRICT;
        CREATE INDEX sim_pin_attempt_by_sim ON sim_pin_attempt (iccid, id);
        CREATE TRIGGER sim_pin_attempt_is_kept BEFORE DELETE ON sim_pin_attempt
        BEGIN SELECT RAISE(ABORT, 'an attempt is never forgotten'); END;
        """

    private static let care = """
        CREATE TABLE airtime_reading (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            modem TEXT NOT NULL CHECK (modem <> ''),
            sim TEXT CHECK (sim <> ''),
            minor_units INTEGER NOT NULL,
            currency TEXT NOT NULL CHECK (length(currency) = 3),
            read_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX airtime_reading_by_time ON airtime_reading (read_at);

        CREATE TABLE alarm (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL CHECK (kind <> ''),
            modem TEXT CHECK (modem <> ''),
            sentence TEXT NOT NULL CHECK (sentence <> ''),
            raised_at INTEGER NOT NULL,
            told_at INTEGER,
            dismissed_at INTEGER,
            cleared_at INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX alarm_open_once ON alarm (kind, IFNULL(modem, ''))
            WHERE cleared_at IS NULL;
        CREATE INDEX alarm_untold ON alarm (id)
            WHERE told_at IS NULL AND dismissed_at IS NULL;

        CREATE TABLE self_test (
            nonce TEXT PRIMARY KEY CHECK (nonce <> ''),
            modem TEXT NOT NULL CHECK (modem <> ''),
            outgoing INTEGER NOT NULL REFERENCES outgoing,
            started_at INTEGER NOT NULL,
            returned_at INTEGER
        ) STRICT;

        CREATE TABLE clock_anchor (
            source TEXT PRIMARY KEY CHECK (source IN
                ('rtc', 'network', 'service-centre', 'written-down')),
            moment INTEGER NOT NULL,
            noted_at INTEGER NOT NULL
        ) STRICT;
        """

    private static let calls = """
        CREATE TABLE missed_call (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            modem TEXT NOT NULL CHECK (modem <> ''),
            caller TEXT NOT NULL,
            rang_at INTEGER NOT NULL,
            handled_at INTEGER,
            outcome TEXT,
            UNIQUE (modem, caller, rang_at),
            CHECK ((handled_at IS NULL) = (outcome IS NULL))
        ) STRICT;
        CREATE INDEX missed_call_unhandled ON missed_call (id) WHERE handled_at IS NULL;
        CREATE INDEX missed_call_by_caller ON missed_call (caller, rang_at);
        CREATE TRIGGER missed_call_is_handled_once
        BEFORE UPDATE OF handled_at, outcome ON missed_call WHEN OLD.handled_at IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a call is handled once'); END;
        CREATE TRIGGER missed_call_is_kept BEFORE DELETE ON missed_call
        BEGIN SELECT RAISE(ABORT, 'a call is never deleted'); END;
        """
}
