internal import GRDB

/// Cash handed in at the till, and days that are sealed.
enum Migration7Till {
    static func run(_ db: Database) throws {
        try db.execute(sql: handIns)
        try db.execute(sql: seals)
    }

    private static let handIns = """
        CREATE TABLE hand_in (
            reference TEXT PRIMARY KEY CHECK (length(reference) BETWEEN 4 AND 8),
            officer TEXT NOT NULL REFERENCES officer,
            cashier TEXT NOT NULL REFERENCES user,
            due INTEGER NOT NULL CHECK (due >= 0),
            counted INTEGER NOT NULL CHECK (counted >= 0),
            currency TEXT NOT NULL CHECK (length(currency) = 3),
            reason TEXT CHECK (reason <> ''),
            witness TEXT REFERENCES user,
            leaves_open INTEGER NOT NULL CHECK (leaves_open IN (0, 1)),
            received_at INTEGER NOT NULL,
            day TEXT NOT NULL,
            CHECK ((reason IS NULL) = (witness IS NULL)),
            CHECK (witness <> cashier), CHECK (cashier <> officer), CHECK (witness <> officer)
        ) STRICT;
        CREATE INDEX hand_in_by_officer ON hand_in (officer, received_at);
        CREATE INDEX hand_in_by_day ON hand_in (day);

        CREATE TABLE hand_in_collection (
            reference TEXT PRIMARY KEY REFERENCES collection,
            hand_in TEXT NOT NULL REFERENCES hand_in
        ) STRICT;
        CREATE INDEX hand_in_collection_by_hand_in ON hand_in_collection (hand_in);

        CREATE TABLE hand_in_denomination (
            hand_in TEXT NOT NULL REFERENCES hand_in,
            value INTEGER NOT NULL CHECK (value > 0),
            pieces INTEGER NOT NULL CHECK (pieces > 0),
            PRIMARY KEY (hand_in, value)
        ) STRICT;

        CREATE INDEX collection_by_officer_and_time ON collection (officer, recorded_at);

        \(appendOnly("hand_in"))
        \(appendOnly("hand_in_collection"))
        \(appendOnly("hand_in_denomination"))
        """

    private static let seals = """
        CREATE TABLE day_seal (
            number INTEGER PRIMARY KEY CHECK (number > 0),
            day TEXT NOT NULL UNIQUE,
            first_entry INTEGER NOT NULL CHECK (first_entry > 0),
            last_entry INTEGER NOT NULL CHECK (last_entry >= first_entry - 1),
            chain_hash BLOB NOT NULL CHECK (length(chain_hash) = 32),
            currency TEXT NOT NULL CHECK (length(currency) = 3),
            closed_by TEXT NOT NULL REFERENCES user,
            witness TEXT NOT NULL REFERENCES user,
            reason TEXT CHECK (reason <> ''),
            sealed_at INTEGER NOT NULL,
            previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            CHECK (closed_by <> witness)
        ) STRICT;

        CREATE TABLE day_seal_line (
            seal INTEGER NOT NULL REFERENCES day_seal,
            figure TEXT NOT NULL CHECK (figure IN ('collected', 'reversed', 'handed-in', 'held',
                'paid-into', 'product', 'balance')),
            name TEXT NOT NULL CHECK (name <> ''),
            number INTEGER NOT NULL,
            amount INTEGER NOT NULL,
            PRIMARY KEY (seal, figure, name)
        ) STRICT;

        CREATE TRIGGER a_day_follows_the_one_sealed_before BEFORE INSERT ON day_seal
        WHEN NEW.day <= (SELECT MAX(day) FROM day_seal)
            OR NEW.number <> (SELECT COUNT(*) + 1 FROM day_seal)
        BEGIN SELECT RAISE(ABORT, 'days are sealed once, one after the other'); END;
        CREATE TRIGGER nothing_is_dated_into_a_sealed_day BEFORE INSERT ON entry
        WHEN NEW.day <= (SELECT MAX(day) FROM day_seal)
        BEGIN SELECT RAISE(ABORT, 'the day is sealed'); END;

        \(appendOnly("day_seal"))
        \(appendOnly("day_seal_line"))
        """

    private static func appendOnly(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_is_never_updated BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what was counted and sealed is never changed'); END;
        CREATE TRIGGER \(table)_is_never_deleted BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what was counted and sealed is never deleted'); END;
        """
    }
}
