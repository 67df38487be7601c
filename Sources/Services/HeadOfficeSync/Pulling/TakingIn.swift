internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Takes a whole pull in, within one write: what differs is changed, what cannot be taken in is
/// listed, and the rest goes on.
struct TakingIn {
    let books: OpenBooks
    let rules: PullRules
    let pull: Pull
    let pulled: PulledRows
    let now: Moment
    let today: Day

    /// The branch's office and those below it.
    var offices: Set<Int64> = []

    /// The branch's own names of what head office has, by head office's numbers.
    var identities: [PulledKind: [Int64: String]] = [:]

    /// The branch's names that are given to something of head office's.
    var taken: [PulledKind: Set<String>] = [:]
    var problems: [PullProblem] = []
    var summary: PullSummary

    init(
        books: OpenBooks, rules: PullRules, pull: Pull, pulled: PulledRows, now: Moment
    ) {
        self.books = books
        self.rules = rules
        self.pull = pull
        self.pulled = pulled
        self.now = now
        today = rules.calendar.day(of: now)
        summary = PullSummary(number: pull.number)
    }

    /// What head office's number is noted of.
    private static let named: [PulledKind: HeadOfficeIdentity.Kind] = [
        .office: .office, .staff: .staff, .centre: .centre, .group: .group, .client: .client,
        .loan: .loan, .savings: .savings,
    ]

    mutating func perform() throws -> PullSummary {
        try prepare()
        try takeInStaff()
        try takeInCentres()
        try takeInGroups()
        try takeInClients()
        var accounts = try AccountsOfBranch(books, read: pulled.figures)
        try takeInLoans(&accounts)
        try takeInSavings(&accounts)
        try noteUnreadable()
        try noteMissingDetails()
        try books.pullProblems.replace(with: problems, met: pull)
        summary.problems = problems.count
        try books.pulls.close(pull, changes: summary.changes, at: now)
        try rules.doors.pictureIsNew(books, now)
        return summary
    }

    private mutating func prepare() throws {
        try books.people.open(.headOffice, currency: rules.currency)
        offices = try BranchOffice(rules).family(in: books.pulls.staged(.office))
        for (kind, name) in Self.named {
            for identity in try books.identities.all(name) {
                identities[kind, default: [:]][identity.remote] = identity.local
                taken[kind, default: []].insert(identity.local)
            }
        }
    }

    private mutating func noteUnreadable() throws {
        for (place, step) in PullStep.allCases.enumerated() {
            let progress = try books.pulls.progress(of: pull, at: step.rawValue)
            guard progress.unreadable > 0 else { continue }
            meet(
                .unreadableRows, .office, Int64(place),
                "\(step.rawValue): \(progress.unreadable)")
        }
    }

    /// What was asked for by its number, as the list named it, and was not there.
    private mutating func noteMissingDetails() throws {
        let plan = DetailPlan(books: books, rules: rules, pull: pull)
        for id in try plan.ids(of: .centreDetails) { meet(.detailsMissing, .centre, id) }
        for id in try plan.ids(of: .groupDetails) { meet(.detailsMissing, .group, id) }
    }

    mutating func meet(
        _ kind: PullProblem.Kind, _ subject: PulledKind, _ id: Int64, _ detail: String = ""
    ) {
        problems.append(PullProblem(kind, of: subject, id: id, detail: detail))
    }

    /// The branch's name of a thing of head office's.
    func local(_ kind: PulledKind, _ id: Int64?) -> String? {
        id.flatMap { identities[kind]?[$0] }
    }

    /// Whether a name of the branch's is given to something of head office's.
    func isTaken(_ kind: PulledKind, _ local: String) -> Bool {
        taken[kind]?.contains(local) ?? false
    }

    /// Notes which thing of the branch a thing of head office's is, once.
    mutating func identify(
        _ kind: PulledKind, _ id: Int64, as local: String, externalID: String? = nil,
        accountNumber: String? = nil
    ) throws {
        guard identities[kind]?[id] != local, let name = Self.named[kind] else { return }
        try books.identities.note(
            HeadOfficeIdentity(
                name, local, remote: id, externalID: externalID, accountNumber: accountNumber),
            at: now)
        identities[kind, default: [:]][id] = local
        taken[kind, default: []].insert(local)
    }

    /// A phone as head office wrote it; nil where it is none.
    func phone(_ written: String?) -> PhoneNumber? {
        written.flatMap { PhoneNumber($0, country: rules.country) }
    }
}
