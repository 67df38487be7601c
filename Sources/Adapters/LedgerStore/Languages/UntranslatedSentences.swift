public import Accounting
internal import GRDB

/// Sentences a language's pack lacks, counted each time somebody was answered in another.
public struct UntranslatedSentences {
    let db: Database

    /// Counts that `sentence` was missing in `language`, in the write that says it otherwise.
    public func note(_ sentence: String, in language: String, at now: Moment) throws {
        try db.execute(
            sql: """
                INSERT INTO untranslated (language, sentence, times, last_at) VALUES (?, ?, 1, ?)
                ON CONFLICT (language, sentence)
                DO UPDATE SET times = times + 1, last_at = excluded.last_at
                """,
            arguments: [language, sentence, now.millisecondsSince1970])
    }

    /// All of them, the most wanted first.
    public func all() throws -> [UntranslatedSentence] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM untranslated ORDER BY times DESC, language, sentence"
        ).map { row in
            UntranslatedSentence(
                language: row["language"], sentence: row["sentence"], times: row["times"])
        }
    }
}

/// A sentence a pack lacks.
public struct UntranslatedSentence: Hashable, Sendable {
    public let language: String

    /// Its section and name: `cash.handed-in`.
    public let sentence: String
    public let times: Int
}
