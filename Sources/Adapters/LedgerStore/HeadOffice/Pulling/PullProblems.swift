internal import GRDB

/// Something of head office's that the branch cannot take in as it is, or has to look at.
public struct PullProblem: Hashable, Sendable {
    /// What sort of trouble. Later versions may know more.
    public struct Kind: RawRepresentable, Hashable, Sendable {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// What it is about.
    public var subject: PulledKind

    /// Head office's number of it.
    public var id: Int64
    public var kind: Kind

    /// The name, phone or number that makes the trouble.
    public var detail: String

    /// The pull that met it first.
    public var since: Int64

    public init(
        _ kind: Kind, of subject: PulledKind, id: Int64, detail: String = "", since: Int64 = 0
    ) {
        self.kind = kind
        self.subject = subject
        self.id = id
        self.detail = detail
        self.since = since
    }
}

/// What could not be taken in by the last pull.
public struct PullProblems {
    let db: Database

    /// Everything the last pull met, by what it is about.
    public func all() throws -> [PullProblem] {
        try Row.fetchAll(db, sql: "SELECT * FROM pull_problem ORDER BY kind, problem, id")
            .compactMap { row in
                PulledKind(rawValue: row["kind"]).map {
                    PullProblem(
                        PullProblem.Kind(rawValue: row["problem"]), of: $0, id: row["id"],
                        detail: row["detail"], since: row["since"])
                }
            }
    }

    /// Keeps what a pull met, and lets go of what is over. What was there before keeps its age.
    public func replace(with problems: [PullProblem], met pull: Pull) throws {
        var open = Dictionary(try all().map { (Key($0), $0) }) { first, _ in first }
        for problem in problems {
            guard open.removeValue(forKey: Key(problem))?.detail != problem.detail else { continue }
            try db.runCached(
                """
                INSERT INTO pull_problem (kind, id, problem, detail, since) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET detail = excluded.detail
                """,
                [
                    problem.subject.rawValue, problem.id, problem.kind.rawValue, problem.detail,
                    pull.number,
                ])
        }
        for over in open.values {
            try db.runCached(
                "DELETE FROM pull_problem WHERE kind = ? AND id = ? AND problem = ?",
                [over.subject.rawValue, over.id, over.kind.rawValue])
        }
    }

    private struct Key: Hashable {
        var subject: PulledKind
        var id: Int64
        var kind: PullProblem.Kind

        init(_ problem: PullProblem) {
            (subject, id, kind) = (problem.subject, problem.id, problem.kind)
        }
    }
}
