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
        let known = try books.pulls.picture(detail)
        let changed = try books.pulls.changed(kind)
        let read = Set(try books.pulls.staged(detail).map(\.id))
        let day = rules.calendar.day(of: pull.begunAt).daysSince1970
        let refresh = Int64(max(rules.refreshDays, 1))
        return try books.pulls.staged(kind).map(\.id).filter { id in
            let isItsDay = (id - Int64(day)) % refresh == 0
            return !read.contains(id) && (known[id] == nil || changed.contains(id) || isItsDay)
        }
    }

    private func owedLoans() throws -> Set<Int64> {
        Set(
            try books.pulls.staged(.loan).filter { record in
                try PulledLoan(record.content).isActive
            }.map(\.id))
    }

    /// Loans that were owed on and are in the list no more: paid off, moved, or on a page that
    /// shifted while it was read.
    private func missingLoans() throws -> [Int64] {
        let known = try books.pulls.picture(.loan)
        return try books.pulls.missing(.loan).filter { id in
            try known[id].map { try PulledLoan($0).isActive } ?? false
        }
    }
}

extension PulledLoan {
    /// Owed on: active, or on its way to another office.
    var isActive: Bool { status == 300 || status == 303 || status == 304 }
}
