import Accounting
import GRDB
import Testing
import TextCommands

@testable import LedgerStore

@Suite struct DuesTests {
    /// Today is 23 November.
    @Test(
        arguments: [
            ("2026-11-16", [], 200), ("2026-11-22", [], 200), ("2026-11-23", [], nil),
            ("2026-12-01", [], nil), ("2026-11-16", [200], nil), ("2026-11-16", [150], 50),
            ("2026-11-16", [150, 50], nil), ("2026-11-16", [300], nil),
        ] as [(String, [Int64], Int64?)])
    func `late is what was due before today and is not collected`(
        due: String, paid: [Int64], late: Int64?
    ) async throws {
        let branch = try await TestBranch()
        try await branch.bringForward()
        try await branch.name(200, due: due, of: "2026-11-15")
        for (index, amount) in paid.enumerated() {
            try await branch.repay(amount, as: "7F3\(index + 2)", after: Int64(index) * 60)
        }
        #expect(try await branch.overdue(on: "2026-11-23") == late)
    }

    @Test func `what is taken back is due again`() async throws {
        let branch = try await TestBranch()
        try await branch.bringForward()
        try await branch.name(200, due: "2026-11-16", of: "2026-11-15")
        try await branch.repay(200, as: "7F3K")
        #expect(try await branch.overdue(on: "2026-11-23") == nil)
        try await branch.undo("7F3K")
        #expect(try await branch.overdue(on: "2026-11-23") == 200)
    }

    @Test func `what the conflict desk moves away is due again, and what it moves here is paid`()
        async throws
    {
        let branch = try await TestBranch()
        try await branch.bringForward()
        try await branch.name(200, due: "2026-11-16", of: "2026-11-15")
        try await branch.repay(200, as: "7F3K")
        let refused = try await branch.refuse("7F3K")
        #expect(try await branch.overdue(on: "2026-11-23") == nil)
        #expect(try await branch.move(refused, to: .account(TestBranch.savings)) == .decided)
        #expect(try await branch.overdue(on: "2026-11-23") == 200)
        try await branch.repay(150, as: "7F3M", after: 500)
        #expect(try await branch.overdue(on: "2026-11-23") == 50)

        let deposit = try await branch.queue(120, as: "7F3N", after: 600)
        try await branch.refuse(deposit)
        let moved = try await branch.move(deposit, to: .account(TestBranch.loan), after: 700)
        #expect(moved == .decided)
        #expect(try await branch.overdue(on: "2026-11-23") == nil)
        let approval = try await branch.approved("7F3N")
        let verdict = try await branch.reverse(
            "7F3N", message: nil, under: approval, after: 800)
        #expect(verdict == .reversed)
        #expect(try await branch.overdue(on: "2026-11-23") == 50)
    }

    @Test func `what head office never counted is not missing when it is moved away`()
        async throws
    {
        let branch = try await TestBranch()
        try await branch.bringForward()
        try await branch.repay(100, as: "7F3K")
        let refused = try await branch.refuse("7F3K")
        try await branch.name(200, due: "2026-11-16", of: "2026-11-15")
        #expect(try await branch.move(refused, to: .suspense) == .decided)
        try await branch.repay(200, as: "7F3M", after: 500)
        #expect(try await branch.overdue(on: "2026-11-23") == nil)
    }

    @Test func `what was collected before head office named the instalment does not cover it`()
        async throws
    {
        let branch = try await TestBranch()
        try await branch.bringForward()
        try await branch.name(200, due: "2026-11-16", of: "2026-11-15")
        try await branch.repay(200, as: "7F3K")
        try await branch.name(200, due: "2026-11-22", of: "2026-11-16")
        #expect(try await branch.overdue(on: "2026-11-23") == 200)
        // The same instalment named again, by a head office that has not seen the payment.
        try await branch.repay(200, as: "7F3M")
        try await branch.name(200, due: "2026-11-22", of: "2026-11-23")
        #expect(try await branch.overdue(on: "2026-11-23") == nil)
    }

    @Test func `no more is due than is owed, and nothing on a loan that is paid off`()
        async throws
    {
        let branch = try await TestBranch()
        try await branch.bringForward()
        try await branch.repay(400, as: "7F3K")
        try await branch.name(200, due: "2026-11-16", of: "2026-11-15")
        #expect(try await branch.overdue(on: "2026-11-23") == 100)
        try await branch.repay(100, as: "7F3M")
        #expect(try await branch.overdue(on: "2026-11-23") == nil)
    }

    @Test(
        arguments: [
            (.group("G1"), 200), (.group("G9"), nil), (.officer("KM"), 200), (.officer("PO"), nil),
        ] as [(DueScope, Int64?)])
    func `dues are asked for by group and officer`(scope: DueScope, late: Int64?) async throws {
        let branch = try await TestBranch()
        try await branch.bringForward()
        try await branch.name(200, due: "2026-11-16", of: "2026-11-15")
        try await branch.hold(by: "KM")
        #expect(try await branch.overdue(on: "2026-11-23", in: scope) == late)
    }

    @Test func `a group without an officer is no officer's`() async throws {
        let branch = try await TestBranch()
        try await branch.bringForward()
        try await branch.name(200, due: "2026-11-16", of: "2026-11-15")
        #expect(try await branch.overdue(on: "2026-11-23", in: .officer("KM")) == nil)
        #expect(try await branch.overdue(on: "2026-11-23", in: .group("G1")) == 200)
    }

    @Test func `one account's instalment is what is open of it by the same count`() async throws {
        let branch = try await TestBranch()
        try await branch.bringForward()
        try await branch.name(200, due: "2026-11-30", of: "2026-11-15")
        let open = {
            try await branch.books.read { books in
                let account = try #require(
                    try books.people.accounts(of: "1024").first { $0.account.kind == .loan })
                return try books.dues.instalment(of: account)
            }
        }
        #expect(try await open()?.amount.minorUnits == 20_000)
        #expect(try await open()?.day.iso == "2026-11-30")
        try await branch.repay(150, as: "7F3K")
        #expect(try await open()?.amount.minorUnits == 5_000)
        try await branch.repay(50, as: "7F3M", after: 120)
        #expect(try await open() == nil)
        try await branch.undo("7F3M", after: 180)
        #expect(try await open()?.amount.minorUnits == 5_000)
    }

    @Test func `the next meeting is by the group's calendar`() async throws {
        let branch = try await TestBranch()
        try await branch.name(200, due: "2026-11-30", of: "2026-11-15")
        let today = try #require(Day(iso: "2026-11-23"))
        let first = try #require(Day(iso: "2026-11-18"))
        try await branch.hold(by: "KM", MeetingSchedule(first: first, rhythm: .week))
        let meetings = try await branch.books.read { books in
            try [today, today.advanced(byDays: 2), today.advanced(byDays: -60)].map {
                try books.dues.nextMeeting(of: "G1", after: $0)?.iso
            }
        }
        #expect(meetings == ["2026-11-25", "2026-12-02", "2026-11-18"])
    }

    @Test(
        arguments: [
            ("2026-11-18", .week, "2026-11-25", "2026-12-02"),
            ("2026-11-18", .fortnight, "2026-11-25", "2026-12-02"),
            ("2026-11-18", .fourWeeks, "2026-12-16", "2027-01-13"),
            ("2026-01-31", .month, "2026-02-28", "2026-03-31"),
            ("2026-11-18", nil, "2026-11-17", "2026-11-18"),
        ] as [(String, MeetingSchedule.Rhythm?, String, String)])
    func `meetings follow each other by their rhythm`(
        first: String, rhythm: MeetingSchedule.Rhythm?, after: String, next: String
    ) throws {
        let schedule = MeetingSchedule(first: try #require(Day(iso: first)), rhythm: rhythm)
        let day = try #require(Day(iso: after))
        #expect(schedule.next(after: day)?.iso == next)
        if rhythm == nil { #expect(schedule.next(after: schedule.first) == nil) }
    }

    @Test func `without a calendar it is the next day something is due in the group`()
        async throws
    {
        let branch = try await TestBranch()
        try await branch.name(200, due: "2026-11-30", of: "2026-11-15")
        let today = try #require(Day(iso: "2026-11-23"))
        let meeting = try await branch.books.read {
            try $0.dues.nextMeeting(of: "G1", after: today)
        }
        #expect(meeting?.iso == "2026-11-30")
        let none = try await branch.books.read {
            try $0.dues.nextMeeting(of: "G1", after: today.advanced(byDays: 7))
        }
        #expect(none == nil)
    }

    @Test func `a group's dues are looked up without reading everybody's`() async throws {
        let branch = try await TestBranch()
        let plan = try await branch.books.read { books in
            try Row.fetchAll(
                books.db,
                sql: """
                    EXPLAIN QUERY PLAN SELECT client.* FROM client
                    JOIN (\(Dues.instalments)) ON due_client = client.number
                    WHERE due_day BETWEEN '2026-01-01' AND '2026-02-01' AND rest > 0
                    AND client_group = 'G1'
                    """
            ).map { $0["detail"] as String }
        }
        #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.contains("CONSTANT") }, "\(plan)")
    }
}
