internal import Accounting
internal import LedgerStore
internal import MifosClient

/// Reads one step of a pull: asks for a page, keeps it with the place it goes on from, asks for the
/// next.
struct PageReading: Sendable {
    let puller: Puller
    let pull: Pull
    let step: PullStep
    let progress: PullStepProgress

    /// A list that has no pages.
    func list<Row: PulledRow>(_ row: Row.Type, _ request: FineractRequest) async throws {
        let askedAt = puller.now()
        guard let answer = try await allowed({ try await answer(request) }) else { return }
        let page = FineractPage<Row>(answer)
        var at = progress
        at.next = page.count
        at.total = page.count
        at.unreadable = page.unreadable
        at.isDone = true
        try await keep(try records(page.rows, askedAt), at)
    }

    /// A list page by page. A page that has no rows is the end, whatever the total says.
    func pages<Row: PulledRow>(
        _ row: Row.Type, _ request: @Sendable (FineractSpan) -> FineractRequest
    ) async throws {
        var at = progress
        while !at.isDone {
            let askedAt = puller.now()
            let span = FineractSpan(offset: at.next, limit: puller.rules.pageSize)
            let page = FineractPage<Row>(try await answer(request(span)))
            at.next += page.count
            at.total = page.total
            at.unreadable += page.unreadable
            at.isDone =
                page.count == 0 || at.next >= page.total ?? .max
                || page.total == nil && page.count < span.limit
            try await keep(try records(page.rows, askedAt), at)
        }
    }

    func workingDays() async throws {
        let askedAt = puller.now()
        guard let answer = try await allowed({ try await puller.headOffice.ask(.workingDays) })
        else {
            if try await !isDone() { try await finish([]) }
            return
        }
        let days = FineractWorkingDays(answer)
        let content = PulledWorkingDays(recurrence: days.recurrence, reschedule: days.reschedule)
        try await finish([try content.record(id: 0, askedAt: askedAt)])
    }

    func businessDate() async throws {
        let askedAt = puller.now()
        let answer = try await allowed { try await puller.headOffice.ask(BusinessDate.request) }
        let day = answer?["date"]?.day ?? puller.rules.calendar.day(of: askedAt)
        let content = PulledBusinessDate(day: day.iso)
        try await finish([try content.record(id: 0, askedAt: askedAt)])
    }

    /// An answer the branch's user may not see is done without, and listed; nil then. Who people
    /// are it must see.
    private func allowed(
        _ ask: () async throws -> JSON?
    ) async throws -> JSON? {
        do {
            return try await ask()
        } catch LineTrouble.halted(.notPermitted) where step != .offices && step != .staff {
            var at = progress
            (at.unreadable, at.isDone) = (1, true)
            try await keep([], at)
            return nil
        }
    }

    private func isDone() async throws -> Bool {
        let (pull, step) = (pull, step)
        return try await puller.books.read {
            try $0.pulls.progress(of: pull, at: step.rawValue).isDone
        }
    }

    private func finish(_ records: [PulledRecord]) async throws {
        var at = progress
        at.next = records.count
        at.isDone = true
        try await keep(records, at)
    }

    private func answer(_ request: FineractRequest) async throws -> JSON {
        guard let answer = try await puller.headOffice.ask(request) else {
            throw PullError.notServed(request.relativeURL)
        }
        return answer
    }

    private func records<Row: PulledRow>(
        _ rows: [Row], _ askedAt: Moment
    ) throws -> [PulledRecord] {
        try rows.map { try $0.content.record(id: $0.id, askedAt: askedAt) }
    }

    func keep(_ records: [PulledRecord], _ at: PullStepProgress) async throws {
        let pull = pull
        try await puller.books.write { try $0.pulls.stage(records, at, of: pull) }
        let place = PullStep.allCases.firstIndex(of: step) ?? 0
        puller.progress(
            PullProgress(
                step: step.rawValue, done: at.next, total: at.total, place: place + 1,
                places: PullStep.allCases.count))
    }
}
