import Testing

@testable import SimulatedMifos

/// `facts/fineract.md` §4.2: deposits and withdrawals, found again by search.
@Suite(.timeLimit(.minutes(3))) struct SavingsTests {
    private static let search =
        "v1/savingsaccounts/1/transactions/search"
        + "?dateFormat=yyyy-MM-dd&locale=en&orderBy=id&sortOrder=DESC"

    @Test func `a deposit is found by its day, its amount and its receipt`() async throws {
        try await ServedMifos.run { mifos in
            let answer = try await mifos.post(
                ServedMifos.deposit, ServedMifos.repayment("100"), key: "a")
            #expect(answer.status == 200 && answer.json["savingsId"]?.integer == 1)
            let found = try await mifos.get(
                Self.search + "&fromDate=2026-11-24&toDate=2026-11-24&fromAmount=100&toAmount=100"
                    + "&types=1&credit=true&limit=50")
            #expect(found.json["total"]?.integer == 1)
            let row = found.json["content"]?[0]
            #expect(row?["id"]?.integer == answer.resourceId)
            #expect(row?["paymentDetailData"]?["receiptNumber"] == "R-1")
            #expect(row?["runningBalance"] == .number("1600.000000"))
            #expect(row?["reversed"] == false && row?["entryType"] == "CREDIT")
            let none = try await mifos.get(Self.search + "&fromDate=2026-11-25")
            #expect(none.json["total"]?.integer == 0)
        }
    }

    @Test(arguments: [
        (
            ServedMifos.repayment(on: "2026-11-25"), 400,
            "error.msg.savingsaccount.transaction.in.the.future"
        ),
        (
            ServedMifos.repayment(on: "2019-11-25"), 400,
            "error.msg.savingsaccount.transaction.before.activation.date"
        ),
        (ServedMifos.repayment(externalId: "e"), 400, "error.msg.parameter.unsupported"),
        (
            #"{"locale":"en","dateFormat":"yyyy-MM-dd","transactionDate":"2026-11-24","transactionAmount":5}"#,
            400, "validation.msg.savingsaccount.transaction.paymentTypeId.cannot.be.blank"
        ),
    ])
    func `a deposit is refused by its rule`(body: String, status: Int, code: String) async throws {
        try await ServedMifos.run { mifos in
            let answer = try await mifos.post(ServedMifos.deposit, body, key: "k")
            #expect(answer.status == status && answer.firstCode == code, "\(answer.text)")
        }
    }

    @Test func `a closed account takes nothing`() async throws {
        try await ServedMifos.run { mifos in
            try await mifos.order("savings/1", #"{"status":"closed"}"#)
            let answer = try await mifos.post(
                ServedMifos.deposit, ServedMifos.repayment(), key: "k")
            #expect(answer.status == 400)
            #expect(
                answer.firstCode == "error.msg.savingsaccount.transaction.account.is.not.active")
        }
    }

    @Test func `a withdrawal is bounded by the balance`() async throws {
        try await ServedMifos.run { mifos in
            let path = "v1/savingsaccounts/1/transactions?command=withdrawal"
            let more = try await mifos.post(path, ServedMifos.repayment("1501"), key: "a")
            #expect(more.status == 403)
            #expect(
                more.firstCode
                    == "error.msg.savingsaccount.transaction.insufficient.account.balance")
            let all = try await mifos.post(path, ServedMifos.repayment("1500"), key: "b")
            #expect(all.status == 200)
            let account = try await mifos.get("v1/savingsaccounts/external-id/90001001")
            #expect(account.json["summary"]?["accountBalance"] == .number("0.000000"))
        }
    }

    @Test func `an undone deposit stays, marked as reversed`() async throws {
        try await ServedMifos.run { mifos in
            let first = try await mifos.post(
                ServedMifos.deposit, ServedMifos.repayment("100"), key: "a")
            let id = try #require(first.resourceId)
            let path = "v1/savingsaccounts/1/transactions/\(id)"
            let undone = try await mifos.post(path + "?command=undo", "{}", key: "b")
            #expect(undone.status == 200 && undone.resourceId == id)
            #expect(try await mifos.get(path).json["reversed"] == true)
            let again = try await mifos.post(path + "?command=undo", "{}", key: "c")
            #expect(again.status == 400)
            let twice = try await mifos.post(path + "?command=undo", "{}", key: "b")
            #expect(twice.isCached && twice.status == 200)
        }
    }

    @Test func `a server of 2026 takes external ids of savings`() async throws {
        try await ServedMifos.run { mifos in
            try await mifos.order("settings", #"{"savingsExternalIds":true}"#)
            let body = ServedMifos.repayment(externalId: "ext-1")
            #expect(try await mifos.post(ServedMifos.deposit, body, key: "a").status == 200)
            #expect(try await mifos.post(ServedMifos.deposit, body, key: "b").status == 403)
            let read = try await mifos.get("v1/savingsaccounts/1/transactions/external-id/ext-1")
            #expect(read.json["externalId"] == "ext-1")
        }
    }
}
