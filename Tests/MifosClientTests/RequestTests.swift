import Accounting
import MifosClient
import Testing

@Suite struct RequestTests {
    private static let name = "6f6f3a3e-6a8e-8a37-9c56-8bb0a6c0a001"

    private func command(_ act: PostingCommand.Act) throws -> PostingCommand {
        PostingCommand(
            act, externalID: Self.name, key: Self.name + "-2", day: try day("2026-11-20"),
            paymentType: 1, receiptNumber: "7F3K", note: "7F3K PO")
    }

    private func fields(_ act: PostingCommand.Act) throws -> [String: JSON] {
        let body = try #require(try command(act).request.body)
        guard case .object(let fields)? = JSON(body) else { return [:] }
        return fields
    }

    /// What Fineract takes (facts/fineract.md §4.1): it refuses every other field.
    private static let ofRepayments: Set<String> = [
        "transactionDate", "transactionAmount", "externalId", "note", "locale", "dateFormat",
        "paymentTypeId", "accountNumber", "checkNumber", "routingCode", "receiptNumber",
        "bankNumber", "loanId",
    ]
    private static let ofSavings: Set<String> = [
        "locale", "dateFormat", "transactionDate", "transactionAmount", "paymentTypeId",
        "accountNumber", "checkNumber", "routingCode", "receiptNumber", "bankNumber", "note",
        "retailEntries", "childAccountId",
    ]

    @Test func `a repayment names amount, day, receipt and both names`() throws {
        let act = PostingCommand.Act.repayment(loan: 5, try shillings(500, cents: 50))
        let request = try command(act).request
        #expect(request.relativeURL == "loans/5/transactions?command=repayment")
        #expect(request.idempotencyKey == Self.name + "-2")
        #expect(
            String(decoding: request.body ?? [], as: UTF8.self) == """
                {"dateFormat":"yyyy-MM-dd","externalId":"\(Self.name)","locale":"en",\
                "note":"7F3K PO","paymentTypeId":1,"receiptNumber":"7F3K",\
                "transactionAmount":500.50,"transactionDate":"2026-11-20"}
                """)
        #expect(Set(try fields(act).keys).isSubset(of: Self.ofRepayments))
    }

    @Test func `savings carry an external id only where the server knows them`() throws {
        let money = try shillings(100)
        for act in [
            PostingCommand.Act.deposit(savings: 9, money, hasExternalID: false),
            .withdrawal(savings: 9, money, hasExternalID: false),
        ] {
            #expect(Set(try fields(act).keys).isSubset(of: Self.ofSavings))
            #expect(try fields(act)["paymentTypeId"] == .integer(1))
        }
        let modern = try fields(.deposit(savings: 9, money, hasExternalID: true))
        #expect(modern["externalId"] == .text(Self.name))
        let withdrawal = try command(.withdrawal(savings: 9, money, hasExternalID: false)).request
        #expect(withdrawal.relativeURL == "savingsaccounts/9/transactions?command=withdrawal")
    }

    @Test func `an undo of a repayment goes by its name, one of savings by its number`() throws {
        let undo = PostingCommand.Act.undoRepayment(loan: 5, externalID: "1-2")
        let request = try command(undo).request
        #expect(request.relativeURL == "loans/5/transactions/external-id/1-2?command=undo")
        #expect(try fields(undo)["transactionAmount"] == .integer(0))
        #expect(
            Set(try fields(undo).keys).isSubset(of: Self.ofRepayments.union(["reversalExternalId"]))
        )
        #expect(try !command(undo).fitsBatch)
        let savings = try command(.undoSavings(savings: 9, transaction: 47))
        #expect(savings.request.relativeURL == "savingsaccounts/9/transactions/47?command=undo")
        #expect(savings.request.body == Array("{}".utf8))
        #expect(savings.fitsBatch)
    }

    @Test func `a batch holds each command with its own key`() throws {
        let repayment = try command(.repayment(loan: 5, try shillings(500)))
        let deposit = try command(
            .deposit(savings: 9, try shillings(100), hasExternalID: false))
        let request = Batch([repayment, deposit]).request
        #expect(request.relativeURL == "batches?enclosingTransaction=false")
        #expect(request.idempotencyKey == nil)
        let items = try #require(JSON(request.body ?? [])).elements
        #expect(items.compactMap { $0["requestId"]?.integer } == [1, 2])
        #expect(
            items.map { $0["relativeUrl"]?.string } == [
                "v1/loans/5/transactions?command=repayment",
                "v1/savingsaccounts/9/transactions?command=deposit",
            ])
        for item in items {
            let header = item["headers"]?.elements.first
            // Compared letter by letter by the server.
            #expect(header?["name"]?.string == "Idempotency-Key")
            #expect(header?["value"]?.string == Self.name + "-2")
            #expect(item["method"]?.string == "POST")
            #expect(JSON(Array((item["body"]?.string ?? "").utf8)) != nil)
        }
    }

    @Test func `whatever stands in a path or a query is escaped`() {
        let request = FineractRequest.get("a b/../c", [.init("q", "x&y=1 ü")])
        #expect(request.relativeURL == "a%20b/../c?q=x%26y%3D1%20%C3%BC")
    }
}

@Suite struct BatchAnswerTests {
    private static let item =
        #"{"requestId":1,"statusCode":200,"headers":[],"body":"{\"resourceId\":564}"}"#

    private func item(_ number: Int, _ status: Int, _ body: String, isCached: Bool = false) -> JSON
    {
        let header = JSON.object(["name": .text("x-served-from-cache"), "value": .text("true")])
        return .object([
            "requestId": .integer(Int64(number)), "statusCode": .integer(Int64(status)),
            "headers": .list(isCached ? [header] : []), "body": .text(body),
        ])
    }

    private func reply(_ items: [JSON]) -> FineractReply {
        .answered(FineractAnswer(status: 200, body: JSON.list(items).octets))
    }

    @Test func `each item is read by the table, in whatever order they come`() {
        let reply = reply([
            item(3, 425, Bodies.echo, isCached: true), item(1, 200, #"{"resourceId":564}"#),
            item(2, 403, Bodies.failure(Bodies.domainRule, "error.msg.a")),
            item(4, 200, #"{"resourceId":7}"#, isCached: true), item(5, 501, "Resource with …"),
        ])
        #expect(
            BatchAnswer(reply, count: 5)
                == .items([
                    .posted(resource: 564, isCached: false),
                    .refused(FineractRefusal(code: "error.msg.a", words: "In words.")),
                    .retrySameKey(.inProgress), .posted(resource: 7, isCached: true), .sendAlone,
                ]))
    }

    @Test func `an item that is missing, doubled or nobody's is in doubt`() {
        let reply = reply([
            item(2, 200, #"{"resourceId":564}"#), item(9, 200, #"{"resourceId":1}"#), .null,
            .text("x"), item(0, 200, #"{"resourceId":2}"#),
        ])
        #expect(
            BatchAnswer(reply, count: 3)
                == .items([
                    .retrySameKey(.unanswered), .posted(resource: 564, isCached: false),
                    .retrySameKey(.unanswered),
                ]))
    }

    struct Whole: Sendable {
        var reply: FineractReply
        var means: BatchAnswer
    }

    @Test(arguments: [
        Whole(
            reply: .unanswered(NetworkFailure(.timedOut, mayHaveArrived: true)),
            means: .inDoubt(.unanswered)),
        Whole(reply: answer(409), means: .refusedWhole),
        Whole(reply: answer(413, Bodies.html), means: .refusedWhole),
        Whole(reply: answer(404, Bodies.html), means: .noBatches),
        Whole(reply: answer(405, Bodies.html), means: .noBatches),
        Whole(reply: answer(501), means: .noBatches),
        Whole(reply: answer(404, #"{"message":"no route"}"#), means: .noBatches),
        Whole(
            reply: answer(404, Bodies.failure("error.msg.resource.not.found")),
            means: .refusedWhole),
        Whole(
            reply: answer(400, Bodies.failure(Bodies.validation, "error.msg.invalid.request.body")),
            means: .refusedWhole),
        Whole(reply: answer(400, Bodies.tenantPage), means: .halt(.wrongTenant)),
        Whole(reply: answer(401), means: .halt(.wrongCredentials)),
        Whole(reply: answer(500, #"{"Exception":"x"}"#), means: .inDoubt(.busy)),
        Whole(reply: answer(503), means: .inDoubt(.busy)),
        Whole(reply: answer(502, Bodies.html), means: .inDoubt(.busy)),
        Whole(reply: answer(200, Bodies.html), means: .inDoubt(.unanswered)),
        Whole(reply: answer(200), means: .inDoubt(.unanswered)),
        Whole(reply: answer(403, Bodies.html), means: .noBatches),
        Whole(
            reply: answer(405, Bodies.failure("error.msg.invalid.instance.type")),
            means: .halt(.readOnly)),
    ])
    func `a request that fails as a whole says nothing of its items`(whole: Whole) {
        #expect(BatchAnswer(whole.reply, count: 2) == whole.means)
    }
}
