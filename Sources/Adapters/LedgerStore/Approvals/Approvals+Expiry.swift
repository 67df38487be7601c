public import Accounting
internal import GRDB

extension Approvals {
    /// What nobody decided in time and nobody was told of, oldest first.
    public func overdue(at now: Moment) throws -> [Approval] {
        try find(
            """
            WHERE expires_at <= ? AND verdict IS NULL AND expired_at IS NULL
            ORDER BY asked_at, approval.rowid
            """, [now.millisecondsSince1970])
    }

    /// Closes what nobody decided in time, once: from then on nobody does, whatever the clock says.
    public func close(_ approval: Approval, at now: Moment) throws {
        try db.execute(
            sql: "INSERT INTO approval_expiry (approval, expired_at) VALUES (?, ?)",
            arguments: [approval.reference.text, now.millisecondsSince1970])
    }
}

extension Approvals {
    /// How long a leave that was given can be used, in seconds.
    public static let leaveSeconds: Int64 = 86_400

    /// The leave that was given for this and was not used yet, by whoever asked for it.
    public func leave(_ matter: ApprovalMatter, for actor: String, at now: Moment) throws
        -> Approval?
    {
        let start = now.advanced(bySeconds: -Self.leaveSeconds)
        return try all(about: matter).last { approval in
            guard approval.askedBy == actor, let decision = approval.decision,
                decision.verdict == .approved, decision.at > start
            else { return false }
            return try !isUsed(approval)
        }
    }

    /// Uses a leave, once.
    public func use(_ approval: Approval, at now: Moment) throws {
        try db.execute(
            sql: "INSERT INTO approval_use (approval, used_at) VALUES (?, ?)",
            arguments: [approval.reference.text, now.millisecondsSince1970])
    }

    private func isUsed(_ approval: Approval) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM approval_use WHERE approval = ?)",
            arguments: [approval.reference.text]) ?? false
    }
}
