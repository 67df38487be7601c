public import Accounting
internal import GRDB

/// What waits for a second person.
public struct Approvals {
    let db: Database

    /// Asks for a second person. The same thing asked again while it waits is the same approval.
    ///
    /// - Parameter addressee: Who may decide beside the managers: `officer:JM`, `user:CN`.
    public func ask(
        _ matter: ApprovalMatter, by actor: String, of addressee: String? = nil,
        message: Int64? = nil, at now: Moment
    ) throws -> Approval {
        if let earlier = try waiting(matter, at: now) { return earlier }
        let reference = try freshReference()
        let columns = matter.columns
        let expiry = matter.lifetimeSeconds.map { now.advanced(bySeconds: $0) }
        try db.execute(
            sql: """
                INSERT INTO approval (reference, kind, subject, value, asked_by, message, asked_at,
                    expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                reference.text, columns.kind, columns.subject, columns.value, actor, message,
                now.millisecondsSince1970, expiry?.millisecondsSince1970,
            ])
        if let addressee {
            try db.execute(
                sql: "INSERT INTO approval_addressee (approval, member) VALUES (?, ?)",
                arguments: [reference.text, addressee])
        }
        return Approval(
            reference: reference, matter: matter, askedBy: actor, message: message, askedAt: now,
            expiresAt: expiry, addressee: addressee, decision: nil, isClosed: false)
    }

    /// Notes a verdict, once. Whoever calls this carries out what was approved in the same write.
    public func decide(
        _ reference: ApprovalReference, _ verdict: Approval.Verdict, by actor: String,
        message: Int64? = nil, at now: Moment
    ) throws -> ApprovalOutcome {
        guard let approval = try approval(reference) else { return .unknown }
        if let decision = approval.decision { return .alreadyDecided(approval, decision) }
        guard !approval.isExpired(at: now) else { return .expired(approval) }
        guard approval.askedBy != actor else { return .ownRequest(approval) }
        try db.execute(
            sql: """
                INSERT INTO approval_verdict (approval, verdict, decided_by, message, decided_at)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                reference.text, verdict.rawValue, actor, message, now.millisecondsSince1970,
            ])
        return .decided(approval)
    }

    /// The approval with this reference.
    public func approval(_ reference: ApprovalReference) throws -> Approval? {
        try find("WHERE approval.reference = ?", [reference.text]).first
    }

    /// What waits for a decision, oldest first.
    public func waiting(at now: Moment) throws -> [Approval] {
        try find(
            """
            WHERE verdict IS NULL AND expired_at IS NULL
            AND (expires_at IS NULL OR expires_at > ?)
            ORDER BY asked_at, approval.rowid
            """, [now.millisecondsSince1970])
    }

    /// The approval of exactly this that waits for a decision.
    public func waiting(_ matter: ApprovalMatter, at now: Moment) throws -> Approval? {
        try all(about: matter).last { $0.decision == nil && !$0.isExpired(at: now) }
    }

    /// Every time exactly this was asked, oldest first.
    public func all(about matter: ApprovalMatter) throws -> [Approval] {
        let columns = matter.columns
        return try find(
            "WHERE subject = ? AND kind = ? AND value = ? ORDER BY asked_at, approval.rowid",
            [columns.subject, columns.kind, columns.value])
    }
}

extension Approvals {
    func find(_ condition: String, _ arguments: StatementArguments) throws -> [Approval] {
        try db.cachedRows(
            """
            SELECT approval.*, member, verdict, decided_by, decided_at, expired_at FROM approval
            LEFT JOIN approval_verdict ON approval_verdict.approval = approval.reference
            LEFT JOIN approval_addressee ON approval_addressee.approval = approval.reference
            LEFT JOIN approval_expiry ON approval_expiry.approval = approval.reference
            \(condition)
            """, arguments
        ).map(Approval.init(row:))
    }

    /// Draws until the books do not know it; a longer one when they are crowded.
    private func freshReference() throws -> ApprovalReference {
        var generator = SystemRandomNumberGenerator()
        var draws = 0
        while true {
            let reference = ApprovalReference.random(
                length: 5 + min(draws / 8, 4), using: &generator)
            if try approval(reference) == nil { return reference }
            draws += 1
        }
    }
}

extension Approval {
    init(row: Row) throws {
        guard let reference = ApprovalReference(row["reference"] as String),
            let matter = ApprovalMatter(
                kind: row["kind"], subject: row["subject"], value: row["value"])
        else { throw CorruptRow(table: "approval", row: row["reference"]) }
        self.reference = reference
        self.matter = matter
        askedBy = row["asked_by"]
        message = row["message"]
        askedAt = Moment(millisecondsSince1970: row["asked_at"])
        expiresAt = (row["expires_at"] as Int64?).map { Moment(millisecondsSince1970: $0) }
        addressee = row["member"]
        isClosed = row["expired_at"] != nil
        decision = (row["verdict"] as String?).flatMap(Verdict.init(rawValue:)).map {
            Decided(
                verdict: $0, by: row["decided_by"],
                at: Moment(millisecondsSince1970: row["decided_at"]))
        }
    }
}
