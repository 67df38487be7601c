public import Accounting
internal import GRDB

extension HeadOfficePostings {
    /// Commits what is about to leave: state, key and day of each, before the request is made.
    ///
    /// - Parameter days: The day each is sent with, by its number.
    public func intend(_ days: [Int64: Day], at now: Moment) throws {
        for (id, day) in days.sorted(by: { $0.key < $1.key }) {
            try db.runCached(
                """
                UPDATE posting SET state = 'sending', value_day = ?, tries = tries + 1
                WHERE id = ?
                """, [day.iso, id])
            try db.runCached(
                """
                INSERT INTO posting_try (posting, key, value_day, sent_at)
                SELECT id, CASE key_number WHEN 1 THEN uuid ELSE uuid || '-' || key_number END,
                    value_day, ? FROM posting WHERE id = ?
                """, [now.millisecondsSince1970, id])
        }
    }

    /// What was on its way when the program ended is sent again with the same key: the server
    /// repeats what it did, or does it now.
    ///
    /// Not when the key is old: the server may have forgotten it (`purge-processed-commands`, 30
    /// days), and then it is looked for first.
    ///
    /// - Returns: How many there were.
    @discardableResult
    public func recoverInterrupted(
        keysForgottenAfterSeconds seconds: Int64, at now: Moment
    ) throws -> Int {
        try db.execute(
            sql: """
                UPDATE posting_try SET answered_at = ?, answer = 'interrupted' WHERE answer IS NULL
                AND (SELECT state FROM posting WHERE id = posting_try.posting) = 'sending'
                """,
            arguments: [now.millisecondsSince1970])
        let forgotten = now.advanced(bySeconds: -seconds)
        let interrupted = try counts()[.sending] ?? 0
        try db.execute(
            sql: "UPDATE posting SET state = 'waiting', due_at = ? WHERE state = 'sending'",
            arguments: [now.millisecondsSince1970])
        try db.execute(
            sql: """
                UPDATE posting SET state = 'unknown', if_absent = 'same-key'
                WHERE state = 'waiting' AND tries > 0 AND
                    (SELECT MAX(sent_at) FROM posting_try WHERE posting = posting.id) < ?
                """,
            arguments: [forgotten.millisecondsSince1970])
        return interrupted
    }

    /// Notes what became of a posting, and of its collection where that follows.
    ///
    /// What is settled already stays as it is.
    public func settle(_ id: Int64, _ outcome: PostingOutcome, at now: Moment) throws {
        guard let posting = try posting(id), posting.state.takesOutcome else { return }
        try db.runCached(
            """
            UPDATE posting_try SET answered_at = ?, answer = ?
            WHERE posting = ? AND answer IS NULL
            """, [now.millisecondsSince1970, outcome.answer, id])
        try write(outcome, to: id, at: now)
        if case .refused = outcome { try cancelUndo(of: id, at: now) }
        if side == .branch { try settleCollection(posting.reference, at: now) }
    }

    private func write(_ outcome: PostingOutcome, to id: Int64, at now: Moment) throws {
        switch outcome {
        case .posted(let resource):
            try set(
                "state = 'posted', resource = ?, settled_at = ?, if_absent = NULL, code = NULL,"
                    + " words = NULL", [resource, now.millisecondsSince1970], id)
        case .pendingApproval(let command, let askAt):
            try set(
                "state = 'pending-approval', command = ?, due_at = ?, if_absent = NULL",
                [command, askAt.millisecondsSince1970], id)
        case .again(let moment, let isStuck):
            let since = isStuck ? now.millisecondsSince1970 : nil
            try set(
                """
                state = 'waiting', due_at = ?, if_absent = NULL,
                stuck_since = CASE WHEN ? IS NULL THEN NULL ELSE IFNULL(stuck_since, ?) END
                """, [moment.millisecondsSince1970, since, since], id)
        case .againWithNewKey(let moment):
            try set(
                "state = 'waiting', due_at = ?, if_absent = NULL, stuck_since = NULL, tries = 0,"
                    + " key_number = key_number + 1, code = NULL, words = NULL",
                [moment.millisecondsSince1970], id)
        case .unknown(let absence, let code, let words, let lookAt):
            try set(
                "state = 'unknown', if_absent = ?, code = ?, words = ?, due_at = ?",
                [absence.rawValue, code, words, lookAt.millisecondsSince1970], id)
        case .refused(let code, let words):
            try set(
                "state = 'refused', code = ?, words = ?, if_absent = NULL, stuck_since = NULL",
                [code, words], id)
        }
    }

    private func set(
        _ assignments: String, _ arguments: StatementArguments, _ id: Int64
    ) throws {
        try db.runCached(
            "UPDATE posting SET \(assignments) WHERE id = ?", arguments + [id])
    }
}

extension HeadOfficePosting.State {
    /// What a person or the end has settled takes no answer of the server any more.
    fileprivate var takesOutcome: Bool {
        switch self {
        case .waiting, .sending, .pendingApproval, .unknown: true
        case .posted, .refused, .cancelled, .parked, .moved: false
        }
    }
}

extension HeadOfficePostings {
    /// A collection is posted when all of it is, and refused when some of it is.
    func settleCollection(_ reference: Reference, at now: Moment) throws {
        let collections = Collections(db: db)
        guard let state = try collections.state(of: reference), state != .reversed else { return }
        let states = Set(try all(of: reference).map(\.state))
        let next: CollectionState
        if !states.isDisjoint(with: [.refused, .parked]) {
            next = .refused
        } else if states.contains(.posted), !states.contains(where: \.isOpen) {
            next = .posted
        } else {
            return
        }
        let besidesDispute = try collections.history(of: reference).last { $0.state != .disputed }
        guard besidesDispute?.state != next else { return }
        try collections.enter(next, reference, at: now)
    }
}
