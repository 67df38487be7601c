public import Accounting
public import LedgerStore
internal import MifosClient

/// Reads what head office has, page by page, and takes it in at once when all of it is there.
///
/// Every page is kept before the next is asked for. Cut off anywhere, it goes on there.
public struct Puller: Sendable {
    let books: Books
    let rules: PullRules
    let headOffice: HeadOfficeReading
    let now: @Sendable () -> Moment
    let progress: @Sendable (PullProgress) -> Void

    /// - Parameter progress: Called for each page, in order.
    public init(
        books: Books, rules: PullRules, headOffice: HeadOfficeReading,
        now: @escaping @Sendable () -> Moment,
        progress: @escaping @Sendable (PullProgress) -> Void = { _ in }
    ) {
        self.books = books
        self.rules = rules
        self.headOffice = headOffice
        self.now = now
        self.progress = progress
    }

    /// Goes on with the pull under way, or begins one, and takes it in.
    ///
    /// - Throws: `PullError`, what the line throws, or `DatabaseError`. What was read stays.
    public func pull() async throws -> PullSummary {
        do {
            return try await readAndTakeIn()
        } catch let trouble as LineTrouble {
            try await note(trouble)
            throw trouble
        }
    }

    /// What only a person can put right is told to the managers; the rest is noted.
    private func note(_ trouble: LineTrouble) async throws {
        let (sentence, moment) = (trouble.sentence(in: rules.languages), now())
        try await books.write { books in
            switch trouble {
            case .offline: try books.headOffice.noteFailure(sentence, at: moment)
            case .halted: try books.alarms.raise(.pullHalted, sentence, at: moment)
            }
        }
    }

    private func readAndTakeIn() async throws -> PullSummary {
        let begun = now()
        let pull = try await books.write { try $0.pulls.begin(at: begun) }
        for step in PullStep.allCases {
            let at = try await books.read { try $0.pulls.progress(of: pull, at: step.rawValue) }
            if !at.isDone { try await read(step, from: at, of: pull) }
        }
        return try await takeIn(pull)
    }

    private func takeIn(_ pull: Pull) async throws -> PullSummary {
        let (rules, moment) = (rules, now())
        let pulled = try await books.read {
            try PulledRows($0, on: rules.calendar.day(of: moment), in: rules.currency)
        }
        return try await books.write { books in
            // Another process may have taken it in meanwhile.
            guard try books.pulls.open() == pull else { return PullSummary(number: pull.number) }
            var taking = TakingIn(
                books: books, rules: rules, pull: pull, pulled: pulled, now: moment)
            try books.headOffice.noteAnswer(at: moment)
            try books.alarms.clear(.pullHalted, at: moment)
            return try taking.perform()
        }
    }

    private func read(
        _ step: PullStep, from progress: PullStepProgress, of pull: Pull
    ) async throws {
        let page = PageReading(puller: self, pull: pull, step: step, progress: progress)
        switch step {
        case .offices: try await page.list(FineractOffice.self, .offices)
        case .staff:
            try await page.list(FineractStaffMember.self, .staff(ofOffice: try await office()))
        case .paymentTypes: try await page.list(PaymentType.self, PaymentType.request)
        case .holidays:
            try await page.list(FineractHoliday.self, .holidays(ofOffice: try await office()))
        case .workingDays: try await page.workingDays()
        case .businessDate: try await page.businessDate()
        case .centres:
            let office = try await office()
            try await page.pages(FineractCentre.self) { .centres(ofOffice: office, $0) }
        case .groups:
            let office = try await office()
            try await page.pages(FineractGroup.self) { .groups(ofOffice: office, $0) }
        case .clients:
            let office = try await office()
            try await page.pages(FineractClientRow.self) { .clients(ofOffice: office, $0) }
        case .loans: try await page.pages(FineractLoan.self) { .activeLoans($0) }
        case .savings: try await page.pages(FineractSavingsAccount.self) { .savings($0) }
        case .centreDetails, .groupDetails, .missingClients, .missingLoans, .schedules,
            .missingSavings:
            try await page.details()
        }
    }

    /// Head office's number of the branch's office.
    private func office() async throws -> Int64 {
        let rules = rules
        return try await books.read { try BranchOffice(rules).find(in: $0.pulls.staged(.office)) }
    }
}

extension AlarmKind {
    /// Nothing can be pulled until somebody has put something right.
    static let pullHalted = AlarmKind(rawValue: "pull-halted")
}
