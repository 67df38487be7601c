import Testing

@testable import SimulatedMifos

/// `facts/fineract.md` §4.1: repayments, what refuses them, and how they are undone.
@Suite(.timeLimit(.minutes(3))) struct LoanTests {
    @Test func `a repayment is answered with its number, its external id and what it said`()
        async throws
    {
        try await ServedMifos.run { mifos in
            let answer = try await mifos.post(
                ServedMifos.loan, ServedMifos.repayment("500.00", externalId: "ext-1"), key: "k")
            #expect(answer.json["officeId"]?.integer == 2)
            #expect(answer.json["clientId"]?.integer == 1001)
            #expect(answer.json["loanId"]?.integer == 1)
            #expect(answer.json["resourceExternalId"] == "ext-1")
            #expect(answer.json["changes"]?["transactionAmount"] == "500.00")
            #expect(answer.json["changes"]?["receiptNumber"] == "R-1")
            let id = try #require(answer.resourceId)
            let read = try await mifos.get("v1/loans/1/transactions/\(id)")
            #expect(read.json["amount"] == .number("500.000000"))
            #expect(read.json["date"] == [2026, 11, 24])
            #expect(read.json["paymentDetailData"]?["receiptNumber"] == "R-1")
            #expect(read.json["manuallyReversed"] == false)
        }
    }

    @Test(arguments: [
        (
            ServedMifos.repayment(on: "2026-11-25"), 403,
            "error.msg.loan.transaction.cannot.be.a.future.date"
        ),
        (
            ServedMifos.repayment(on: "2020-01-01"), 403,
            "error.msg.loan.transaction.cannot.be.before.disbursement.date"
        ),
        (
            ServedMifos.repayment("0"), 400,
            "validation.msg.loan.transaction.transactionAmount.not.greater.than.zero"
        ),
        (ServedMifos.repayment(more: #","colour":"red""#), 400, "error.msg.parameter.unsupported"),
        (
            ServedMifos.repayment(externalId: String(repeating: "x", count: 101)), 403,
            "error.msg.data.integrity.issue"
        ),
        (
            #"{"transactionDate":"2026-11-24","locale":"en","transactionAmount":1}"#, 400,
            "validation.msg.missing.dateFormat.parameter"
        ),
        (
            #"{"transactionDate":"2026-11-24","dateFormat":"yyyy-MM-dd","transactionAmount":1}"#,
            400,
            "validation.msg.missing.locale.parameter"
        ),
        (
            #"{"transactionDate":"2026-11-24","dateFormat":"qq","locale":"en","transactionAmount":1}"#,
            400, "validation.msg.invalid.dateFormat.format"
        ),
        (
            #"{"transactionDate":"2026-11-24","dateFormat":"yyyy-MM-dd","locale":"!","transactionAmount":1}"#,
            400, "validation.msg.invalid.locale.format"
        ),
        (
            #"{"transactionDate":"2026-11-24","dateFormat":"yyyy-MM-dd","locale":"en","transactionAmount":"1x"}"#,
            400, "validation.msg.invalid.decimal.format"
        ),
        (
            ServedMifos.repayment(more: #","bankNumber":"\#(String(repeating: "9", count: 51))""#),
            400,
            "validation.msg.loan.transaction.bankNumber.exceeds.max.length"
        ),
    ])
    func `a repayment is refused by its rule`(body: String, status: Int, code: String)
        async throws
    {
        try await ServedMifos.run { mifos in
            let answer = try await mifos.post(ServedMifos.loan, body, key: "k")
            #expect(answer.status == status && answer.firstCode == code, "\(answer.text)")
        }
    }

    @Test func `an external id is unique in the tenant, even after it was reversed`() async throws {
        try await ServedMifos.run { mifos in
            let body = ServedMifos.repayment(externalId: "ext-1")
            let first = try await mifos.post(ServedMifos.loan, body, key: "a")
            let id = try #require(first.resourceId)
            try await mifos.order("loans/1/undo", #"{"transactionId":\#(id)}"#)
            let code = "validation.msg.loan.transaction.externalId.value.must.be.unique"
            let other = "v1/loans/3/transactions?command=repayment"
            for (path, key) in [(ServedMifos.loan, "b"), (other, "c")] {
                let answer = try await mifos.post(path, body, key: key)
                #expect(answer.status == 400 && answer.firstCode == code)
            }
            let read = try await mifos.get("v1/loans/1/transactions/external-id/ext-1")
            #expect(read.json["manuallyReversed"] == true)
            #expect(read.json["reversedOnDate"] == [2026, 11, 24])
        }
    }

    @Test func `without a payment type what was said about the payment is lost`() async throws {
        try await ServedMifos.run { mifos in
            let body =
                #"{"locale":"en","dateFormat":"dd MMMM yyyy","#
                + #""transactionDate":"24 November 2026","transactionAmount":"1,250.50","#
                + #""receiptNumber":"R-1"}"#
            let answer = try await mifos.post(ServedMifos.loan, body, key: "a")
            let id = try #require(answer.resourceId)
            let read = try await mifos.get("v1/loans/1/transactions/\(id)")
            #expect(read.json["paymentDetailData"] == nil)
            #expect(read.json["amount"] == .number("1250.500000"))
        }
    }

    @Test func `paying more than is owed leaves the loan overpaid`() async throws {
        try await ServedMifos.run { mifos in
            _ = try await mifos.post(ServedMifos.loan, ServedMifos.repayment("12000"), key: "a")
            let paid = try await mifos.get("v1/loans/1")
            #expect(paid.json["status"]?["id"]?.integer == 600)
            let more = try await mifos.post(ServedMifos.loan, ServedMifos.repayment("1"), key: "b")
            #expect(more.status == 200)
            let over = try await mifos.get("v1/loans/1")
            #expect(over.json["status"]?["id"]?.integer == 700)
        }
    }

    @Test func `a loan that is written off takes no repayment`() async throws {
        try await ServedMifos.run { mifos in
            try await mifos.order("loans/1", #"{"status":"written-off"}"#)
            let answer = try await mifos.post(ServedMifos.loan, ServedMifos.repayment(), key: "a")
            #expect(answer.status == 400)
            #expect(answer.firstCode == "error.msg.loan.must.be.active.fully.paid.or.overpaid")
        }
    }

    @Test func `a holiday takes no repayment unless the tenant allows it`() async throws {
        try await ServedMifos.run { mifos in
            try await mifos.order("business-date", #"{"date":"2026-12-12"}"#)
            let body = ServedMifos.repayment(on: "2026-12-12")
            let answer = try await mifos.post(ServedMifos.loan, body, key: "a")
            #expect(answer.status == 403)
            #expect(
                answer.firstCode == "error.msg.loan.application.repayment.date.on.holiday")
            try await mifos.order("settings", #"{"transactionsOnHoliday":true}"#)
            #expect(try await mifos.post(ServedMifos.loan, body, key: "b").status == 200)
        }
    }

    @Test func `a back-dated repayment gives later ones new numbers and keeps their external ids`()
        async throws
    {
        try await ServedMifos.run { mifos in
            let later = try await mifos.post(
                ServedMifos.loan, ServedMifos.repayment(externalId: "later"), key: "a")
            _ = try await mifos.post(
                ServedMifos.loan,
                ServedMifos.repayment("10", externalId: "earlier", on: "2026-11-20"), key: "b")
            let path = "v1/loans/1/transactions"
            let moved = try await mifos.get("\(path)/external-id/later")
            #expect(moved.json["id"]?.integer != later.resourceId)
            let former = try await mifos.get("\(path)/\(try #require(later.resourceId))")
            #expect(former.json["reversedOnDate"] != nil && former.json["externalId"] == nil)
            #expect(former.json["manuallyReversed"] == false)
            let again = try await mifos.post(
                ServedMifos.loan, ServedMifos.repayment(externalId: "later"), key: "a")
            #expect(again.isCached && again.resourceId == later.resourceId)
            let sum = try await mifos.order("ledger?by=tawi")
            #expect(sum.json["total"]?.text == "260.000000")
        }
    }

    @Test func `zero undoes a repayment and another amount replaces it`() async throws {
        try await ServedMifos.run { mifos in
            let first = try await mifos.post(
                ServedMifos.loan, ServedMifos.repayment(externalId: "one"), key: "a")
            let path = "v1/loans/1/transactions/\(try #require(first.resourceId))"
            let replaced = try await mifos.post(
                path, ServedMifos.repayment("300", externalId: "two"), key: "b")
            #expect(replaced.status == 200 && replaced.resourceId != first.resourceId)
            let before = try await mifos.get("v1/loans/1")
            let undone = try await mifos.post(
                "v1/loans/external-id/10001001/transactions/external-id/two?command=undo",
                ServedMifos.repayment("0", more: #","reversalExternalId":"rev-1""#), key: "c")
            #expect(undone.status == 200 && undone.resourceId == replaced.resourceId)
            let read = try await mifos.get("v1/loans/1/transactions/external-id/two")
            #expect(read.json["reversalExternalId"] == "rev-1")
            let after = try await mifos.get("v1/loans/1")
            #expect(before.json["summary"]?["totalOutstanding"] == .number("11700.000000"))
            #expect(after.json["summary"]?["totalOutstanding"] == .number("12000.000000"))
        }
    }

    @Test func `what is not there is 404 with the code that says what`() async throws {
        try await ServedMifos.run { mifos in
            let rows = [
                ("v1/loans/999", "error.msg.loan.id.invalid"),
                ("v1/loans/1/transactions/999999", "error.msg.loan.transaction.id.invalid"),
                (
                    "v1/loans/1/transactions/external-id/none",
                    "error.msg.loan.transaction.external.id.invalid"
                ),
                ("v1/savingsaccounts/999", "error.msg.saving.account.id.invalid"),
                ("v1/clients/1", "error.msg.client.id.invalid"),
            ]
            for (path, code) in rows {
                let answer = try await mifos.get(path)
                #expect(answer.status == 404 && answer.code == "error.msg.resource.not.found")
                #expect(answer.firstCode == code)
            }
        }
    }

    @Test func `a loan is approved, then disbursed, then takes a repayment`() async throws {
        try await ServedMifos.run { mifos in
            try await mifos.order("loans/1", #"{"status":"submitted"}"#)
            let date = #""locale":"en","dateFormat":"yyyy-MM-dd""#
            let path = "v1/loans/1?command="
            let early = try await mifos.post(
                path + "disburse", "{\(date),\"actualDisbursementDate\":\"2026-11-24\"}", key: "a")
            #expect(early.status == 403)
            let approved = try await mifos.post(
                path + "approve", "{\(date),\"approvedOnDate\":\"2026-11-24\"}", key: "b")
            #expect(approved.json["changes"]?["status"]?["id"]?.integer == 200)
            let disbursed = try await mifos.post(
                path + "disburse", "{\(date),\"actualDisbursementDate\":\"2026-11-24\"}", key: "c")
            #expect(disbursed.json["changes"]?["status"]?["id"]?.integer == 300)
            #expect(
                try await mifos.post(ServedMifos.loan, ServedMifos.repayment(), key: "d").status
                    == 200)
        }
    }
}
