import Accounting
import HeadOfficeSync
import LedgerStore
import MifosClient
import SimulatedMifos
import Testing
import TextCommands

/// What Mifos refuses, and what people make of it.
@Suite(.timeLimit(.minutes(3))) struct ConflictTests {
    private func conflicts(_ branch: PostingBranch) async throws -> [Conflict] {
        let moment = branch.now
        return try await branch.books.read {
            try ConflictDesk(books: $0, calendar: PostingBranch.calendar, now: moment).conflicts()
        }
    }

    private func refusedDeposit(
        _ test: @Sendable @escaping (ServedMifos, PostingBranch, Conflict) async throws -> Void
    ) async throws {
        try await ServedMifos.run { mifos in
            await mifos.order("savings/1", #"{"status":"closed"}"#)
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_00, loan: 50_00)
            let report = try await branch.post(to: mifos)
            #expect(report.posted == 1 && report.refused == 1)
            let conflict = try #require(try await conflicts(branch).first)
            try await test(mifos, branch, conflict)
        }
    }

    @Test func `what is refused is laid out with its reason, and the managers know`()
        async throws
    {
        try await refusedDeposit { _, branch, conflict in
            #expect(conflict.posting.reference.text == "7F3K")
            #expect(conflict.objection == .accountNotActive)
            #expect(conflict.posting.words?.contains("Account is not active") == true)
            #expect(conflict.client == "1001" && conflict.name == "Client 1001")
            #expect(conflict.choices == [.retry, .move, .reverse, .park])
            let (state, alarms) = (try await branch.state("7F3K"), try await branch.alarms())
            #expect(state == .refused)
            #expect(alarms.map(\.kind) == [.headOfficeRefused])
        }
    }

    @Test func `it goes out again with a new key once it is put right`() async throws {
        try await refusedDeposit { mifos, branch, conflict in
            await mifos.order("savings/1", #"{"status":"active"}"#)
            let moment = branch.now
            let verdict = try await branch.books.write {
                try ConflictDesk(books: $0, calendar: PostingBranch.calendar, now: moment)
                    .retry(conflict.posting.id, by: "user:SM", because: "opened again")
            }
            #expect(verdict == .decided)
            try await branch.postAll(to: mifos)
            #expect(try await branch.states("7F3K") == [.posted, .posted])
            #expect(try await branch.postings("7F3K").map(\.keyNumber) == [2, 1])
            #expect(await mifos.total() == 150_00)
            #expect(try await branch.alarms().isEmpty)
            #expect(try await branch.state("7F3K") == .posted)
        }
    }

    @Test func `its money goes where two people say, and stands there`() async throws {
        try await refusedDeposit { mifos, branch, conflict in
            let moment = branch.now
            let verdict = try await branch.books.write {
                try ConflictDesk(books: $0, calendar: PostingBranch.calendar, now: moment).move(
                    conflict.posting.id, to: .account(.loan(client: "1001", number: 2)),
                    by: "user:SM", with: "user:CN", because: "hers as well")
            }
            #expect(verdict == .decided)
            try await branch.postAll(to: mifos)
            #expect(try await branch.states("7F3K") == [.moved, .posted, .posted])
            #expect(await mifos.posted().map(\.accountId) == [1, 2])
            let decisions = try await branch.books.read { try $0.decisions.all(about: "7F3K") }
            let decision = try #require(decisions.last?.decision)
            #expect(decision.actor == "user:SM")
            #expect(decision.kind == "conflict moved to loan:1001:2")
            #expect(decision.detail.contains("with user:CN: hers as well"))
            #expect(try await branch.books.read(Auditor.audit).isSound)
        }
    }

    @Test func `a client's money that was taken back is taken back there`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_00, loan: 50_00)
            try await branch.collect("8QWE", loan: 70_00)
            try await branch.postAll(to: mifos)
            // Somebody pays at head office for an earlier day: Mifos replays and numbers change.
            await mifos.order(
                "loans/1/repayments",
                #"{"amount":"25","date":"2026-11-20","receiptNumber":"HQ1"}"#)
            try await branch.reverse("7F3K")
            await mifos.order(.commitThenDrop, count: 1)
            try await branch.postAll(to: mifos)
            #expect(
                try await branch.states("7F3K") == [.posted, .posted, .posted, .posted])
            #expect(await mifos.total() == 70_00)
            #expect(try await branch.state("7F3K") == .reversed)
        }
    }

    @Test func `what head office took back itself needs no taking back`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_00)
            try await branch.postAll(to: mifos)
            let id = try #require(try await branch.postings("7F3K").first?.resource)
            await mifos.order("savings/1/undo", #"{"transactionId":\#(id)}"#)
            try await branch.reverse("7F3K")
            try await branch.postAll(to: mifos)
            #expect(try await branch.states("7F3K") == [.posted, .posted])
            #expect(await mifos.total() == 0)
        }
    }

    @Test func `what was taken back before it left never leaves`() async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            try await branch.collect("7F3K", savings: 100_00)
            try await branch.reverse("7F3K")
            try await branch.postAll(to: mifos)
            #expect(await mifos.posted().isEmpty)
        }
    }

    @Test(arguments: [
        ("error.msg.loan.transaction.cannot.be.a.future.date", HeadOfficeObjection.futureDate),
        ("error.msg.savingsaccount.transaction.in.the.future", .futureDate),
        ("error.msg.savingsaccount.transaction.account.is.not.active", .accountNotActive),
        ("error.msg.loan.must.be.active.fully.paid.or.overpaid", .accountNotActive),
        ("error.msg.loan.transaction.cannot.be.before.disbursement.date", .beforeStart),
        ("error.msg.loan.application.repayment.date.on.holiday", .holiday),
        ("error.msg.loan.application.repayment.date.on.non.working.day", .holiday),
        ("error.msg.loan.transaction.amount.exceeds.threshold", .tooMuch),
        ("error.msg.client.not.active.exception", .clientNotActive),
        ("error.msg.loan.id.invalid", .accountUnknown),
        ("error.msg.parameter.unsupported", .notUnderstood),
        ("tawi.approval.rejected", .approvalRejected), ("error.msg.something.else", .other),
    ])
    func `a code has a meaning`(code: String, objection: HeadOfficeObjection) {
        #expect(HeadOfficeObjection(code: code) == objection)
    }

    @Test func `each meaning is a sentence in every language`() {
        for code in Languages.known {
            let pack = Languages([code]).pack(nil)
            for objection in HeadOfficeObjection.allCases {
                #expect(!pack.text(of: .headOffice(.refusal(objection))).isEmpty)
            }
        }
    }
}
