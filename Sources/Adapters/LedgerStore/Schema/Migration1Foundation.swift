internal import GRDB

/// The first schema: people, books, messages.
///
/// Amounts are minor units, times milliseconds since 1970 (UTC), days ISO 8601 text in the branch's
/// calendar. What is written once is guarded by triggers.
enum Migration1Foundation {
    static func run(_ db: Database) throws {
        try db.execute(sql: people)
        try db.execute(sql: messages)
        try db.execute(sql: books)
        try db.execute(sql: outbox)
        try db.execute(sql: pins)
    }

    private static let people = """
        CREATE TABLE centre (
            code TEXT PRIMARY KEY CHECK (code <> ''),
            name TEXT NOT NULL CHECK (name <> '')
        ) STRICT;

        CREATE TABLE client_group (
            code TEXT PRIMARY KEY CHECK (code <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            centre TEXT NOT NULL REFERENCES centre
        ) STRICT;

        CREATE TABLE officer (
            code TEXT PRIMARY KEY CHECK (code <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            phone TEXT NOT NULL UNIQUE CHECK (phone LIKE '+%'),
            pin_hash TEXT
        ) STRICT;

        CREATE TABLE user (
            code TEXT PRIMARY KEY CHECK (code <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            phone TEXT UNIQUE CHECK (phone LIKE '+%'),
            role TEXT NOT NULL CHECK (role IN ('manager', 'cashier'))
        ) STRICT;

        CREATE TABLE client (
            number TEXT PRIMARY KEY CHECK (number <> '' AND number NOT GLOB '*[^0-9]*'),
            name TEXT NOT NULL CHECK (name <> ''),
            phone TEXT CHECK (phone LIKE '+%'),
            client_group TEXT NOT NULL REFERENCES client_group,
            pin_hash TEXT
        ) STRICT;
        CREATE INDEX client_by_phone ON client (phone);

        CREATE TABLE account (
            code TEXT PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN
                ('cash', 'till', 'wallet', 'loan', 'savings', 'suspense', 'head-office')),
            currency TEXT NOT NULL CHECK (length(currency) = 3),
            client TEXT REFERENCES client,
            officer TEXT REFERENCES officer,
            loan_number INTEGER CHECK (loan_number > 0),
            account_number TEXT UNIQUE,
            product TEXT,
            figure_day TEXT,
            next_due_amount INTEGER CHECK (next_due_amount > 0),
            next_due_day TEXT,
            CHECK ((kind IN ('loan', 'savings')) = (client IS NOT NULL)),
            CHECK ((kind = 'cash') = (officer IS NOT NULL)),
            CHECK ((kind = 'loan') = (loan_number IS NOT NULL)),
            CHECK ((next_due_amount IS NULL) = (next_due_day IS NULL))
        ) STRICT;
        CREATE INDEX account_by_client ON account (client);
        """

    private static let messages = """
        CREATE TABLE message (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            identity BLOB NOT NULL UNIQUE CHECK (length(identity) = 32),
            kind TEXT NOT NULL CHECK (kind IN ('deliver', 'status-report')),
            sender TEXT NOT NULL,
            tpdu BLOB NOT NULL,
            sealed BLOB,
            sent_at INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            part_reference INTEGER,
            part_total INTEGER CHECK (part_total BETWEEN 1 AND 255),
            part_sequence INTEGER CHECK (part_sequence BETWEEN 1 AND part_total),
            handled_at INTEGER,
            outcome TEXT,
            CHECK ((handled_at IS NULL) = (outcome IS NULL)),
            CHECK ((part_reference IS NULL) = (part_total IS NULL)),
            CHECK ((part_total IS NULL) = (part_sequence IS NULL))
        ) STRICT;
        CREATE INDEX message_unhandled ON message (id) WHERE handled_at IS NULL;

        CREATE TRIGGER message_is_written_once
        BEFORE UPDATE OF id, identity, kind, sender, tpdu, sent_at, received_at,
            part_reference, part_total, part_sequence ON message
        BEGIN SELECT RAISE(ABORT, 'a received message is never changed'); END;
        CREATE TRIGGER message_is_handled_once
        BEFORE UPDATE OF handled_at, outcome ON message WHEN OLD.handled_at IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a message is handled once'); END;
        CREATE TRIGGER message_is_kept BEFORE DELETE ON message
        BEGIN SELECT RAISE(ABORT, 'a received message is never deleted'); END;

        CREATE TABLE quarantine (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            identity BLOB NOT NULL UNIQUE CHECK (length(identity) = 32),
            raw TEXT NOT NULL,
            field TEXT NOT NULL,
            octet_offset INTEGER NOT NULL,
            reason TEXT NOT NULL,
            received_at INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER quarantine_is_written_once BEFORE UPDATE ON quarantine
        BEGIN SELECT RAISE(ABORT, 'what is in quarantine is never changed'); END;
        CREATE TRIGGER quarantine_is_kept BEFORE DELETE ON quarantine
        BEGIN SELECT RAISE(ABORT, 'what is in quarantine is never deleted'); END;
        """

    private static let books = """
        CREATE TABLE collection (
            reference TEXT PRIMARY KEY CHECK (length(reference) BETWEEN 4 AND 8),
            officer TEXT NOT NULL REFERENCES officer,
            client TEXT NOT NULL REFERENCES client,
            message INTEGER NOT NULL REFERENCES message,
            recorded_at INTEGER NOT NULL,
            day TEXT NOT NULL
        ) STRICT;
        CREATE INDEX collection_by_message ON collection (message);

        CREATE TABLE collection_state (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            reference TEXT NOT NULL REFERENCES collection,
            state TEXT NOT NULL CHECK (state IN
                ('reported', 'verified', 'posted', 'disputed', 'reversed', 'refused')),
            entered_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX collection_state_by_reference ON collection_state (reference);

        CREATE TABLE entry (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            transfer TEXT NOT NULL UNIQUE,
            reference TEXT REFERENCES collection,
            recorded_at INTEGER NOT NULL,
            day TEXT NOT NULL,
            debit TEXT NOT NULL REFERENCES account,
            credit TEXT NOT NULL REFERENCES account,
            amount INTEGER NOT NULL CHECK (amount > 0),
            currency TEXT NOT NULL CHECK (length(currency) = 3),
            debit_balance INTEGER NOT NULL,
            credit_balance INTEGER NOT NULL,
            cause BLOB CHECK (length(cause) = 32),
            previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            CHECK (debit <> credit)
        ) STRICT;
        CREATE INDEX entry_by_debit ON entry (debit, sequence);
        CREATE INDEX entry_by_credit ON entry (credit, sequence);
        CREATE INDEX entry_by_reference ON entry (reference);
        CREATE INDEX entry_by_day ON entry (day);

        CREATE TABLE held_payment (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            officer TEXT NOT NULL REFERENCES officer,
            client TEXT NOT NULL REFERENCES client,
            asked_about TEXT NOT NULL REFERENCES collection,
            message INTEGER NOT NULL REFERENCES message,
            day TEXT NOT NULL
        ) STRICT;
        CREATE INDEX held_payment_by_reference ON held_payment (asked_about);
        CREATE TABLE held_payment_item (
            held INTEGER NOT NULL REFERENCES held_payment,
            account TEXT NOT NULL REFERENCES account,
            amount INTEGER NOT NULL CHECK (amount > 0),
            PRIMARY KEY (held, account)
        ) STRICT;
        CREATE TABLE held_payment_release (
            held INTEGER PRIMARY KEY REFERENCES held_payment,
            reference TEXT NOT NULL UNIQUE REFERENCES collection
        ) STRICT;

        \(appendOnly("collection"))
        \(appendOnly("collection_state"))
        \(appendOnly("entry"))
        \(appendOnly("held_payment"))
        \(appendOnly("held_payment_item"))
        \(appendOnly("held_payment_release"))
        """

    private static func appendOnly(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_is_never_updated BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'the books are never changed: write a reversal'); END;
        CREATE TRIGGER \(table)_is_never_deleted BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'the books are never shortened: write a reversal'); END;
        """
    }

    private static let outbox = """
        CREATE TABLE outgoing (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            recipient TEXT NOT NULL CHECK (recipient LIKE '+%'),
            text TEXT NOT NULL CHECK (text <> ''),
            class TEXT NOT NULL CHECK (class IN ('answer', 'courtesy', 'receipt', 'reminder')),
            cause INTEGER REFERENCES message,
            reference TEXT REFERENCES collection,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX outgoing_by_reference ON outgoing (reference);
        CREATE INDEX outgoing_by_recipient ON outgoing (recipient, created_at);

        CREATE TABLE outgoing_part (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            outgoing INTEGER NOT NULL REFERENCES outgoing,
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            tpdu BLOB NOT NULL,
            rank INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN
                ('queued', 'sending', 'sent', 'unknown', 'delivered', 'undelivered', 'failed',
                 'expired')),
            submissions INTEGER NOT NULL DEFAULT 0 CHECK (submissions BETWEEN 0 AND 2),
            refusals INTEGER NOT NULL DEFAULT 0,
            due_at INTEGER NOT NULL,
            intended_at INTEGER,
            settled_at INTEGER,
            message_reference INTEGER CHECK (message_reference BETWEEN 0 AND 255),
            failure TEXT,
            UNIQUE (outgoing, sequence)
        ) STRICT;
        CREATE INDEX outgoing_part_open ON outgoing_part (rank, id)
            WHERE state IN ('queued', 'sending', 'unknown');
        CREATE INDEX outgoing_part_by_intent ON outgoing_part (intended_at);
        CREATE INDEX outgoing_part_by_reference ON outgoing_part (message_reference, settled_at);

        CREATE TABLE status_report (
            message INTEGER PRIMARY KEY REFERENCES message,
            part INTEGER REFERENCES outgoing_part,
            status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 255),
            discharged_at INTEGER NOT NULL
        ) STRICT;
        """

    private static let pins = """
        CREATE TABLE key_check (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            value BLOB NOT NULL CHECK (length(value) = 32)
        ) STRICT;

        CREATE TABLE pin_attempt (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            holder TEXT NOT NULL,
            attempted_at INTEGER NOT NULL,
            was_right INTEGER NOT NULL CHECK (was_right IN (0, 1))
        ) STRICT;
        CREATE INDEX pin_attempt_by_holder ON pin_attempt (holder, id);
        CREATE TABLE pin_lock (
            holder TEXT NOT NULL,
            locked_at INTEGER NOT NULL,
            until INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX pin_lock_by_holder ON pin_lock (holder, until);
        """
}
