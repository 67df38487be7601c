internal import Accounting
internal import LedgerStore

/// Which things a pull asks for by their ids.
///
/// It goes by the lists and by the day the pull began, less what was asked for already: a pull that
/// is cut off goes on where it was.
struct DetailPlan {
    let books: OpenBooks
    let rules: PullRules
    let pull: Pull

    func ids(of step: PullStep) throws -> [Int64] {
        switch step {
        case .centreDetails: try stale(.centre, .centreDetail)
        case .groupDetails: try stale(.group, .groupDetail)
        case .schedules: try stale(.loan, .schedule).filter(try owedLoans().contains)
        case .missingClients: try books.pulls.missing(.client)
        case .missingLoans: try missingLoans()
        case .missingSavings: try books.pulls.missing(.savings)
        default: []
        }
    }

    /// Things whose details are not known, or may be others than they were: the thing changed, or
    /// it is its day.
    private func stale(_ kind: PulledKind, _ detail: PulledKind) throws -> [Int64] {
        let known = Set(try books.pulls.idsInPicture(detail))
        let changed = try books.pulls.changed(kind)
        let read = Set(try books.pulls.stagedIDs(detail))
        let day = rules.calendar.day(of: pull.begunAt).daysSince1970
        let refresh = Int64(max(rules.refreshDays, 1))
        return try books.pulls.stagedIDs(kind).filter { id in
            let isItsDay = (id - Int64(day)) % refresh == 0
            return !read.contains(id) && (!known.contains(id) || changed.contains(id) || isItsDay)
        }
    }

    private func owedLoans() throws -> Set<Int64> {
        var owed: Set<Int64> = []
        try books.pulls.forEachStaged(.loan) { record in
            if try PulledLoan(record.content).isActive { owed.insert(record.id) }
        }
        return owed
    }

    /// Loans that were owed on and are in the list no more: paid off, moved, or on a page that
    /// shifted while it was read.
    private func missingLoans() throws -> [Int64] {
        let missing = Set(try books.pulls.missing(.loan))
        var owed: [Int64] = []
        try books.pulls.forEachInPicture(.loan) { record in
            guard missing.contains(record.id) else { return }
            if try PulledLoan(record.content).isActive { owed.append(record.id) }
        }
        return owed
    }
}

extension PulledLoan {
    /// Owed on: active, or on its way to another office.
    var isActive: Bool { status == 300 || status == 303 || status == 304 }
}
