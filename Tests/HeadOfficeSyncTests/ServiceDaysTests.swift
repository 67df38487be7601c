import Accounting
import HeadOfficeSync
import LedgerStore
import Synchronization
import Testing

/// The service over days: what it does by the hour and by the month.
@Suite(.timeLimit(.minutes(3))) struct ServiceDaysTests {
    private func moment(_ hours: Int64) -> Moment {
        PostingBranch.start.advanced(bySeconds: hours * 3600)
    }

    @Test func `the pull comes at its hour, once a day, and the comparison after it`()
        async throws
    {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 3)
            let seen = Mutex((pulls: [Moment](), comparisons: [Moment]()))
            // From Tuesday at ten to Thursday at noon.
            try await branch.serve(mifos, until: moment(50)) {
                let (pull, comparison) = try await branch.books.read { books in
                    (
                        try books.pulls.lastApplied()?.begunAt,
                        try books.reconciliations.last()?.doneAt
                    )
                }
                seen.withLock { seen in
                    if let pull, seen.pulls.last != pull { seen.pulls.append(pull) }
                    if let comparison, seen.comparisons.last != comparison {
                        seen.comparisons.append(comparison)
                    }
                }
            }
            // The first pull is due at once; the hour is 20:00.
            let (pulls, comparisons) = seen.withLock { ($0.pulls, $0.comparisons) }
            #expect(pulls == [moment(0), moment(34)])
            #expect(comparisons == [moment(10), moment(34)])
        }
    }

    @Test func `what was pulled and compared on a day to come does not put off the next`()
        async throws
    {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 3)
            let wrong = moment(400 * 24 + 11)
            branch.clock.withLock { $0 = wrong }
            try await branch.serve(mifos, until: wrong.advanced(bySeconds: 3600)) {}
            branch.clock.withLock { $0 = PostingBranch.start }
            try await branch.serve(mifos, until: moment(12)) {}
            let (pull, comparison) = try await branch.books.read { books in
                (try books.pulls.lastApplied(), try books.reconciliations.last())
            }
            #expect(pull?.begunAt == moment(10))
            #expect(comparison?.doneAt == moment(10))
        }
    }

    @Test func `a month's octets that are used up stop the line until the next month`()
        async throws
    {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 3)
            try await branch.collect("7F3K", savings: 100_00, loan: 250_00)
            try await branch.books.write { books in
                let use = LineUse(requests: 1, sent: 500_000, received: 500_000)
                try books.lineUses.add(use, for: .pulling, on: try ServedMifos.day)
            }
            let posted = Mutex<Moment?>(nil)
            // Tuesday 24 November at ten to Tuesday 1 December at ten.
            try await branch.serve(
                mifos, until: moment(7 * 24), line: LineRules(monthlyMegabytes: 1)
            ) {
                let isOver = try await branch.alarms().isEmpty
                let count = try await branch.books.read { try $0.postings.counts()[.posted] }
                #expect(isOver == (branch.now >= moment(158)), "\(branch.now)")
                guard count == 2 else { return }
                posted.withLock { $0 = $0 ?? branch.now }
            }
            // Midnight in Nairobi.
            #expect(posted.withLock(\.self) == moment(158))
            #expect(await mifos.total() == 350_00)
        }
    }
}
