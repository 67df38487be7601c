internal import GRDB

/// When groups meet, and their collection sheets: what is due, what officers say, what is booked.
enum Migration6Sheets {
    static func run(_ db: Database) throws {
        try db.execute(sql: meetings)
        try db.execute(sql: sheets)
        try db.execute(sql: answers)
    }

    private static let meetings = """
        ALTER TABLE client_group ADD COLUMN officer TEXT REFERENCES officer;
        ALTER TABLE client_group ADD COLUMN meets_on TEXT;
        ALTER TABLE client_group ADD COLUMN meets_every TEXT CHECK (
            meets_every IS NULL OR meets_on IS NOT NULL
                AND meets_every IN ('week', 'fortnight', 'four-weeks', 'month'));
        CREATE INDEX client_by_group ON client (client_group);
        """

    private static let sheets = """
        CREATE TABLE sheet (
            code TEXT PRIMARY KEY CHECK (length(code) = 5),
            client_group TEXT NOT NULL REFERENCES client_group,
            officer TEXT NOT NULL REFERENCES officer,
            day TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version > 0),
            currency TEXT NOT NULL CHECK (length(currency) = 3),
            made_at INTEGER NOT NULL,
            UNIQUE (client_group, day, version)
        ) STRICT;
        CREATE INDEX sheet_by_day ON sheet (day);
        CREATE TABLE sheet_line (
            sheet TEXT NOT NULL REFERENCES sheet,
            line INTEGER NOT NULL CHECK (line > 0),
            client TEXT NOT NULL REFERENCES client,
            PRIMARY KEY (sheet, line),
            UNIQUE (sheet, client)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE sheet_due (
            sheet TEXT NOT NULL,
            line INTEGER NOT NULL,
            account TEXT NOT NULL REFERENCES account,
            amount INTEGER NOT NULL CHECK (amount > 0),
            PRIMARY KEY (sheet, line, account),
            FOREIGN KEY (sheet, line) REFERENCES sheet_line
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE sheet_sending (
            sheet TEXT PRIMARY KEY REFERENCES sheet,
            outgoing INTEGER NOT NULL UNIQUE REFERENCES outgoing,
            sent_at INTEGER NOT NULL
        ) STRICT;

        \(appendOnly("sheet"))
        \(appendOnly("sheet_line"))
        \(appendOnly("sheet_due"))
        \(appendOnly("sheet_sending"))
        """

    private static let answers = """
        CREATE TABLE sheet_note (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            sheet TEXT NOT NULL REFERENCES sheet,
            kind TEXT NOT NULL CHECK (kind IN ('line', 'group', 'all', 'end')),
            line INTEGER,
            attendance TEXT CHECK (attendance IN ('present', 'absent', 'leave', 'late')),
            amount INTEGER CHECK (amount >= 0),
            message INTEGER NOT NULL REFERENCES message,
            noted_at INTEGER NOT NULL,
            FOREIGN KEY (sheet, line) REFERENCES sheet_line,
            CHECK ((kind = 'line') = (line IS NOT NULL)),
            CHECK (kind <> 'group' OR amount > 0)
        ) STRICT;
        CREATE INDEX sheet_note_by_sheet ON sheet_note (sheet);
        CREATE TABLE sheet_note_item (
            note INTEGER NOT NULL REFERENCES sheet_note,
            account TEXT NOT NULL REFERENCES account,
            amount INTEGER NOT NULL CHECK (amount > 0),
            PRIMARY KEY (note, account)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE sheet_result (
            sheet TEXT NOT NULL,
            line INTEGER NOT NULL,
            attendance TEXT NOT NULL CHECK (attendance IN ('present', 'absent', 'leave', 'late')),
            amount INTEGER NOT NULL CHECK (amount >= 0),
            reference TEXT UNIQUE REFERENCES collection,
            message INTEGER NOT NULL REFERENCES message,
            booked_at INTEGER NOT NULL,
            PRIMARY KEY (sheet, line),
            FOREIGN KEY (sheet, line) REFERENCES sheet_line,
            CHECK ((amount > 0) = (reference IS NOT NULL))
        ) STRICT, WITHOUT ROWID;

        \(appendOnly("sheet_note"))
        \(appendOnly("sheet_note_item"))
        \(appendOnly("sheet_result"))
        """

    private static func appendOnly(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_is_never_updated BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'a sheet is never changed: make another version'); END;
        CREATE TRIGGER \(table)_is_never_deleted BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what was said about a sheet is never deleted'); END;
        """
    }
}
