internal import GRDB

/// Bundles made for head office, and messages Fineract gave this branch to send.
enum Migration14Bundles {
    static func run(_ db: Database) throws {
        try db.execute(sql: bundles)
        try db.execute(sql: gateway)
    }

    private static let bundles = """
        CREATE TABLE bundle (
            number INTEGER PRIMARY KEY CHECK (number > 0),
            made_at INTEGER NOT NULL,
            first_entry INTEGER NOT NULL CHECK (first_entry > 0),
            last_entry INTEGER NOT NULL CHECK (last_entry >= first_entry - 1),
            last_collection INTEGER NOT NULL,
            last_state INTEGER NOT NULL,
            last_reversal INTEGER NOT NULL,
            last_hand_in INTEGER NOT NULL,
            last_seal INTEGER NOT NULL,
            last_decision INTEGER NOT NULL,
            chain_hash BLOB NOT NULL CHECK (length(chain_hash) = 32),
            previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            octets BLOB NOT NULL
        ) STRICT;
        CREATE TRIGGER a_bundle_follows_the_one_before BEFORE INSERT ON bundle
        WHEN NEW.number <> (SELECT COUNT(*) + 1 FROM bundle)
            OR NEW.first_entry <> (SELECT IFNULL(MAX(last_entry), 0) + 1 FROM bundle)
            OR NEW.previous_hash <> IFNULL(
                (SELECT hash FROM bundle ORDER BY number DESC LIMIT 1), zeroblob(32))
        BEGIN SELECT RAISE(ABORT, 'bundles are made one after the other'); END;

        \(appendOnly("bundle"))
        """

    /// A message without a place in the outbox was refused, and says why.
    private static let gateway = """
        CREATE TABLE gateway_message (
            tenant TEXT NOT NULL CHECK (tenant <> ''),
            internal_id INTEGER NOT NULL,
            provider INTEGER,
            outgoing INTEGER UNIQUE REFERENCES outgoing,
            refusal TEXT CHECK (refusal <> ''),
            taken_at INTEGER NOT NULL,
            PRIMARY KEY (tenant, internal_id),
            CHECK ((outgoing IS NULL) = (refusal IS NOT NULL))
        ) STRICT;

        \(appendOnly("gateway_message"))
        """

    private static func appendOnly(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_is_never_updated BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what head office was given and gave is never changed'); END;
        CREATE TRIGGER \(table)_is_never_deleted BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what head office was given and gave is never deleted'); END;
        """
    }
}
