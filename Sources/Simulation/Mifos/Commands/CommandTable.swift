internal import Accounting

/// The command table (`m_portfolio_command_source`): every write, keyed by action, entity and
/// Idempotency-Key.
struct CommandTable: Sendable {
    struct Key: Hashable, Sendable {
        var action: String
        var entity: String
        var idempotencyKey: String
    }

    /// Where a command stands.
    enum State: Int, Sendable {
        case processed = 1
        case awaitingApproval = 2
        case rejected = 3
        case underProcessing = 4
        case error = 5

        var name: String? {
            switch self {
            case .processed: "processed"
            case .awaitingApproval: "awaiting.approval"
            case .rejected: "rejected"
            case .underProcessing, .error: nil
            }
        }
    }

    struct Row: Sendable {
        var id: Int
        var key: Key
        var operation: Operation
        var maker: AppUser
        var madeOn: Day
        var body: JSONObject
        var written: String
        var state = State.underProcessing
        var answer: FineractAnswer?
        var outcome: CommandOutcome?
        var checker: String?
    }

    private(set) var rows: [Row] = []
    private var places: [Key: Int] = [:]

    /// The rows that are only found by number: their key is free again.
    subscript(id: Int) -> Row? { rows.indices.contains(id - 1) ? rows[id - 1] : nil }

    func row(_ key: Key) -> Row? { places[key].map { rows[$0] } }

    /// Inserts a row that is under processing, and says its number.
    mutating func insert(
        _ key: Key, _ operation: Operation, by maker: AppUser, on day: Day, body: JSONObject,
        written: String
    ) -> Int {
        let row = Row(
            id: rows.count + 1, key: key, operation: operation, maker: maker, madeOn: day,
            body: body, written: written)
        places[key] = rows.count
        rows.append(row)
        return row.id
    }

    mutating func settle(
        _ id: Int, _ state: State, _ answer: FineractAnswer?, _ outcome: CommandOutcome? = nil
    ) {
        rows[id - 1].state = state
        rows[id - 1].answer = answer
        rows[id - 1].outcome = outcome
    }

    mutating func check(_ id: Int, by checker: String) { rows[id - 1].checker = checker }

    /// What the job "Purge Processed Commands" does: the keys of what was processed before a day
    /// are free again.
    mutating func purge(before day: Day) -> Int {
        let purged = places.filter {
            rows[$0.value].state == .processed && rows[$0.value].madeOn < day
        }
        for key in purged.keys { places[key] = nil }
        return purged.count
    }
}
