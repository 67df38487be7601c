import Accounting
import Foundation
import HeadOfficeSync
import LedgerStore
import SimulatedMifos
import TestSupport
import Testing

/// `tawi serve` and head office: what happens without anybody doing anything.
@Suite(.serialized, .timeLimit(.minutes(3))) struct ServeTests {
    @Test func `a collection booked while the line is down is posted when it is back`()
        async throws
    {
        let cut = { @Sendable (_: PostingBranch, mifos: ServedMifos) in mifos.line.cut() }
        try await ServingBranch.run(prepare: cut) { serving in
            let branch = serving.branch
            try await serving.text("PAY 1001 S100 L250", from: "+254711000001")
            try await serving.becomes("recorded", within: .seconds(60)) { books in
                try books.till.cashInHand(of: "PO", in: try shilling).due.minorUnits == 350_00
            }
            let counted = try await branch.tawi("cash", "receive", "PO", "350", "--by", "CN")
            #expect(counted.status == 0, "\(counted)")
            #expect(await serving.mifos.posted().isEmpty)
            serving.mifos.line.restore()
            // The service looks again once a minute, and a little later after a failure.
            try await serving.becomes("posted", within: .seconds(140)) { books in
                try books.postings.counts() == [.posted: 2]
            }
            #expect(await serving.mifos.total() == 350_00)
            #expect(try await branch.alarms().isEmpty)
        }
    }

    @Test func `the first pull and the day's comparison need nobody`() async throws {
        try await ServingBranch.run(more: #"pull_at = "00:00""#) { serving in
            try await serving.becomes("pulled", within: .seconds(60)) { books in
                try books.pulls.lastApplied() != nil
            }
            try await serving.becomes("compared", within: .seconds(30)) { books in
                try books.reconciliations.last() != nil
            }
            // Head office has forty clients, and this branch began with three.
            #expect(try await serving.branch.books.read { try $0.people.clients().count } == 40)
        }
    }

    @Test func `a month's octets that are used up stop the line, and are an alarm`()
        async throws
    {
        let useUp = { @Sendable (branch: PostingBranch, _: ServedMifos) in
            try await branch.collect("7F3K", savings: 100_00)
            let today = PostingBranch.calendar.day(
                of: Moment(millisecondsSince1970: Int64(Date().timeIntervalSince1970 * 1000)))
            try await branch.books.write { books in
                // Wherever the month ends in the zone of whoever runs this.
                for day in [-1, 0, 1].map(today.advanced(byDays:)) {
                    let use = LineUse(requests: 1, sent: 500_000, received: 500_000)
                    try books.lineUses.add(use, for: .pulling, on: day)
                }
            }
        }
        try await ServingBranch.run(more: "monthly_megabytes = 1", prepare: useUp) { serving in
            try await serving.becomes("alarm", within: .seconds(60)) { books in
                try books.alarms.open().map(\.kind).contains(.lineBudgetSpent)
            }
            #expect(await serving.mifos.posted().isEmpty)
            #expect(try await serving.branch.books.read { try $0.pulls.lastApplied() } == nil)
        }
    }
}
