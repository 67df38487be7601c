internal import Accounting
internal import HeadOfficeSync
internal import LedgerStore

/// How far head office's picture is, what of it could not be taken in, and what the line took this
/// month.
struct PullStatusDocument: Encodable {
    struct Step: Encodable {
        let step: String
        let done: Int
        let total: Int?
        let isDone: Bool

        enum CodingKeys: String, CodingKey {
            case step, done, total
            case isDone = "is_done"
        }
    }

    struct Problem: Encodable {
        let problem: String
        let kind: String
        let id: Int64
        let detail: String
    }

    let lastPull: String?
    let changes: Int?

    /// The pull under way, step by step; nil where none is.
    let underWay: [Step]?
    let problems: [Problem]
    let octetsThisMonth: Int64

    init(_ books: OpenBooks, on day: Day) throws {
        let last = try books.pulls.lastApplied()
        lastPull = last?.appliedAt?.iso8601
        changes = last?.changes
        underWay = try books.pulls.open().map { pull in
            try books.pulls.progress(of: pull).map {
                Step(step: $0.step, done: $0.next, total: $0.total, isDone: $0.isDone)
            }
        }
        problems = try books.pullProblems.all().map {
            Problem(
                problem: $0.kind.rawValue, kind: $0.subject.rawValue, id: $0.id, detail: $0.detail)
        }
        octetsThisMonth = try books.lineUses.ofMonth(of: day).octets
    }

    /// Lines for people: of each sort of trouble how many there are, and the first few.
    var plain: [String] {
        var lines = ["pull      \(lastPull.map { "taken in \($0)" } ?? "never")"]
        if let underWay {
            let step = underWay.first { !$0.isDone } ?? underWay.last
            let total = step?.total.map { " of \($0)" } ?? ""
            lines.append(
                "          under way: \(step?.step ?? "begun") \(step?.done ?? 0)\(total)")
        }
        lines.append("line      \(octetsThisMonth) octets this month")
        let byKind = Dictionary(grouping: problems, by: \.problem)
        for (kind, some) in byKind.sorted(by: { $0.key < $1.key }) {
            let named = some.prefix(3).map { "\($0.kind) \($0.id) \($0.detail)" }
            let more = some.count > 3 ? ", …" : ""
            lines.append(
                "problem   \(kind): \(some.count) (\(named.joined(separator: "; "))\(more))")
        }
        return lines
    }

    enum CodingKeys: String, CodingKey {
        case changes, problems
        case lastPull = "last_pull"
        case underWay = "under_way"
        case octetsThisMonth = "octets_this_month"
    }
}
