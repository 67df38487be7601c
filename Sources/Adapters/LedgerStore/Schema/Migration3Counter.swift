internal import GRDB

/// What the whole counter needs: the language of each person, questions that wait for an answer,
/// the journal of decisions, and which rounds of the day are done.
enum Migration3Counter {
    static func run(_ db: Database) throws {
        try db.execute(sql: languages)
        try db.execute(sql: questions)
        try db.execute(sql: decisions)
        try db.execute(sql: rounds)
    }

    private static let languages = """
        ALTER TABLE client ADD COLUMN language TEXT CHECK (language <> '');
        ALTER TABLE officer ADD COLUMN language TEXT CHECK (language <> '');
        ALTER TABLE user ADD COLUMN language TEXT CHECK (language <> '');
        """

    private static let questions = """
        CREATE TABLE question (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            phone TEXT NOT NULL CHECK (phone LIKE '+%'),
            nonce TEXT NOT NULL CHECK (length(nonce) = 4 AND nonce NOT GLOB '*[^0-9]*'),
            instruction TEXT NOT NULL CHECK (instruction <> ''),
            subject TEXT NOT NULL,
            message INTEGER NOT NULL REFERENCES message,
            asked_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX question_by_phone ON question (phone, id);
        CREATE TABLE question_answer (
            question INTEGER PRIMARY KEY REFERENCES question,
            answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'replaced')),
            answered_at INTEGER NOT NULL
        ) STRICT;

        \(appendOnly("question"))
        \(appendOnly("question_answer"))
        """

    private static let decisions = """
        CREATE TABLE decision (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            decided_at INTEGER NOT NULL,
            actor TEXT NOT NULL CHECK (actor <> ''),
            kind TEXT NOT NULL CHECK (kind <> ''),
            subject TEXT NOT NULL,
            detail TEXT NOT NULL,
            message INTEGER REFERENCES message
        ) STRICT;
        CREATE INDEX decision_by_subject ON decision (subject, id);

        \(appendOnly("decision"))
        """

    private static let rounds = """
        CREATE TABLE round (
            name TEXT NOT NULL CHECK (name <> ''),
            day TEXT NOT NULL,
            done_at INTEGER NOT NULL,
            PRIMARY KEY (name, day)
        ) STRICT;

        \(appendOnly("round"))
        """

    private static func appendOnly(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_is_never_updated BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what was asked and decided is never changed'); END;
        CREATE TRIGGER \(table)_is_never_deleted BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what was asked and decided is never deleted'); END;
        """
    }
}
