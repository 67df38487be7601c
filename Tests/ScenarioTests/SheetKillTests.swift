import Accounting
import Foundation
import Simulation
import TestSupport
import Testing

/// The process is killed with -9 while the answer to a sheet arrives and while it is booked.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct SheetKillTests {
    @Test(arguments: [7 as UInt64])
    func `each line of a sheet is booked exactly once however often the process is killed`(
        seed: UInt64
    ) async throws {
        let meetings = Meetings(groups: 10, clients: 6, on: today)
        let branch = try await BranchUnderTest(files: meetings.files)
        var dice = Dice(seed: seed)
        let sheets = try await branch.documents("sheets", "list").compactMap {
            ($0["day"] as? String) == today.iso ? $0["code"] as? String : nil
        }
        try #require(sheets.count == 10)
        var kills = 0
        for sheet in sheets {
            let answer = meetings.answer(to: sheet, dice: &dice)
            try await branch.modem.text(answer, from: "+254711000001")
            for _ in 0..<Int.random(in: 2...3, using: &dice) {
                let process = try branch.serve()
                await branch.modem.hear(Int.random(in: 1...45, using: &dice))
                _ = await process.end(with: SIGKILL)
                kills += 1
            }
        }
        let process = try branch.serve()
        try await branch.becomesIdle()
        #expect(await process.end(with: SIGTERM) == 0, "stops cleanly on SIGTERM")
        #expect(kills >= 20)
        try await expectEverythingOnce(branch, sheets, meetings, "seed \(seed)")
        await branch.remove()
    }

    private var today: Day {
        let now = Moment(millisecondsSince1970: Int64(Date().timeIntervalSince1970 * 1000))
        return CivilTime(now, utcOffsetSeconds: 10_800).day
    }

    private func expectEverythingOnce(
        _ branch: BranchUnderTest, _ sheets: [String], _ meetings: Meetings, _ comment: Comment
    ) async throws {
        let verdict = try await branch.tawi("ledger", "verify")
        #expect(verdict.status == 0, "\(comment): \(verdict.output)")
        let entries = try await branch.documents("ledger", "export")
            .filter { $0["reference"] is String }
        var references: [String] = []
        for sheet in sheets {
            let page = try #require(try await branch.documents("sheets", "show", sheet).first)
            let lines = try #require(page["lines"] as? [[String: Any]])
            #expect(page["state"] as? String == "booked", "\(comment): \(page)")
            for line in lines {
                let reference = try #require(line["reference"] as? String, comment)
                references.append(reference)
                let paid = entries.filter { $0["reference"] as? String == reference }
                let sum = paid.compactMap { $0["amount"] as? Int }.reduce(0, +)
                #expect(sum == line["paid"] as? Int, comment)
                #expect(sum == Meetings.due, comment)
            }
        }
        #expect(references.count == meetings.count, comment)
        #expect(Set(references).count == references.count, comment)
        #expect(Set(entries.compactMap { $0["reference"] as? String }) == Set(references), comment)
        let receipts = try await branch.documents("messages").filter {
            ($0["text"] as? String)?.contains("Wrong? Send WRONG") == true
        }
        #expect(receipts.count == meetings.count, comment)
    }
}

/// A branch whose groups all meet on one day: each client owes 100 into savings and 250 on a loan.
private struct Meetings {
    let files: [String: String]
    let count: Int
    private let clients: Int

    /// In minor units.
    static let due = 35_000

    init(groups: Int, clients: Int, on day: Day) {
        self.clients = clients
        count = groups * clients
        var tables = SimulatedBranch(on: day, withPINs: false).files
        let numbers = (0..<count).map { 2001 + $0 }
        tables["groups.csv"] =
            "code,name,centre,officer,meeting_day,meeting_every\n"
            + (0..<groups).map { "M\($0),Group \($0),KIB,PO,\(day.iso),7\n" }.joined()
        tables["clients.csv"] =
            "number,name,phone,group,pin\n"
            + numbers.map { "\($0),Client \($0),+25470000\($0),M\(($0 - 2001) / clients),\n" }
            .joined()
        tables["accounts.csv"] =
            "client,account,account_number,product,balance,balance_date,next_due,next_due_date\n"
            + numbers.map { number in
                "\(number),S,9000\(number),Savings,500,\(day.iso),100,\(day.iso)\n"
                    + "\(number),L1,1000\(number),Biashara,9000,\(day.iso),250,\(day.iso)\n"
            }.joined()
        files = tables
    }

    /// Everybody paid, said in one way or another: by the code alone, or line by line in a message
    /// of several parts.
    func answer(to sheet: String, dice: inout Dice) -> String {
        guard Bool.random(using: &dice) else { return sheet }
        let lines = (1...clients).map { "\($0)=S100 L250" }.joined(separator: " ")
        let paddedLines = lines.replacing(" L", with: "     L")
        return "\(sheet) \(paddedLines)        END \(clients * 350)"
    }
}
