import Accounting
import LedgerStore
import Testing

struct UntranslatedTests {
    @Test func `a missing sentence is counted each time it is wanted`() async throws {
        let branch = try await TestBranch()
        let now = Moment(millisecondsSince1970: 1_795_417_200_000)
        try await branch.books.write { books in
            try books.untranslated.note("cash.handed-in", in: "sw", at: now)
            try books.untranslated.note("sheet.booked", in: "sw", at: now)
            try books.untranslated.note("sheet.booked", in: "sw", at: now)
        }
        let all = try await branch.books.read { try $0.untranslated.all() }
        #expect(all.map(\.sentence) == ["sheet.booked", "cash.handed-in"])
        #expect(all.map(\.times) == [2, 1])
    }
}
