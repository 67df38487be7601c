internal import GRDB

extension CentralSchema {
    /// What of the branches' journals has to stand in Mifos, posted from their bundles: the same
    /// tables as at a branch, with the branch in each row.
    static func addPostings(_ db: Database) throws {
        try db.execute(sql: postings)
        try db.execute(sql: guards)
        try db.execute(sql: tries)
        try db.execute(sql: memory)
    }

    private static let postings = """
        CREATE TABLE branch_posting (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            branch TEXT NOT NULL,
            entry INTEGER NOT NULL,
            uuid TEXT NOT NULL UNIQUE CHECK (uuid GLOB
                '????????-????-8???-[89ab]???-????????????'),
            reference TEXT NOT NULL,
            account TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('repayment', 'deposit', 'withdrawal', 'undo')),
            undoes INTEGER UNIQUE REFERENCES branch_posting,
            receipt TEXT NOT NULL CHECK (length(receipt) BETWEEN 4 AND 50),
            made_at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'posted',
                'pending-approval', 'unknown', 'refused', 'cancelled')),
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
            UNIQUE (branch, entry),
            FOREIGN KEY (branch, entry) REFERENCES entry,
            FOREIGN KEY (branch, reference) REFERENCES collection,
            CHECK ((kind = 'undo') = (undoes IS NOT NULL)),
            CHECK (state <> 'posted' OR resource IS NOT NULL),
            CHECK (state <> 'pending-approval' OR command IS NOT NULL),
            CHECK (state <> 'refused' OR code IS NOT NULL),
            CHECK ((state = 'unknown') = (if_absent IS NOT NULL)),
            CHECK ((state IN ('posted', 'cancelled')) = (settled_at IS NOT NULL))
        ) STRICT;
        CREATE INDEX branch_posting_open ON branch_posting (branch, account, id)
            WHERE state NOT IN ('posted', 'cancelled');
        CREATE INDEX branch_posting_due ON branch_posting (branch, state, due_at)
            WHERE state NOT IN ('posted', 'cancelled');
        CREATE INDEX branch_posting_by_reference ON branch_posting (branch, reference);
        """

    private static let guards = """
        CREATE TRIGGER branch_posting_keeps_its_name
        BEFORE UPDATE OF id, branch, entry, uuid, reference, account, kind, undoes, receipt, made_at
        ON branch_posting
        BEGIN SELECT RAISE(ABORT, 'what is to be posted is never changed'); END;
        CREATE TRIGGER branch_posting_is_settled_once BEFORE UPDATE ON branch_posting
        WHEN OLD.state IN ('posted', 'cancelled')
        BEGIN SELECT RAISE(ABORT, 'what is posted or settled is never changed'); END;
        CREATE TRIGGER branch_posting_key_is_used_once BEFORE UPDATE OF key_number
        ON branch_posting WHEN NEW.key_number NOT IN (OLD.key_number, OLD.key_number + 1)
        BEGIN SELECT RAISE(ABORT, 'keys are counted up, one by one'); END;
        CREATE TRIGGER branch_posting_is_sent_from_the_queue BEFORE UPDATE OF state
        ON branch_posting WHEN NEW.state = 'sending' AND OLD.state <> 'waiting'
        BEGIN SELECT RAISE(ABORT, 'only what waits is sent'); END;
        CREATE TRIGGER branch_posting_is_kept BEFORE DELETE ON branch_posting
        BEGIN SELECT RAISE(ABORT, 'what is to be posted is never deleted'); END;
        """

    /// Written before the request leaves; the answer is added once.
    private static let tries = """
        CREATE TABLE branch_posting_try (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            posting INTEGER NOT NULL REFERENCES branch_posting,
            key TEXT NOT NULL CHECK (length(key) BETWEEN 36 AND 50),
            value_day TEXT NOT NULL,
            sent_at INTEGER NOT NULL,
            answered_at INTEGER,
            answer TEXT CHECK (answer <> ''),
            CHECK ((answered_at IS NULL) = (answer IS NULL))
        ) STRICT;
        CREATE INDEX branch_posting_try_by_posting ON branch_posting_try (posting, id);
        CREATE TRIGGER branch_posting_try_is_answered_once BEFORE UPDATE ON branch_posting_try
        WHEN OLD.answer IS NOT NULL OR NEW.id <> OLD.id OR NEW.posting <> OLD.posting
            OR NEW.key <> OLD.key OR NEW.value_day <> OLD.value_day OR NEW.sent_at <> OLD.sent_at
        BEGIN SELECT RAISE(ABORT, 'a try is answered once and never changed'); END;
        CREATE TRIGGER branch_posting_try_is_kept BEFORE DELETE ON branch_posting_try
        BEGIN SELECT RAISE(ABORT, 'a try is never deleted'); END;
        """

    /// Whose number is whose in Mifos, and how far each branch's reversals were read.
    private static let memory = """
        CREATE TABLE branch_identity (
            branch TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('loan', 'savings', 'payment-type')),
            local TEXT NOT NULL CHECK (local <> ''),
            remote_id INTEGER NOT NULL CHECK (remote_id > 0),
            external_id TEXT CHECK (external_id <> ''),
            account_number TEXT CHECK (account_number <> ''),
            noted_at INTEGER NOT NULL,
            PRIMARY KEY (branch, kind, local),
            UNIQUE (branch, kind, remote_id)
        ) STRICT;
        CREATE TABLE branch_contact (
            branch TEXT PRIMARY KEY,
            reversals_read INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        """
}
