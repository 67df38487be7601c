import Accounting
import Foundation
import MifosClient
import TestSupport
import Testing

/// Every sort of request there is, against the document Fineract generates of itself.
@Suite struct OpenAPITests {
    /// One of each sort.
    private static func requests() throws -> [FineractRequest] {
        let (money, day) = (try shillings(500, cents: 50), try day("2026-11-20"))
        let acts: [PostingCommand.Act] = [
            .repayment(loan: 5, money), .deposit(savings: 9, money, hasExternalID: false),
            .withdrawal(savings: 9, money, hasExternalID: false),
            .undoRepayment(loan: 5, externalID: "6f6f3a3e-6a8e-8a37-9c56-8bb0a6c0a001"),
            .undoSavings(savings: 9, transaction: 47),
        ]
        let commands = acts.map {
            PostingCommand(
                $0, externalID: "6f6f3a3e-6a8e-8a37-9c56-8bb0a6c0a002", key: "k", day: day,
                paymentType: 1, receiptNumber: "7F3K", note: "7F3K PO")
        }
        let search = PostingQuestion.SavingsSearch(
            savings: 9, isDeposit: true, amount: money, receiptNumber: "7F3K", days: day...day)
        let questions: [PostingQuestion] = [
            .repayment(loan: 5, externalID: "a-b"), .savingsSearch(search),
            .savingsTransaction(savings: 9, transaction: 47),
        ]
        return commands.map(\.request) + questions.map(\.request) + [
            Batch(commands.filter(\.fitsBatch)).request, ApprovalQuestion(command: 55).request,
            BusinessDate.request, PaymentType.request,
            AccountSearch(.loan, accountNumber: "000000307").request,
        ] + readings
    }

    /// What a pull and a comparison ask.
    private static var readings: [FineractRequest] {
        let span = FineractSpan(offset: 40, limit: 20)
        let single: [FineractRequest] = [
            .centre(2), .group(3), .client(4), .loan(5), .savingsAccount(6), .loanTransactions(5),
            .savingsTransactions(6),
        ]
        return single + [
            .staff(ofOffice: 1), .holidays(ofOffice: 1), .centres(ofOffice: 1, span),
            .groups(ofOffice: 1, span), .clients(ofOffice: 1, span), .activeLoans(span),
            .savings(span), ReadBatch(single).request,
        ]
    }

    private static func line(_ request: FineractRequest) -> String {
        var members: [String: JSON] = [
            "method": .text(request.method.rawValue), "url": .text("v1/" + request.relativeURL),
        ]
        members["body"] = request.body.flatMap { JSON($0) }
        return String(decoding: JSON.object(members).octets, as: UTF8.self) + "\n"
    }

    @Test(
        .enabled(
            if: OpenAPICheck.isPossible,
            "the validator (make openapi) or fineract-openapi-subset.json is not there"))
    func `every request fits Fineract's own document`() async throws {
        let requests = try Self.requests()
        let run = try await OpenAPICheck.run(requests.map(Self.line).joined())
        #expect(run.status == 0, "\(run.text)")
        #expect(run.text.hasPrefix("\(requests.count) requests"))
    }

    /// The check itself would say so.
    @Test(.enabled(if: OpenAPICheck.isPossible, "the validator or the document is not there"))
    func `a request that does not fit is named`() async throws {
        let wrong = [
            FineractRequest.post(
                "loans/5/transactions", [.init("command", "repayment")],
                body: .object(["transactionAmount": .text("500")])),
            .get("savingsaccounts/9/transactions/search", [.init("minAmount", "5")]),
            .get("nothing/here"),
        ]
        for request in wrong {
            #expect(try await OpenAPICheck.run(Self.line(request)).status == 1)
        }
    }
}
