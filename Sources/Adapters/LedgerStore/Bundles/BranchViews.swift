internal import GRDB

/// The tables a branch posts from, as views of one branch's rows in head office's file.
///
/// They live in the connection (`TEMP`), where SQLite looks for a name first; what is written to
/// them lands in the tables behind.
enum BranchViews {
    static func make(of branch: String, in db: Database) throws {
        try db.execute(sql: "CREATE TEMP TABLE this_branch (name TEXT NOT NULL)")
        try db.execute(sql: "INSERT INTO this_branch VALUES (?)", arguments: [branch])
        try db.execute(
            sql: "INSERT INTO branch_contact (branch) VALUES (?) ON CONFLICT DO NOTHING",
            arguments: [branch])
        for sql in [journal, postings, tries, memory] { try db.execute(sql: sql) }
    }

    private static let ofThisBranch = "branch = (SELECT name FROM this_branch)"

    /// Nothing moves refused money at head office: the branch decides about it. Nor was anything
    /// held there: a bundle gives a collection the day it was collected.
    private static let journal = """
        CREATE TEMP VIEW entry AS
            SELECT sequence, transfer, reference, recorded_at, day, debit, credit, amount, currency,
                debit_balance, credit_balance, cause, previous_hash, hash
            FROM main.entry WHERE \(ofThisBranch);
        CREATE TEMP VIEW collection AS
            SELECT reference, officer, client, message, day FROM main.collection
            WHERE \(ofThisBranch);
        CREATE TEMP VIEW held_message AS SELECT NULL AS message, NULL AS day WHERE FALSE;
        CREATE TEMP VIEW collection_now AS
            SELECT reference, state FROM main.collection_now WHERE \(ofThisBranch);
        CREATE TEMP VIEW collection_state AS
            SELECT reference, state FROM main.collection_state WHERE \(ofThisBranch);
        CREATE TEMP VIEW reversal AS
            SELECT rowid AS rowid, reference FROM main.reversal WHERE \(ofThisBranch);
        CREATE TEMP VIEW account AS
            SELECT code, number AS account_number, fineract FROM main.account
            WHERE \(ofThisBranch);
        CREATE TEMP VIEW posting_move_back AS SELECT NULL AS entry, NULL AS move WHERE FALSE;
        """

    private static let postings = """
        CREATE TEMP VIEW posting AS SELECT * FROM branch_posting WHERE \(ofThisBranch);
        CREATE TEMP TRIGGER posting_is_made INSTEAD OF INSERT ON posting
        BEGIN
            INSERT INTO branch_posting (branch, entry, uuid, reference, account, kind, undoes,
                receipt, made_at, state, due_at)
            VALUES ((SELECT name FROM this_branch), NEW.entry, NEW.uuid, NEW.reference,
                NEW.account, NEW.kind, NEW.undoes, NEW.receipt, NEW.made_at, NEW.state, NEW.due_at);
        END;
        CREATE TEMP TRIGGER posting_goes_on INSTEAD OF UPDATE ON posting
        BEGIN
            UPDATE branch_posting SET state = NEW.state, key_number = NEW.key_number,
                value_day = NEW.value_day, tries = NEW.tries, due_at = NEW.due_at,
                if_absent = NEW.if_absent, stuck_since = NEW.stuck_since, resource = NEW.resource,
                command = NEW.command, code = NEW.code, words = NEW.words,
                settled_at = NEW.settled_at
            WHERE id = OLD.id;
        END;
        """

    private static let tries = """
        CREATE TEMP VIEW posting_try AS
            SELECT * FROM branch_posting_try WHERE posting IN (SELECT id FROM posting);
        CREATE TEMP TRIGGER posting_is_tried INSTEAD OF INSERT ON posting_try
        BEGIN
            INSERT INTO branch_posting_try (posting, key, value_day, sent_at, answered_at, answer)
            VALUES (NEW.posting, NEW.key, NEW.value_day, NEW.sent_at, NEW.answered_at, NEW.answer);
        END;
        CREATE TEMP TRIGGER posting_try_is_answered INSTEAD OF UPDATE ON posting_try
        BEGIN
            UPDATE branch_posting_try SET answered_at = NEW.answered_at, answer = NEW.answer
            WHERE id = OLD.id;
        END;
        """

    private static let memory = """
        CREATE TEMP VIEW head_office_contact AS
            SELECT reversals_read FROM branch_contact WHERE \(ofThisBranch);
        CREATE TEMP TRIGGER reversals_are_read INSTEAD OF UPDATE ON head_office_contact
        BEGIN
            UPDATE branch_contact SET reversals_read = NEW.reversals_read WHERE \(ofThisBranch);
        END;
        CREATE TEMP VIEW head_office_identity AS
            SELECT * FROM branch_identity WHERE \(ofThisBranch);
        CREATE TEMP TRIGGER identity_is_noted INSTEAD OF INSERT ON head_office_identity
        BEGIN
            INSERT INTO branch_identity VALUES ((SELECT name FROM this_branch), NEW.kind,
                NEW.local, NEW.remote_id, NEW.external_id, NEW.account_number, NEW.noted_at);
        END;
        CREATE TEMP TRIGGER identity_is_forgotten INSTEAD OF DELETE ON head_office_identity
        BEGIN
            DELETE FROM branch_identity
            WHERE branch = OLD.branch AND kind = OLD.kind AND local = OLD.local;
        END;
        """
}
