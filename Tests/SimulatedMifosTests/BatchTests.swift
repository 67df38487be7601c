import Testing

@testable import SimulatedMifos

/// `facts/fineract.md` §3: many requests in one.
@Suite(.timeLimit(.minutes(3))) struct BatchTests {
    private static let together = "v1/batches?enclosingTransaction=true"
    private static let apart = "v1/batches?enclosingTransaction=false"

    private static func item(
        _ id: Int, _ url: String, key: String, header: String = "Idempotency-Key",
        body: String = ServedMifos.repayment(), method: String = "POST", more: String = ""
    ) -> String {
        let text = JSONValue.string(body).written
        return #"{"requestId":\#(id),"relativeUrl":"\#(url)","method":"\#(method)","headers":"#
            + #"[{"name":"\#(header)","value":"\#(key)"}],"body":\#(text)\#(more)}"#
    }

    private static func statuses(_ answer: Answered) -> [Int?] {
        answer.json.array?.map { $0["statusCode"]?.integer } ?? []
    }

    @Test func `items stand apart, in the order of their numbers`() async throws {
        try await ServedMifos.run { mifos in
            let answer = try await mifos.post(
                Self.apart,
                "["
                    + [
                        Self.item(2, "v1/loans/999/transactions?command=repayment", key: "b"),
                        Self.item(1, "loans/1/transactions?command=repayment", key: "a"),
                        Self.item(3, "v1/savingsaccounts/1/transactions?command=deposit", key: "c"),
                    ].joined(separator: ",") + "]")
            #expect(answer.status == 200)
            #expect(Self.statuses(answer) == [200, 404, 200])
            #expect(answer.json[0]?["body"]?.text?.contains("\"resourceId\"") == true)
        }
    }

    @Test func `the same key twice is marked in the item's headers`() async throws {
        try await ServedMifos.run { mifos in
            let items = (1...2).map {
                Self.item($0, "v1/loans/1/transactions?command=repayment", key: "a")
            }
            let answer = try await mifos.post(Self.apart, "[" + items.joined(separator: ",") + "]")
            #expect(Self.statuses(answer) == [200, 200])
            let headers = answer.json[1]?["headers"]?.array ?? []
            #expect(headers.contains { $0["name"] == "x-served-from-cache" })
            #expect(headers.contains { $0["name"] == "Idempotency-Key" })
            #expect(try await mifos.order("ledger?by=tawi").json["count"]?.integer == 1)
        }
    }

    @Test func `a key's header counts only letter for letter, and never from outside`()
        async throws
    {
        try await ServedMifos.run { mifos in
            let item = Self.item(
                1, "v1/loans/1/transactions?command=repayment", key: "a",
                header: "idempotency-key")
            for _ in 0..<2 { _ = try await mifos.post(Self.apart, "[\(item)]", key: "outer") }
            #expect(try await mifos.order("ledger?by=tawi").json["count"]?.integer == 2)
        }
    }

    @Test(arguments: [
        ("POST", "v1/collectionsheet?command=generateCollectionSheet"), ("GET", "v1/clients"),
        ("GET", "v1/loans"), ("GET", "v1/loans/1/transactions/external-id/abc"),
        ("GET", "v1/loans/external-id/10001001/transactions/external-id/a.b"),
        ("GET", "/v1/loans/1"),
    ])
    func `what the server has no strategy for is 501`(method: String, url: String) async throws {
        try await ServedMifos.run { mifos in
            let item = Self.item(1, url, key: "a", body: "{}", method: method)
            let answer = try await mifos.post(Self.apart, "[\(item)]")
            #expect(Self.statuses(answer) == [501])
            #expect(
                answer.json[0]?["body"]?.text
                    == "Resource with method \(method) and relativeUrl \(url) doesn't exist")
        }
    }

    @Test func `a loan and a transaction are read by their external ids`() async throws {
        try await ServedMifos.run { mifos in
            let body = ServedMifos.repayment(externalId: "ext-1")
            _ = try await mifos.post(ServedMifos.loan, body, key: "a")
            let urls = [
                "v1/loans/1?associations=repaymentSchedule",
                "v1/loans/external-id/10001001/transactions/external-id/ext-1",
                "v1/loans/external-id/10001001/transactions/external-id/ext-2",
            ]
            let items = urls.enumerated().map { index, url in
                Self.item(index + 1, url, key: "k", body: "", method: "GET")
            }
            let answer = try await mifos.post(Self.apart, "[" + items.joined(separator: ",") + "]")
            #expect(Self.statuses(answer) == [200, 200, 404])
            #expect(answer.json[0]?["body"]?.text?.contains("repaymentSchedule") == true)
        }
    }

    @Test func `together, one failure undoes all and is the only answer`() async throws {
        try await ServedMifos.run { mifos in
            let good = Self.item(1, "v1/loans/1/transactions?command=repayment", key: "a")
            let bad = Self.item(2, "v1/loans/999/transactions?command=repayment", key: "b")
            let answer = try await mifos.post(Self.together, "[\(good),\(bad)]")
            #expect(answer.status == 200 && Self.statuses(answer) == [404])
            #expect(try await mifos.order("ledger?by=tawi").json["count"]?.integer == 0)
            let again = try await mifos.post(Self.together, "[\(good)]")
            #expect(Self.statuses(again) == [200])
            #expect(again.json[0]?["headers"]?.array?.count == 1)
        }
    }

    @Test func `a child of a failed item fails with its status`() async throws {
        try await ServedMifos.run { mifos in
            let parent = Self.item(1, "v1/loans/999/transactions?command=repayment", key: "a")
            let child = Self.item(
                2, "v1/loans/$.loanId/transactions?command=repayment", key: "b",
                more: #","reference":1"#)
            let failed = try await mifos.post(Self.apart, "[\(parent),\(child)]")
            #expect(Self.statuses(failed) == [404, 404])
            #expect(failed.json[1]?["body"] == "Parent request with id 1 was erroneous!")
            let good = Self.item(1, "v1/loans/1/transactions?command=repayment", key: "c")
            let followed = try await mifos.post(Self.apart, "[\(good),\(child)]")
            #expect(Self.statuses(followed) == [200, 200])
        }
    }

    @Test func `a locked loan refuses the whole batch before anything is recorded`() async throws {
        try await ServedMifos.run { mifos in
            try await mifos.order("loans/3", #"{"locked":true}"#)
            let items = [1, 3].map {
                Self.item($0, "v1/loans/\($0)/transactions?command=repayment", key: "k\($0)")
            }
            let answer = try await mifos.post(Self.apart, "[" + items.joined(separator: ",") + "]")
            #expect(answer.status == 409 && answer.headers["content-type"] == nil)
            #expect(try await mifos.order("commands").json.array?.isEmpty == true)
        }
    }

    @Test func `a server that dies in the middle has done the first items only`() async throws {
        try await ServedMifos.run { mifos in
            let items = (1...3).map {
                Self.item(
                    $0, "v1/loans/\(2 * $0 - 1)/transactions?command=repayment", key: "k\($0)")
            }
            let batch = "[" + items.joined(separator: ",") + "]"
            _ = try await mifos.post(Self.apart, "[\(items[0])]")
            try await mifos.order("faults", #"{"name":"stuck-committed"}"#)
            // The first item is served from the cache after the fault was drawn for it.
            await #expect(throws: (any Error).self) {
                try await mifos.post(Self.apart, "[\(items[1]),\(items[2])]")
            }
            let again = try await mifos.post(Self.apart, batch)
            #expect(Self.statuses(again) == [200, 425, 200])
            #expect(try await mifos.order("ledger?by=tawi").json["count"]?.integer == 3)
        }
    }
}
