public import Accounting
internal import GRDB
public import TextCommands

/// What the branch has asked back: one open question a phone.
public struct Questions {
    let db: Database

    /// How long a question waits for its answer, in seconds.
    public static let lifetimeSeconds: Int64 = 30 * 60

    /// Asks; an open question to the same phone is replaced.
    ///
    /// - Returns: The four digits that follow `YES`.
    public func ask(
        _ phone: PhoneNumber, instruction: String, subject: String, message: Int64, at now: Moment,
        lifetimeSeconds: Int64 = Self.lifetimeSeconds
    ) throws -> String {
        try closeOpen(of: phone, as: .replaced, at: now)
        let nonce = try freshNonce(for: phone)
        try db.execute(
            sql: """
                INSERT INTO question (phone, nonce, instruction, subject, message, asked_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                phone.e164, nonce, instruction, subject, message, now.millisecondsSince1970,
                now.advanced(bySeconds: lifetimeSeconds).millisecondsSince1970,
            ])
        return nonce
    }

    /// The question this phone was asked last, answered or not.
    public func latest(of phone: PhoneNumber) throws -> (Question, Question.Answer?)? {
        try find(phone, "1 = 1", [])
    }

    /// The question of this phone with this number.
    public func question(of phone: PhoneNumber, nonce: String) throws -> (
        Question, Question.Answer?
    )? {
        try find(phone, "nonce = ?", [nonce])
    }

    /// What was asked since a moment and nobody answered, in order; also what has expired.
    public func unanswered(since start: Moment) throws -> [Question] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM question WHERE asked_at >= ? AND NOT EXISTS
                    (SELECT 1 FROM question_answer WHERE question_answer.question = question.id)
                ORDER BY id
                """,
            arguments: [start.millisecondsSince1970]
        ).compactMap { row in
            PhoneNumber(e164: row["phone"]).map { Question($0, row) }
        }
    }

    /// Notes what became of a question. Once only.
    public func settle(_ question: Question, as answer: Question.Answer, at now: Moment) throws {
        try db.execute(
            sql: "INSERT INTO question_answer (question, answer, answered_at) VALUES (?, ?, ?)",
            arguments: [question.id, answer.rawValue, now.millisecondsSince1970])
    }

    /// Drops the open question of a phone, if there is one.
    public func close(of phone: PhoneNumber, at now: Moment) throws {
        try closeOpen(of: phone, as: .no, at: now)
    }

    private func closeOpen(
        of phone: PhoneNumber, as answer: Question.Answer, at now: Moment
    ) throws {
        guard let (question, settled) = try latest(of: phone), settled == nil else { return }
        try settle(question, as: answer, at: now)
    }

    private func find(
        _ phone: PhoneNumber, _ condition: String, _ arguments: [String]
    ) throws -> (Question, Question.Answer?)? {
        let row = try db.cachedRow(
            """
            SELECT question.*, answer FROM question
            LEFT JOIN question_answer ON question_answer.question = question.id
            WHERE phone = ? AND \(condition) ORDER BY id DESC LIMIT 1
            """, StatementArguments([phone.e164] + arguments))
        guard let row else { return nil }
        return (
            Question(phone, row),
            (row["answer"] as String?).flatMap(Question.Answer.init(rawValue:))
        )
    }

    /// Differs from the numbers of the last hundred questions, so that a late answer is known.
    private func freshNonce(for phone: PhoneNumber) throws -> String {
        let taken = try Set(
            String.fetchAll(
                db, sql: "SELECT nonce FROM question WHERE phone = ? ORDER BY id DESC LIMIT 100",
                arguments: [phone.e164]))
        while true {
            let nonce = String(Int.random(in: 1000...9999))
            if !taken.contains(nonce) { return nonce }
        }
    }
}

extension Question {
    fileprivate init(_ phone: PhoneNumber, _ row: Row) {
        self.init(
            id: row["id"], phone: phone, nonce: row["nonce"], instruction: row["instruction"],
            subject: row["subject"], message: row["message"],
            askedAt: Moment(millisecondsSince1970: row["asked_at"]),
            expiresAt: Moment(millisecondsSince1970: row["expires_at"]))
    }
}
