import Accounting
import MifosClient
import Testing

@Suite struct FindingTests {
    private let repayment = PostingQuestion.repayment(loan: 5, externalID: "a-b")

    private func search() throws -> PostingQuestion {
        let day = try day("2026-11-20")
        return .savingsSearch(
            PostingQuestion.SavingsSearch(
                savings: 9, isDeposit: true, amount: try shillings(500), receiptNumber: "7F3K",
                days: day...day))
    }

    private func hit(
        _ id: Int, receipt: String = "7F3K", amount: String = "500.000000",
        type: String = #"{"id":1,"deposit":true}"#, date: String = "[2026,11,20]",
        isReversed: Bool = false
    ) -> String {
        """
        {"id":\(id),"transactionType":\(type),"date":\(date),"amount":\(amount),\
        "paymentDetailData":{"receiptNumber":"\(receipt)"},"reversed":\(isReversed)}
        """
    }

    private func page(_ hits: String...) -> FineractReply {
        answer(200, #"{"total":\#(hits.count),"content":[\#(hits.joined(separator: ","))]}"#)
    }

    @Test func `a repayment stands, or stands no more, or is absent`() {
        #expect(repayment.request.relativeURL == "loans/5/transactions/external-id/a-b")
        let stands = answer(
            200, #"{"id":3,"date":[2026,11,20],"manuallyReversed":false,"reversedOnDate":null}"#)
        #expect(repayment.finding(stands) == .stands(resource: 3, isReversed: false))
        for mark in [#""manuallyReversed":true"#, #""reversedOnDate":[2026,11,21]"#] {
            let gone = answer(200, #"{"id":3,\#(mark)}"#)
            #expect(repayment.finding(gone) == .stands(resource: 3, isReversed: true))
        }
        let absent = answer(
            404,
            Bodies.failure(
                "error.msg.resource.not.found", "error.msg.loan.transaction.external.id.invalid"))
        #expect(repayment.finding(absent) == .absent)
    }

    @Test func `nobody's answer is no absence`() {
        for reply in [
            answer(404, Bodies.html), answer(404), answer(500), answer(200, Bodies.html),
            answer(200),
            answer(200, "[]"), .unanswered(NetworkFailure(.cut, mayHaveArrived: true)),
        ] {
            #expect(repayment.finding(reply) == .unknown)
        }
        #expect(repayment.finding(answer(401)) == .halt(.wrongCredentials))
    }

    @Test func `savings are found by account, day, amount, direction and receipt`() throws {
        let search = try search()
        #expect(
            search.request.relativeURL == """
                savingsaccounts/9/transactions/search?fromDate=2026-11-20&toDate=2026-11-20\
                &fromAmount=500.00&toAmount=500.00&types=1&credit=true&limit=50&orderBy=id\
                &sortOrder=DESC&dateFormat=yyyy-MM-dd&locale=en
                """)
        #expect(search.finding(page(hit(4))) == .stands(resource: 4, isReversed: false))
        #expect(search.finding(page()) == .absent)
        #expect(
            search.finding(
                page(
                    hit(1, receipt: "7F3K/2"), hit(2, amount: "500.01"),
                    hit(3, type: #"{"id":2,"withdrawal":true}"#), hit(4, date: "[2026,11,19]")))
                == .absent)
        #expect(
            search.finding(page(hit(5, isReversed: true), hit(4)))
                == .stands(resource: 4, isReversed: false))
        #expect(search.finding(answer(200, #"{"total":0}"#)) == .unknown)
    }

    @Test(arguments: [
        (
            #"{"id":55,"processingResult":"processed","resourceId":9}"#,
            ApprovalFinding.approved(resource: 9)
        ),
        (#"{"id":55,"processingResult":"processed"}"#, .approved(resource: nil)),
        (#"{"processingResult":"awaiting.approval"}"#, .waiting),
        (#"{"processingResult":"Awaiting Approval"}"#, .waiting),
        (
            #"{"processingResult":{"id":2,"code":"commandProcessingResultType.awaiting.approval"}}"#,
            .waiting
        ),
        (#"{"processingResult":"rejected"}"#, .rejected),
        (
            #"{"processingResult":{"id":3,"code":"commandProcessingResultType.rejected"}}"#,
            .rejected
        ),
        (#"{"processingResult":"invalid"}"#, .unknown), (#"{}"#, .unknown), (Bodies.html, .unknown),
    ])
    func `an audit says what became of a command`(body: String, finding: ApprovalFinding) {
        #expect(ApprovalQuestion(command: 55).finding(answer(200, body)) == finding)
    }

    @Test func `reference data is read in the shapes it comes in`() throws {
        let dated = FineractAnswer(
            status: 200, body: Array(#"{"type":"BUSINESS_DATE","date":[2026,11,23]}"#.utf8))
        #expect(BusinessDate.day(in: dated) == (try day("2026-11-23")))
        let listed = FineractAnswer(
            status: 200,
            body: Array(
                #"[{"type":"COB_DATE","date":[2026,11,22]},{"type":"BUSINESS_DATE","date":"2026-11-23"}]"#
                    .utf8))
        #expect(BusinessDate.day(in: listed) == (try day("2026-11-23")))
        let types = FineractAnswer(
            status: 200,
            body: Array(
                #"[{"id":2,"name":"Bank","position":2},{"id":1,"name":"Cash","isCashPayment":"true","position":1}]"#
                    .utf8))
        #expect(PaymentType.all(in: types)?.map(\.name) == ["Cash", "Bank"])
        #expect(PaymentType.all(in: types)?.first?.isCash == true)
        let search = AccountSearch(.loan, accountNumber: "000000307")
        let hits = FineractAnswer(
            status: 200,
            body: Array(
                #"[{"entityId":7,"entityAccountNo":"000000307","entityType":"LOAN"},{"entityId":8,"entityAccountNo":"000000307","entityType":"SAVING"}]"#
                    .utf8))
        #expect(search.account(in: hits) == 7)
    }
}
