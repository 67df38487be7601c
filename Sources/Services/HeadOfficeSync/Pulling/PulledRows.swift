internal import Accounting
internal import LedgerStore

/// What a pull has read of clients and their accounts, made out before the books are taken for
/// writing: of thousands of clients that takes longer than everything that is written, and the
/// counter waits meanwhile.
struct PulledRows: Sendable {
    /// One thing as head office showed it.
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

    /// Head office's business day, by which its figures are dated.
    var figureDay: Day
    var clients: [Row<PulledClient>] = []
    var loans: [Row<PulledLoan>] = []
    var savings: [Row<PulledSavings>] = []

    /// What is due on each loan, by its schedule as it was read now or last.
    var dues: [Int64: LoanDues] = [:]

    /// The loans whose schedules are others than before.
    var renewed: Set<Int64>

    /// The loans that were over when they were last asked for.
    var over: Set<Int64> = []

    /// What the branch held meanwhile.
    var figures: FiguresOfMoment

    init(_ books: OpenBooks, on today: Day, in currency: Currency) throws {
        let pulls = books.pulls
        figures = try books.branchFigures.now()
        figureDay = today
        if let date = try pulls.staged(.businessDate).first {
            figureDay = Day(iso: try PulledBusinessDate(date.content).day) ?? today
        }
        renewed = try pulls.changed(.schedule)
        try pulls.forEachStaged(.client) { clients.append(try Row($0)) }
        try pulls.forEachStaged(.loan) { loans.append(try Row($0)) }
        try pulls.forEachStaged(.savings) { savings.append(try Row($0)) }
        try pulls.forEachKnown(.schedule) {
            dues[$0.id] = LoanDues(
                try PulledSchedule($0.content), in: currency, on: figureDay)
        }
        try pulls.forEachInPicture(.loan) {
            if try !PulledLoan($0.content).isActive { over.insert($0.id) }
        }
    }
}
