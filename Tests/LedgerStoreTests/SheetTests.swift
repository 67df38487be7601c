import Accounting
import GRDB
import Testing
import TextCommands

@testable import LedgerStore

/// Meetings and sheets as the file keeps them.
struct SheetTests {
    @Test(arguments: [
        ("2026-11-24", MeetingSchedule.Rhythm?.none, "2026-11-24", true),
        ("2026-11-24", nil, "2026-12-01", false),
        ("2026-11-24", .week, "2026-12-01", true),
        ("2026-11-24", .week, "2026-12-02", false),
        ("2026-11-24", .week, "2026-11-17", false),
        ("2026-11-24", .fortnight, "2026-12-01", false),
        ("2026-11-24", .fortnight, "2026-12-08", true),
        ("2026-11-24", .fourWeeks, "2026-12-22", true),
        ("2026-11-24", .month, "2026-12-24", true),
        ("2026-11-24", .month, "2026-12-22", false),
        ("2026-01-31", .month, "2026-02-28", true),
        ("2026-01-31", .month, "2026-02-27", false),
        ("2026-01-31", .month, "2026-04-30", true),
        ("2026-01-31", .month, "2026-05-30", false),
        ("2026-01-31", .month, "2026-05-31", true),
    ])
    func `a group meets on its days`(
        first: String, rhythm: MeetingSchedule.Rhythm?, day: String, meets: Bool
    ) throws {
        let schedule = MeetingSchedule(first: try #require(Day(iso: first)), rhythm: rhythm)
        #expect(schedule.meets(on: try #require(Day(iso: day))) == meets)
    }

    @Test func `a group keeps its officer and meetings when nothing new is said`() async throws {
        let branch = try await TestBranch()
        let day = try #require(Day(iso: "2026-11-24"))
        let groups = try await branch.books.write { books in
            let meeting = MeetingSchedule(first: day, rhythm: .month)
            try books.people.enrol(
                Group(code: "G1", name: "Umoja", centre: "C1", officer: "KM", meeting: meeting))
            try books.people.enrol(Group(code: "G1", name: "Umoja B", centre: "C1"))
            try books.people.enrol(Group(code: "G2", name: "Imani", centre: "C1"))
            return try books.people.groupsWithOfficers()
        }
        #expect(groups.map(\.name) == ["Umoja B"])
        #expect(groups.first?.officer == "KM")
        #expect(groups.first?.meeting == MeetingSchedule(first: day, rhythm: .month))
    }

    @Test func `a sheet is found as it was filed, and the newest version first`() async throws {
        let branch = try await TestBranch()
        let first = try sheet("KX7M", version: 1, due: 250)
        let second = try sheet("MN3P", version: 2, due: 300)
        try await branch.books.write { books in
            try books.sheets.file(first, at: TestBranch.start)
            try books.sheets.file(second, at: TestBranch.start)
            #expect(try books.sheets.sheet(first.code) == first)
            #expect(try books.sheets.newest(of: "G1", on: first.day) == second)
            #expect(try books.sheets.newest(from: first.day, to: first.day) == [second])
            #expect(try books.sheets.newest(of: "G1", on: first.day.advanced(byDays: 1)) == nil)
            #expect(try books.sheets.isTaken(first.code))
            #expect(first.total == first.money(30_000))
        }
    }

    @Test func `what was said is kept in order, and a line is closed once`() async throws {
        let branch = try await TestBranch()
        let sheet = try sheet("KX7M", version: 1, due: 250)
        let message = try await branch.collect(100, as: "7F3K")
        let notes: [SheetNote] = [
            .line(
                SheetLineNote(
                    line: 1, attendance: .late,
                    items: [CollectedItem(account: .savings(client: "1024"), amount: sheet.total)])),
            .group(sheet.total), .all, .end(nil), .end(sheet.total),
            .line(SheetLineNote(line: 1, amount: sheet.money(0))),
        ]
        let result = SheetResult(
            line: 1, attendance: .present, amount: sheet.money(10_000),
            reference: Reference("7F3K"), message: message, bookedAt: TestBranch.start)
        try await branch.books.write { books in
            try books.sheets.file(sheet, at: TestBranch.start)
            for note in notes {
                try books.sheets.note(note, on: sheet.code, message: message, at: TestBranch.start)
            }
            #expect(try books.sheets.notes(of: sheet) == notes)
            #expect(try books.sheets.collection(of: sheet.code, line: 1) == nil)
            try books.sheets.close(result, of: sheet.code)
            #expect(try books.sheets.results(of: sheet) == [result])
            #expect(try books.sheets.collection(of: sheet.code, line: 1) == Reference("7F3K"))
        }
        await #expect(throws: DatabaseError.self) {
            try await branch.books.write { books in
                try books.sheets.close(result, of: sheet.code)
            }
        }
    }

    @Test func `a line whose collection was cancelled is open, and is closed anew`() async throws {
        let branch = try await TestBranch()
        let sheet = try sheet("KX7M", version: 1, due: 250)
        let first = try await branch.collect(100, as: "7F3K")
        let closed: @Sendable (String, Int64) -> SheetResult = { reference, message in
            SheetResult(
                line: 1, attendance: .present, amount: sheet.money(10_000),
                reference: Reference(reference), message: message, bookedAt: TestBranch.start)
        }
        try await branch.books.write { books in
            try books.sheets.file(sheet, at: TestBranch.start)
            try books.sheets.note(
                .line(SheetLineNote(line: 1, amount: sheet.money(10_000))), on: sheet.code,
                message: first, at: TestBranch.start)
            try books.sheets.close(closed("7F3K", first), of: sheet.code)
        }
        #expect(try await branch.reverse("7F3K", message: nil, after: 60) == .reversed)
        let second = try await branch.collect(90, as: "8B2C")
        try await branch.books.write { books in
            let sheets = books.sheets
            #expect(try sheets.results(of: sheet).isEmpty)
            let reopened = try sheets.reopenedLines(of: sheet.code)
            #expect(reopened.mapValues(\.reference) == [1: try #require(Reference("7F3K"))])
            #expect(reopened[1]?.isOfMany == false)
            #expect(try sheets.notes(of: sheet).isEmpty)
            #expect(try sheets.collection(of: sheet.code, line: 1) == Reference("7F3K"))
            try sheets.close(closed("8B2C", second), of: sheet.code)
            #expect(try sheets.results(of: sheet).map(\.reference) == [Reference("8B2C")])
            #expect(try sheets.reopenedLines(of: sheet.code).isEmpty)
            #expect(try sheets.collection(of: sheet.code, line: 1) == Reference("8B2C"))
        }
    }

    @Test(arguments: [
        "UPDATE sheet SET day = '2026-11-30'", "UPDATE sheet_due SET amount = 1",
        "DELETE FROM sheet_line", "DELETE FROM sheet_due", "DELETE FROM sheet",
        "INSERT INTO sheet_due VALUES ('KX7MX', 9, 'savings:1024', 1)",
        "INSERT INTO sheet_due SELECT sheet, line, 'till', 0 FROM sheet_line",
    ])
    func `a sheet that was made is never changed`(statement: String) async throws {
        let branch = try await TestBranch()
        let sheet = try sheet("KX7M", version: 1, due: 250)
        try await branch.books.write { try $0.sheets.file(sheet, at: TestBranch.start) }
        await #expect(throws: DatabaseError.self) {
            try await branch.books.write { try $0.db.execute(sql: statement) }
        }
    }

    @Test func `a write that is cut off in the middle of a sheet leaves nothing of it`()
        async throws
    {
        struct PowerCut: Error {}
        let branch = try await TestBranch()
        let sheet = try sheet("KX7M", version: 1, due: 250)
        let message = try await branch.collect(100, as: "7F3K")
        try await branch.books.write { try $0.sheets.file(sheet, at: TestBranch.start) }
        await #expect(throws: PowerCut.self) {
            try await branch.books.write { books in
                try books.sheets.note(.all, on: sheet.code, message: message, at: TestBranch.start)
                try books.sheets.close(
                    SheetResult(
                        line: 1, attendance: .absent, amount: sheet.money(0), reference: nil,
                        message: message, bookedAt: TestBranch.start), of: sheet.code)
                throw PowerCut()
            }
        }
        let books = branch.books
        #expect(try await books.read { try $0.sheets.notes(of: sheet) }.isEmpty)
        #expect(try await books.read { try $0.sheets.results(of: sheet) }.isEmpty)
        #expect(try await !books.read { try $0.sheets.isFixed(sheet.code) })
    }

    private func sheet(_ symbols: String, version: Int, due: Int64) throws -> Sheet {
        let code = try #require(
            Reference.alphabet.lazy.compactMap { SheetCode(symbols + String($0)) }.first)
        return Sheet(
            code: code, group: "G1", groupName: "Umoja", officer: "KM",
            day: try #require(Day(iso: "2026-11-24")), version: version, currency: try shilling,
            lines: [
                Sheet.Line(
                    number: 1, client: "1024", name: "Mary",
                    dues: [
                        CollectedItem(
                            account: .loan(client: "1024", number: 1), amount: try shillings(due)),
                        CollectedItem(
                            account: .savings(client: "1024"), amount: try shillings(50)),
                    ])
            ])
    }
}
