internal import Accounting
internal import LedgerStore

/// What a pull has read of accounts, made out before the books are taken for writing: of thousands
/// of clients that takes longer than everything that is written, and the counter waits meanwhile.
struct PulledAccounts: Sendable {
    /// One account as head office showed it.
    struct Row<Content: PulledContent>: Sendable {
        var id: Int64
        var content: Content
        var askedAt: Moment

        init(_ record: PulledRecord) throws {
            id = record.id
            content = try Content(record.content)
            askedAt = record.askedAt
        }
    }

    var loans: [Row<PulledLoan>]
    var savings: [Row<PulledSavings>]

    /// The instalments of each loan, as they were read now or last.
    var schedules: [Int64: PulledSchedule]

    /// The loans whose instalments are others than before.
    var renewed: Set<Int64>

    /// The loans that were over when they were last asked for.
    var over: Set<Int64>

    init(_ pulls: Pulls) throws {
        loans = try pulls.staged(.loan).map(Row.init)
        savings = try pulls.staged(.savings).map(Row.init)
        var contents = try pulls.picture(.schedule)
        for record in try pulls.staged(.schedule) { contents[record.id] = record.content }
        schedules = try contents.mapValues(PulledSchedule.init)
        renewed = Set(try pulls.changed(.schedule).map(\.id))
        over = Set(try pulls.picture(.loan).filter { try !PulledLoan($1).isActive }.keys)
    }
}
