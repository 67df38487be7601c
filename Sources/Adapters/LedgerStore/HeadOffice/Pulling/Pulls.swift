public import Accounting
internal import GRDB

/// Pulls under way and the picture the last one left.
///
/// What is read is kept apart until all of it is there: a pull that is cut off leaves the old
/// picture whole, and goes on at the page after the last one that was kept.
public struct Pulls {
    let db: Database

    /// The pull under way; nil where none is.
    public func open() throws -> Pull? { try pull("applied_at IS NULL") }

    /// The last pull that was taken in.
    public func lastApplied() throws -> Pull? { try pull("applied_at IS NOT NULL") }

    /// The pull under way, or a new one.
    public func begin(at now: Moment) throws -> Pull {
        if let pull = try open() { return pull }
        try db.execute(
            sql: "INSERT INTO pull (begun_at) VALUES (?)", arguments: [now.millisecondsSince1970])
        return Pull(number: db.lastInsertedRowID, begunAt: now, appliedAt: nil, changes: nil)
    }

    /// How far a step has come.
    public func progress(of pull: Pull, at step: String) throws -> PullStepProgress {
        try Row.fetchOne(
            db, sql: "SELECT * FROM pull_step WHERE pull = ? AND step = ?",
            arguments: [pull.number, step]
        ).map(PullStepProgress.init(row:)) ?? PullStepProgress(step: step)
    }

    /// How far each step has come that was begun.
    public func progress(of pull: Pull) throws -> [PullStepProgress] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM pull_step WHERE pull = ?", arguments: [pull.number]
        ).map(PullStepProgress.init(row:))
    }

    /// Keeps a page, and notes how far its step has come, in one write.
    public func stage(
        _ records: [PulledRecord], _ progress: PullStepProgress, of pull: Pull
    ) throws {
        for record in records {
            try db.runCached(
                """
                INSERT INTO pulled (kind, id, content, asked_at) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET content = excluded.content, asked_at = excluded.asked_at
                """,
                [
                    record.kind.rawValue, record.id, record.content,
                    record.askedAt.millisecondsSince1970,
                ])
        }
        try db.execute(
            sql: """
                INSERT INTO pull_step (pull, step, next, total, unreadable, is_done)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET next = excluded.next,
                    total = excluded.total, unreadable = excluded.unreadable,
                    is_done = excluded.is_done
                """,
            arguments: [
                pull.number, progress.step, progress.next, progress.total, progress.unreadable,
                progress.isDone,
            ])
    }

    /// What the pull under way has read of a kind and is there, by id.
    public func staged(_ kind: PulledKind) throws -> [PulledRecord] {
        var records: [PulledRecord] = []
        try forEachStaged(kind) { records.append($0) }
        return records
    }

    /// What the pull under way has read of a kind and is there, by id: one record after the other,
    /// so that never all of them are in memory.
    public func forEachStaged(_ kind: PulledKind, _ body: (PulledRecord) throws -> Void) throws {
        try forEach(
            "SELECT * FROM pulled WHERE kind = ? AND content <> ? ORDER BY id",
            [kind.rawValue, PulledRecord.gone], body)
    }

    /// The ids of what the pull under way has read of a kind and is there, in order.
    public func stagedIDs(_ kind: PulledKind) throws -> [Int64] {
        try Int64.fetchAll(
            db, sql: "SELECT id FROM pulled WHERE kind = ? AND content <> ? ORDER BY id",
            arguments: [kind.rawValue, PulledRecord.gone])
    }

    /// The ids of what the picture holds of a kind and was there, in order.
    public func idsInPicture(_ kind: PulledKind) throws -> [Int64] {
        try Int64.fetchAll(
            db, sql: "SELECT id FROM picture WHERE kind = ? AND content <> ? ORDER BY id",
            arguments: [kind.rawValue, PulledRecord.gone])
    }

    /// What is known of a kind and is there, as it was read now, else as the picture has it.
    public func forEachKnown(_ kind: PulledKind, _ body: (PulledRecord) throws -> Void) throws {
        try forEach(
            """
            SELECT kind, id, content, asked_at FROM pulled WHERE kind = :kind AND content <> :gone
            UNION ALL SELECT kind, id, content, 0 FROM picture
            WHERE kind = :kind AND content <> :gone AND NOT EXISTS (SELECT 1 FROM pulled
                WHERE pulled.kind = picture.kind AND pulled.id = picture.id
                AND pulled.content <> :gone)
            """, ["kind": kind.rawValue, "gone": PulledRecord.gone], body)
    }

    /// What the picture holds of a kind and was there, one record after the other.
    public func forEachInPicture(
        _ kind: PulledKind, _ body: (PulledRecord) throws -> Void
    ) throws {
        try forEach(
            """
            SELECT kind, id, content, 0 AS asked_at FROM picture WHERE kind = ? AND content <> ?
            ORDER BY id
            """, [kind.rawValue, PulledRecord.gone], body)
    }

    /// The ids of a kind that were found gone, now or before, and did not come back.
    public func gone(_ kind: PulledKind) throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT id FROM pulled WHERE kind = :kind AND content = :gone
                UNION SELECT id FROM picture WHERE kind = :kind AND content = :gone
                AND id NOT IN (SELECT id FROM pulled WHERE kind = :kind) ORDER BY id
                """,
            arguments: ["kind": kind.rawValue, "gone": PulledRecord.gone])
    }

    /// The ids of what the pull under way has read that differs from the picture.
    public func changed(_ kind: PulledKind) throws -> Set<Int64> {
        try Int64.fetchSet(
            db,
            sql: """
                SELECT pulled.id FROM pulled LEFT JOIN picture USING (kind, id)
                WHERE pulled.kind = ? AND picture.content IS NOT pulled.content
                """, arguments: [kind.rawValue])
    }

    /// The ids that are in the picture, and not in what the pull under way has read.
    public func missing(_ kind: PulledKind) throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT id FROM picture WHERE kind = :kind AND content <> :gone
                EXCEPT SELECT id FROM pulled WHERE kind = :kind ORDER BY id
                """,
            arguments: ["kind": kind.rawValue, "gone": PulledRecord.gone])
    }

    /// Makes what was read the picture and ends the pull. Everything that follows from it is
    /// written in the same write.
    public func close(_ pull: Pull, changes: Int, at now: Moment) throws {
        try db.execute(
            sql: """
                INSERT INTO picture (kind, id, content, pull)
                SELECT kind, id, content, ? FROM pulled WHERE true
                ON CONFLICT DO UPDATE SET content = excluded.content, pull = excluded.pull
                WHERE content IS NOT excluded.content
                """,
            arguments: [pull.number])
        try db.execute(sql: "DELETE FROM pulled")
        try db.execute(
            sql: "UPDATE pull SET applied_at = ?, changes = ? WHERE number = ?",
            arguments: [now.millisecondsSince1970, changes, pull.number])
    }

    private func pull(_ condition: String) throws -> Pull? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM pull WHERE \(condition) ORDER BY number DESC LIMIT 1"
        ).map { row in
            Pull(
                number: row["number"], begunAt: Moment(millisecondsSince1970: row["begun_at"]),
                appliedAt: (row["applied_at"] as Int64?).map(Moment.init(millisecondsSince1970:)),
                changes: row["changes"])
        }
    }

    private func forEach(
        _ sql: String, _ arguments: StatementArguments, _ body: (PulledRecord) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
        while let row = try rows.next() {
            guard let kind = PulledKind(rawValue: row["kind"]) else { continue }
            try body(
                PulledRecord(
                    kind, id: row["id"], content: row["content"],
                    askedAt: Moment(millisecondsSince1970: row["asked_at"])))
        }
    }
}

extension PullStepProgress {
    fileprivate init(row: Row) {
        self.init(step: row["step"])
        next = row["next"]
        total = row["total"]
        unreadable = row["unreadable"]
        isDone = row["is_done"]
    }
}
