internal import GRDB

/// Sentences that had to be said in another language than asked for, and how often.
enum Migration9Languages {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE untranslated (
                    language TEXT NOT NULL CHECK (language <> ''),
                    sentence TEXT NOT NULL CHECK (sentence LIKE '%.%'),
                    times INTEGER NOT NULL CHECK (times > 0),
                    last_at INTEGER NOT NULL,
                    PRIMARY KEY (language, sentence)
                ) STRICT;
                """)
    }
}
