extension Dues {
    /// In a statement over `account`: what was collected for it since head office named what is due
    /// on it, and still counts.
    ///
    /// What the conflict desk moved here counts here, and what it moved away no longer does: head
    /// office refused it, so that it never covered anything there.
    static let collected = "MAX(\(standing) - \(takenBack), 0)"

    /// Neither reversed nor moved away.
    private static let standing = """
        (SELECT IFNULL(SUM(paid.amount), 0) FROM entry AS paid
        LEFT JOIN posting_move ON posting_move.entry = paid.sequence
        LEFT JOIN posting AS refused ON refused.id = posting_move.posting
        WHERE paid.credit = account.code AND paid.sequence > account.due_since
        AND IFNULL(paid.reference, refused.reference) IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM reversal
            WHERE reversal.reference = IFNULL(paid.reference, refused.reference))
        AND NOT \(isMovedAway("paid")))
        """

    /// What head office had counted when it named what is due, and was reversed since.
    private static let takenBack = """
        (SELECT IFNULL(SUM(undone.amount), 0) FROM entry AS undone
        JOIN entry AS paid ON paid.transfer = substr(undone.transfer, 1, length(undone.transfer) - 5)
        WHERE undone.debit = account.code AND undone.sequence > account.due_since
        AND undone.reference IS NOT NULL AND paid.sequence <= account.due_since
        AND NOT \(isMovedAway("paid")))
        """

    private static func isMovedAway(_ entry: String) -> String {
        """
        EXISTS (SELECT 1 FROM posting JOIN posting_move AS away ON away.posting = posting.id
            WHERE posting.entry = \(entry).sequence)
        """
    }
}
