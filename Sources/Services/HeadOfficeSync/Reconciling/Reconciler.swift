public import Accounting
public import LedgerStore
internal import MifosClient
public import TextCommands

/// Compares, account by account, what the journal says was posted lately with what head office has,
/// and tells the managers where they differ.
public struct Reconciler: Sendable {
    private let books: Books
    private let rules: Rules
    private let headOffice: HeadOfficeReading
    private let now: @Sendable () -> Moment

    public struct Rules: Sendable {
        /// How many days back it looks.
        public var days = 7
        public var currency: Currency
        public var calendar: BranchCalendar
        public var languages: Languages

        /// Accounts in one request.
        public var batchSize = 25

        public init(currency: Currency, calendar: BranchCalendar, languages: Languages) {
            self.currency = currency
            self.calendar = calendar
            self.languages = languages
        }
    }

    public init(
        books: Books, rules: Rules, headOffice: HeadOfficeReading,
        now: @escaping @Sendable () -> Moment
    ) {
        self.books = books
        self.rules = rules
        self.headOffice = headOffice
        self.now = now
    }

    /// Compares, and keeps what it found.
    ///
    /// - Throws: What the line throws; nothing is kept then.
    public func reconcile() async throws -> Reconciliation {
        let moment = now()
        let since = moment.advanced(bySeconds: -Int64(rules.days) * 86_400)
        let currency = rules.currency
        let postings = try await books.read {
            try $0.reconciliations.postings(from: since, in: currency)
        }
        let byAccount = Dictionary(grouping: postings, by: \.account)
        var differences: [ReconciliationDifference] = []
        var totals: [Day: ReconciledDay] = [:]
        let accounts = byAccount.keys.sorted { $0.code < $1.code }
        for start in stride(from: 0, to: accounts.count, by: rules.batchSize) {
            let some = Array(accounts[start..<min(start + rules.batchSize, accounts.count)])
            for (account, there) in zip(some, try await transactions(on: some)) {
                guard let here = byAccount[account] else { continue }
                let comparison = Comparison(here: here, there: there)
                differences += comparison.differences
                comparison.add(to: &totals)
            }
        }
        return try await keep(
            differences, totals.values.sorted { $0.day < $1.day }, compared: postings.count,
            since: since, at: moment)
    }

    private func keep(
        _ differences: [ReconciliationDifference], _ totals: [ReconciledDay], compared: Int,
        since: Moment, at moment: Moment
    ) async throws -> Reconciliation {
        let days = rules.calendar.day(of: since)...rules.calendar.day(of: moment)
        let words = rules.languages.pack(nil).text(
            of: .headOffice(.differences(differences.count)))
        return try await books.write { books in
            if differences.isEmpty {
                try books.alarms.clear(.headOfficeDiffers, at: moment)
            } else {
                try books.alarms.raise(.headOfficeDiffers, words, at: moment)
            }
            return try books.reconciliations.keep(
                differences, totals: totals, compared: compared, over: days, at: moment)
        }
    }

    /// What head office has on each account; nothing where it knows no such account.
    private func transactions(on accounts: [Account]) async throws -> [[FineractTransaction]] {
        let numbers = try await books.read { books in
            try accounts.map { account in
                try books.identities.identity(
                    account.kind == .savings ? .savings : .loan, account.code)?.remote
            }
        }
        let questions = zip(accounts, numbers).compactMap { account, number in
            number.map { number -> FineractRequest in
                account.kind == .savings
                    ? .savingsTransactions(number) : .loanTransactions(number)
            }
        }
        var answers = try await headOffice.askTogether(questions)[...]
        return numbers.map { number in
            guard number != nil, let answer = answers.popFirst() else { return [] }
            return answer.flatMap(FineractTransaction.all) ?? []
        }
    }
}

extension AlarmKind {
    /// The journal and head office do not agree on what was posted.
    public static let headOfficeDiffers = AlarmKind(rawValue: "head-office-differs")
}
