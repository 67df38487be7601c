import Accounting
import Testing
import TextCommands

@testable import LedgerStore

extension TestBranch {
    /// Mary's loan of 500 with an instalment that head office names.
    func name(_ instalment: Int64?, due day: String, of figureDay: String) async throws {
        let shilling = try shilling
        let day = try #require(Day(iso: day))
        let figureDay = try #require(Day(iso: figureDay))
        try await books.write { books in
            try books.people.enrol(
                ClientAccount(
                    account: .loan(client: "1024", number: 1), client: "1024", currency: shilling,
                    number: nil, product: nil, figureDay: figureDay,
                    nextDue: instalment.map {
                        Instalment(
                            amount: Money(minorUnits: $0 * 100, currency: shilling), day: day)
                    }))
        }
    }

    /// Her group has this officer, and meets like this.
    func hold(by officer: String, _ meeting: MeetingSchedule? = nil) async throws {
        try await books.write { books in
            let group = try #require(try books.people.group(code: "G1"))
            try books.people.enrol(
                Group(
                    code: group.code, name: group.name, centre: group.centre, officer: officer,
                    meeting: meeting))
        }
    }

    /// What Mary owes of what was due before a day; nil when nothing.
    func overdue(on day: String, in scope: DueScope = .everybody) async throws -> Int64? {
        let day = try #require(Day(iso: day))
        let dues = try await books.read { try $0.dues.open(.before(day), in: scope) }
        #expect(dues.count <= 1)
        return dues.first.map { $0.amount.minorUnits / 100 }
    }

    /// Mary pays into her loan.
    func repay(_ amount: Int64, as written: String, after seconds: Int64 = 60) async throws {
        let reference = try #require(Reference(written))
        let money = try shillings(amount)
        let posting = try posting(after: seconds)
        try await books.write { books in
            try books.inbox.record(message(Array(written.utf8)), at: posting.at)
            let id = try #require(try books.inbox.messages(latest: 1).last).id
            try books.collections.report(
                Collection(
                    reference: reference, officer: "KM", client: "1024", message: id,
                    recordedAt: posting.at, day: posting.day))
            let transfer = Transfer(
                id: "\(written)/L1", debit: .cashInHand(officer: "KM"), credit: Self.loan,
                amount: money, reference: reference)
            #expect(try books.ledger.post(transfer, on: posting) == .posted)
        }
    }

    /// What she paid is reversed.
    func undo(_ written: String, after seconds: Int64 = 120) async throws {
        #expect(try await reverse(written, message: nil, after: seconds) == .reversed)
    }

    /// Head office refuses what she paid: the number of its posting.
    func refuse(_ written: String) async throws -> Int64 {
        try await enter(.verified, written)
        #expect(try await choose() == 1)
        let id = try #require(try await postings(of: written).last).id
        try await refuse(id)
        return id
    }
}
