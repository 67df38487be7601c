public import Accounting
internal import GRDB

/// The journal of decisions: append-only, beside the journal of money.
public struct Decisions {
    let db: Database

    /// Notes a decision, in the write that carries it out.
    public func note(_ decision: Decision, at now: Moment) throws {
        try db.runCached(
            """
            INSERT INTO decision (decided_at, actor, kind, subject, detail, message)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                now.millisecondsSince1970, decision.actor, decision.kind, decision.subject,
                decision.detail, decision.message,
            ])
        try DecisionChain(db: db).seal(db.lastInsertedRowID)
    }

    /// What was decided about something, in order; about everything when `subject` is nil.
    public func all(about subject: String? = nil) throws -> [FiledDecision] {
        try Row.fetchAll(
            db,
            sql: "SELECT * FROM decision WHERE :subject IS NULL OR subject = :subject ORDER BY id",
            arguments: ["subject": subject]
        ).map(FiledDecision.init(row:))
    }
}

extension FiledDecision {
    init(row: Row) {
        self.init(
            id: row["id"],
            decision: Decision(
                by: row["actor"], row["kind"], about: row["subject"], detail: row["detail"],
                message: row["message"]),
            at: Moment(millisecondsSince1970: row["decided_at"]))
    }
}
