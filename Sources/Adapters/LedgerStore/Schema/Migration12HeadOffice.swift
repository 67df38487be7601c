internal import GRDB

/// Head office: whose number is whose there, what is posted of the journal, each try, what Mifos
/// refused and what people decided about it.
enum Migration12HeadOffice {
    static func run(_ db: Database) throws {
        try db.execute(sql: identities)
        try db.execute(sql: postings)
        try db.execute(sql: guards)
        try db.execute(sql: tries)
        try db.execute(sql: moves)
        try db.execute(sql: contact)
    }

    /// `local` is the branch's own key: an account's code, a client's number, a name.
    private static let identities = """
        CREATE TABLE head_office_identity (
            kind TEXT NOT NULL CHECK (kind IN ('office', 'staff', 'centre', 'group', 'client',
                'loan', 'savings', 'payment-type', 'calendar')),
            local TEXT NOT NULL CHECK (local <> ''),
            remote_id INTEGER NOT NULL CHECK (remote_id > 0),
            external_id TEXT CHECK (external_id <> ''),
            account_number TEXT CHECK (account_number <> ''),
            noted_at INTEGER NOT NULL,
            PRIMARY KEY (kind, local),
            UNIQUE (kind, remote_id)
        ) STRICT;
        """

    /// One row for each entry that has to stand at head office too. `if_absent` is what is done
    /// when it is looked for there and not found; `stuck` since when Mifos says it works on it.
    private static let postings = """
        CREATE TABLE posting (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            entry INTEGER NOT NULL UNIQUE REFERENCES entry,
            uuid TEXT NOT NULL UNIQUE CHECK (uuid GLOB
                '????????-????-8???-[89ab]???-????????????'),
            reference TEXT NOT NULL REFERENCES collection,
            account TEXT NOT NULL REFERENCES account,
            kind TEXT NOT NULL CHECK (kind IN ('repayment', 'deposit', 'withdrawal', 'undo')),
            undoes INTEGER UNIQUE REFERENCES posting,
            receipt TEXT NOT NULL CHECK (length(receipt) BETWEEN 4 AND 50),
            made_at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'posted',
                'pending-approval', 'unknown', 'refused', 'cancelled', 'parked', 'moved')),
            key_number INTEGER NOT NULL DEFAULT 1 CHECK (key_number BETWEEN 1 AND 9999),
            value_day TEXT,
            tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
            due_at INTEGER NOT NULL,
            if_absent TEXT CHECK (if_absent IN ('same-key', 'new-key', 'refused')),
            stuck_since INTEGER,
            resource INTEGER CHECK (resource > 0),
            command INTEGER CHECK (command > 0),
            code TEXT CHECK (code <> ''),
            words TEXT,
            settled_at INTEGER,
            CHECK ((kind = 'undo') = (undoes IS NOT NULL)),
            CHECK (state <> 'posted' OR resource IS NOT NULL),
            CHECK (state <> 'pending-approval' OR command IS NOT NULL),
            CHECK (state NOT IN ('refused', 'parked', 'moved') OR code IS NOT NULL),
            CHECK ((state = 'unknown') = (if_absent IS NOT NULL)),
            CHECK ((state IN ('posted', 'cancelled', 'moved')) = (settled_at IS NOT NULL))
        ) STRICT;
        CREATE INDEX posting_open ON posting (account, id)
            WHERE state IN ('waiting', 'sending', 'pending-approval', 'unknown', 'refused');
        CREATE INDEX posting_due ON posting (state, due_at)
            WHERE state IN ('waiting', 'sending', 'pending-approval', 'unknown', 'refused');
        CREATE INDEX posting_by_reference ON posting (reference);
        CREATE INDEX collection_now_by_state ON collection_now (state);
        """

    private static let guards = """
        CREATE TRIGGER posting_is_of_its_entry BEFORE INSERT ON posting
        WHEN NEW.account NOT IN
            (SELECT debit FROM entry WHERE sequence = NEW.entry
             UNION SELECT credit FROM entry WHERE sequence = NEW.entry)
        BEGIN SELECT RAISE(ABORT, 'a posting is of an account its entry moved'); END;
        CREATE TRIGGER posting_keeps_its_name
        BEFORE UPDATE OF id, entry, uuid, reference, account, kind, undoes, receipt, made_at
        ON posting
        BEGIN SELECT RAISE(ABORT, 'what is to be posted is never changed'); END;
        CREATE TRIGGER posting_is_settled_once BEFORE UPDATE ON posting
        WHEN OLD.state IN ('posted', 'cancelled', 'moved')
        BEGIN SELECT RAISE(ABORT, 'what is posted or settled is never changed'); END;
        CREATE TRIGGER posting_key_is_used_once BEFORE UPDATE OF key_number ON posting
        WHEN NEW.key_number NOT IN (OLD.key_number, OLD.key_number + 1)
        BEGIN SELECT RAISE(ABORT, 'keys are counted up, one by one'); END;
        CREATE TRIGGER posting_is_sent_from_the_queue BEFORE UPDATE OF state ON posting
        WHEN NEW.state = 'sending' AND OLD.state <> 'waiting'
        BEGIN SELECT RAISE(ABORT, 'only what waits is sent'); END;
        CREATE TRIGGER posting_is_kept BEFORE DELETE ON posting
        BEGIN SELECT RAISE(ABORT, 'what is to be posted is never deleted'); END;
        """

    /// Written before the request leaves; the answer is added once.
    private static let tries = """
        CREATE TABLE posting_try (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            posting INTEGER NOT NULL REFERENCES posting,
            key TEXT NOT NULL CHECK (length(key) BETWEEN 36 AND 50),
            value_day TEXT NOT NULL,
            sent_at INTEGER NOT NULL,
            answered_at INTEGER,
            answer TEXT CHECK (answer <> ''),
            CHECK ((answered_at IS NULL) = (answer IS NULL))
        ) STRICT;
        CREATE INDEX posting_try_by_posting ON posting_try (posting, id);
        CREATE INDEX posting_try_open ON posting_try (posting) WHERE answer IS NULL;
        CREATE TRIGGER posting_try_bears_its_key BEFORE INSERT ON posting_try
        WHEN (SELECT uuid FROM posting WHERE id = NEW.posting) <> substr(NEW.key, 1, 36)
        BEGIN SELECT RAISE(ABORT, 'a try bears the key of its posting'); END;
        CREATE TRIGGER posting_try_is_answered_once BEFORE UPDATE ON posting_try
        WHEN OLD.answer IS NOT NULL OR NEW.id <> OLD.id OR NEW.posting <> OLD.posting
            OR NEW.key <> OLD.key OR NEW.value_day <> OLD.value_day OR NEW.sent_at <> OLD.sent_at
        BEGIN SELECT RAISE(ABORT, 'a try is answered once and never changed'); END;
        CREATE TRIGGER posting_try_is_kept BEFORE DELETE ON posting_try
        BEGIN SELECT RAISE(ABORT, 'a try is never deleted'); END;
        """

    /// Money that Mifos refused, moved in the books by two people: the entry that moves it, and
    /// the one that takes the move back when the collection is reversed.
    private static let moves = """
        CREATE TABLE posting_move (
            entry INTEGER PRIMARY KEY REFERENCES entry,
            posting INTEGER NOT NULL REFERENCES posting,
            maker TEXT NOT NULL CHECK (maker <> ''),
            checker TEXT NOT NULL CHECK (checker <> ''),
            moved_at INTEGER NOT NULL,
            CHECK (maker <> checker)
        ) STRICT;
        CREATE INDEX posting_move_by_posting ON posting_move (posting);
        CREATE TABLE posting_move_back (
            entry INTEGER PRIMARY KEY REFERENCES entry,
            move INTEGER NOT NULL UNIQUE REFERENCES posting_move
        ) STRICT;
        \(appendOnly("posting_move"))
        \(appendOnly("posting_move_back"))
        """

    /// What is known of head office from the last contact, and how far the reversals were read.
    private static let contact = """
        CREATE TABLE head_office_contact (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            answered_at INTEGER,
            failed_at INTEGER,
            failure TEXT,
            halted_at INTEGER,
            halt TEXT,
            business_day TEXT,
            reversals_read INTEGER NOT NULL DEFAULT 0,
            CHECK ((failed_at IS NULL) = (failure IS NULL)),
            CHECK ((halted_at IS NULL) = (halt IS NULL))
        ) STRICT;
        INSERT INTO head_office_contact (id) VALUES (1);
        CREATE TRIGGER head_office_contact_is_kept BEFORE DELETE ON head_office_contact
        BEGIN SELECT RAISE(ABORT, 'there is one head office'); END;
        """

    private static func appendOnly(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_is_never_updated BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what was moved is never changed: move it again'); END;
        CREATE TRIGGER \(table)_is_never_deleted BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what was moved is never deleted'); END;
        """
    }
}
