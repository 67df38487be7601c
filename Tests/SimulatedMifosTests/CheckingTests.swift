import Testing

@testable import SimulatedMifos

/// `facts/fineract.md` §2 point 11 and §4.10: a second person, and what is seen of it.
@Suite(.timeLimit(.minutes(3))) struct CheckingTests {
    private static let setting = #"{"makerChecker":["REPAYMENT_LOAN"]}"#

    @Test func `a command that waits for approval is answered with 200 and not posted`()
        async throws
    {
        try await ServedMifos.run { mifos in
            try await mifos.order("settings", Self.setting)
            let body = ServedMifos.repayment(externalId: "ext-1")
            let first = try await mifos.post(ServedMifos.loan, body, key: "key-1")
            #expect(first.status == 200 && first.resourceId == nil)
            #expect(first.json["rollbackTransaction"]?.bool == true)
            #expect(first.json["resourceExternalId"] == .object(JSONObject()))
            let id = try #require(first.json["commandId"]?.integer)
            #expect(try await mifos.post(ServedMifos.loan, body, key: "key-1").status == 425)
            #expect(await mifos.fineract.ledger.allSatisfy { $0.externalId != "ext-1" })
            let audit = try await mifos.get("v1/audits/\(id)")
            #expect(audit.json["processingResult"]?.text == "awaiting.approval")
        }
    }

    @Test func `an approved command is posted once, and its key answers so`() async throws {
        try await ServedMifos.run { mifos in
            try await mifos.order("settings", Self.setting)
            let body = ServedMifos.repayment(externalId: "ext-1")
            let first = try await mifos.post(ServedMifos.loan, body, key: "key-1")
            let id = try #require(first.json["commandId"]?.integer)
            let path = "v1/makercheckers/\(id)?command=approve"
            #expect(try await mifos.send("POST", path).status == 403)
            let headers = ["Authorization": ServedMifos.headOffice]
            let waiting = try await mifos.get("v1/makercheckers", headers: headers)
            #expect(waiting.json.array?.count == 1)
            let approved = try await mifos.send("POST", path, headers: headers)
            let number = try #require(approved.resourceId)
            let again = try await mifos.post(ServedMifos.loan, body, key: "key-1")
            #expect(again.status == 200 && again.isCached && again.resourceId == number)
            let audit = try await mifos.get("v1/audits/\(id)")
            #expect(audit.json["processingResult"]?.text == "processed")
            #expect(audit.json["resourceId"]?.integer == number)
        }
    }

    @Test func `a rejected command says so and its key stays taken`() async throws {
        try await ServedMifos.run { mifos in
            try await mifos.order("settings", Self.setting)
            let first = try await mifos.post(ServedMifos.loan, ServedMifos.repayment(), key: "k")
            let id = try #require(first.json["commandId"]?.integer)
            let rejected = try await mifos.send(
                "POST", "v1/makercheckers/\(id)?command=reject",
                headers: ["Authorization": ServedMifos.headOffice])
            #expect(rejected.status == 200)
            let audit = try await mifos.get("v1/audits/\(id)")
            #expect(audit.json["processingResult"]?.text == "rejected")
            let again = try await mifos.post(ServedMifos.loan, ServedMifos.repayment(), key: "k")
            #expect(again.status == 425)
        }
    }

    @Test func `a command that would be refused is refused before it waits`() async throws {
        try await ServedMifos.run { mifos in
            try await mifos.order("settings", Self.setting)
            let answer = try await mifos.post(
                ServedMifos.loan, ServedMifos.repayment(on: "2027-01-01"), key: "k")
            #expect(answer.status == 403)
        }
    }

    @Test func `a branch does not see what failed, head office does`() async throws {
        try await ServedMifos.run { mifos in
            _ = try await mifos.post(
                ServedMifos.loan, ServedMifos.repayment(on: "2027-01-01"), key: "a")
            _ = try await mifos.post(ServedMifos.loan, ServedMifos.repayment(), key: "b")
            let path = "v1/audits?entityName=LOAN&actionName=REPAYMENT"
            #expect(try await mifos.get(path).json.array?.count == 1)
            let all = try await mifos.get(
                path, headers: ["Authorization": ServedMifos.headOffice])
            #expect(all.json.array?.count == 2)
        }
    }
}
