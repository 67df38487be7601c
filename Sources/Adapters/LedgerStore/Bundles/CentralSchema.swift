internal import GRDB

/// The tables of head office's file, with the columns of `ExtractTable`.
enum CentralSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 bundles") { db in
            try db.execute(sql: bundles)
            try db.execute(sql: journal)
            try db.execute(sql: till)
            try db.execute(sql: directory)
        }
        migrator.registerMigration("2 postings", migrate: addPostings)
        return migrator
    }

    private static let bundles = """
        CREATE TABLE bundle (
            branch TEXT NOT NULL CHECK (branch <> ''),
            number INTEGER NOT NULL CHECK (number > 0),
            made_at INTEGER NOT NULL,
            first_entry INTEGER NOT NULL,
            last_entry INTEGER NOT NULL CHECK (last_entry >= first_entry - 1),
            chain_hash BLOB NOT NULL CHECK (length(chain_hash) = 32),
            previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            signer BLOB NOT NULL CHECK (length(signer) = 32),
            taken_at INTEGER NOT NULL,
            PRIMARY KEY (branch, number)
        ) STRICT;
        CREATE TRIGGER a_bundle_follows_the_one_before BEFORE INSERT ON bundle
        WHEN NEW.number <> (SELECT COUNT(*) + 1 FROM bundle WHERE branch = NEW.branch)
            OR NEW.first_entry <>
                (SELECT IFNULL(MAX(last_entry), 0) + 1 FROM bundle WHERE branch = NEW.branch)
            OR NEW.previous_hash <> IFNULL((SELECT hash FROM bundle
                WHERE branch = NEW.branch ORDER BY number DESC LIMIT 1), zeroblob(32))
        BEGIN SELECT RAISE(ABORT, 'a bundle is missing before this one'); END;

        \(appendOnly("bundle"))
        """

    private static let journal = """
        CREATE TABLE entry (
            \(source),
            sequence INTEGER NOT NULL, transfer TEXT NOT NULL, reference TEXT,
            recorded_at INTEGER NOT NULL, day TEXT NOT NULL, debit TEXT NOT NULL,
            credit TEXT NOT NULL, amount INTEGER NOT NULL CHECK (amount > 0),
            currency TEXT NOT NULL, debit_balance INTEGER NOT NULL,
            credit_balance INTEGER NOT NULL, cause BLOB, previous_hash BLOB NOT NULL,
            hash BLOB NOT NULL UNIQUE,
            PRIMARY KEY (branch, sequence), UNIQUE (branch, transfer), \(link)
        ) STRICT;
        CREATE INDEX entry_by_reference ON entry (branch, reference);
        CREATE TABLE collection (
            \(source),
            reference TEXT NOT NULL, officer TEXT NOT NULL, client TEXT NOT NULL,
            message INTEGER NOT NULL, recorded_at INTEGER NOT NULL, day TEXT NOT NULL,
            PRIMARY KEY (branch, reference), \(link)
        ) STRICT;
        CREATE TABLE collection_state (
            id INTEGER PRIMARY KEY AUTOINCREMENT, \(source),
            reference TEXT NOT NULL, state TEXT NOT NULL, entered_at INTEGER NOT NULL,
            FOREIGN KEY (branch, reference) REFERENCES collection, \(link)
        ) STRICT;
        CREATE INDEX collection_state_by_reference ON collection_state (branch, reference);
        CREATE TABLE reversal (
            \(source),
            reference TEXT NOT NULL, actor TEXT NOT NULL, approval TEXT, message INTEGER,
            reversed_at INTEGER NOT NULL, PRIMARY KEY (branch, reference), \(link)
        ) STRICT;
        CREATE TABLE decision (
            \(source),
            id INTEGER NOT NULL, decided_at INTEGER NOT NULL, actor TEXT NOT NULL,
            kind TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL, message INTEGER,
            hash BLOB, PRIMARY KEY (branch, id), \(link)
        ) STRICT;
        CREATE VIEW collection_now AS
            SELECT collection.*, (SELECT state FROM collection_state AS last
                WHERE last.branch = collection.branch AND last.reference = collection.reference
                ORDER BY id DESC LIMIT 1) AS state FROM collection;

        \(["entry", "collection", "collection_state", "reversal", "decision"]
            .map(appendOnly).joined(separator: "\n"))
        """

    private static let till = """
        CREATE TABLE hand_in (
            \(source),
            reference TEXT NOT NULL, officer TEXT NOT NULL, cashier TEXT NOT NULL,
            due INTEGER NOT NULL, counted INTEGER NOT NULL, currency TEXT NOT NULL, reason TEXT,
            witness TEXT, received_at INTEGER NOT NULL, day TEXT NOT NULL,
            PRIMARY KEY (branch, reference), \(link)
        ) STRICT;
        CREATE TABLE hand_in_collection (
            \(source),
            hand_in TEXT NOT NULL, reference TEXT NOT NULL, PRIMARY KEY (branch, reference),
            FOREIGN KEY (branch, hand_in) REFERENCES hand_in, \(link)
        ) STRICT;
        CREATE TABLE hand_in_denomination (
            \(source),
            hand_in TEXT NOT NULL, value INTEGER NOT NULL, pieces INTEGER NOT NULL,
            PRIMARY KEY (branch, hand_in, value),
            FOREIGN KEY (branch, hand_in) REFERENCES hand_in, \(link)
        ) STRICT;
        CREATE TABLE day_seal (
            \(source),
            number INTEGER NOT NULL, day TEXT NOT NULL, first_entry INTEGER NOT NULL,
            last_entry INTEGER NOT NULL, chain_hash BLOB NOT NULL, currency TEXT NOT NULL,
            closed_by TEXT NOT NULL, witness TEXT NOT NULL, reason TEXT,
            sealed_at INTEGER NOT NULL, previous_hash BLOB NOT NULL, hash BLOB NOT NULL,
            PRIMARY KEY (branch, number), UNIQUE (branch, day), \(link)
        ) STRICT;
        CREATE TABLE day_seal_line (
            \(source),
            seal INTEGER NOT NULL, figure TEXT NOT NULL, name TEXT NOT NULL,
            number INTEGER NOT NULL, amount INTEGER NOT NULL,
            PRIMARY KEY (branch, seal, figure, name),
            FOREIGN KEY (branch, seal) REFERENCES day_seal, \(link)
        ) STRICT;

        \(["hand_in", "hand_in_collection", "hand_in_denomination", "day_seal", "day_seal_line"]
            .map(appendOnly).joined(separator: "\n"))
        """

    /// What was said last stands.
    private static let directory = """
        CREATE TABLE client (
            \(source),
            number TEXT NOT NULL, fineract INTEGER, name TEXT, phone TEXT,
            PRIMARY KEY (branch, number), \(link)
        ) STRICT;
        CREATE TABLE account (
            \(source),
            code TEXT NOT NULL, client TEXT, fineract INTEGER, number TEXT,
            currency TEXT NOT NULL, balance INTEGER NOT NULL, PRIMARY KEY (branch, code), \(link)
        ) STRICT;
        CREATE TABLE officer (
            \(source),
            code TEXT NOT NULL, name TEXT NOT NULL, phone TEXT NOT NULL, fineract INTEGER,
            PRIMARY KEY (branch, code), \(link)
        ) STRICT;
        CREATE TABLE user (
            \(source),
            code TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
            PRIMARY KEY (branch, code), \(link)
        ) STRICT;
        """

    private static let source = "branch TEXT NOT NULL, bundle INTEGER NOT NULL"
    private static let link = "FOREIGN KEY (branch, bundle) REFERENCES bundle"

    private static func appendOnly(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_is_never_updated BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what a branch recorded is never changed'); END;
        CREATE TRIGGER \(table)_is_never_deleted BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what a branch recorded is never deleted'); END;
        """
    }
}
