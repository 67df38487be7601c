import Testing

@testable import SimulatedMifos

/// `facts/fineract.md` §2: what the same key twice means, state by state.
@Suite(.timeLimit(.minutes(3))) struct IdempotencyTests {
    @Test func `the same key twice is one repayment and the first answer again`() async throws {
        try await ServedMifos.run { mifos in
            let body = ServedMifos.repayment(externalId: "ext-1")
            let first = try await mifos.post(ServedMifos.loan, body, key: "key-1")
            let second = try await mifos.post(ServedMifos.loan, body, key: "key-1")
            #expect(first.status == 200 && !first.isCached)
            #expect(second.status == 200 && second.isCached)
            #expect(second.text == first.text)
            #expect(await mifos.fineract.ledger.filter { $0.externalId == "ext-1" }.count == 1)
        }
    }

    @Test func `a key is not bound to the loan, so it answers for another`() async throws {
        try await ServedMifos.run { mifos in
            let body = ServedMifos.repayment()
            let first = try await mifos.post(ServedMifos.loan, body, key: "key-1")
            let other = try await mifos.post(
                "v1/loans/3/transactions?command=repayment", body, key: "key-1")
            #expect(other.isCached && other.resourceId == first.resourceId)
            let deposit = try await mifos.post(ServedMifos.deposit, body, key: "key-1")
            #expect(!deposit.isCached && deposit.status == 200)
        }
    }

    @Test func `a failure is answered again for ever`() async throws {
        try await ServedMifos.run { mifos in
            let wrong = ServedMifos.repayment(on: "2027-01-01")
            let first = try await mifos.post(ServedMifos.loan, wrong, key: "key-1")
            let again = try await mifos.post(
                ServedMifos.loan, ServedMifos.repayment(), key: "key-1")
            #expect(first.status == 403 && !first.isCached)
            #expect(again.status == 403 && again.isCached && again.text == first.text)
        }
    }

    @Test func `a conflict is recorded, and only a new key goes on`() async throws {
        try await ServedMifos.run { mifos in
            try await mifos.order("faults", #"{"name":"conflict"}"#)
            let body = ServedMifos.repayment()
            let first = try await mifos.post(ServedMifos.loan, body, key: "key-1")
            let again = try await mifos.post(ServedMifos.loan, body, key: "key-1")
            let anew = try await mifos.post(ServedMifos.loan, body, key: "key-2")
            #expect(first.status == 409 && first.code?.hasSuffix(".conflict") == true)
            #expect(again.status == 409 && again.isCached)
            #expect(anew.status == 200)
        }
    }

    @Test func `an exception is recorded in its own shape`() async throws {
        try await ServedMifos.run { mifos in
            try await mifos.order("faults", #"{"name":"exception"}"#)
            let first = try await mifos.post(ServedMifos.loan, ServedMifos.repayment(), key: "k")
            let again = try await mifos.post(ServedMifos.loan, ServedMifos.repayment(), key: "k")
            #expect(first.status == 500 && first.json["Exception"] != nil)
            #expect(again.status == 500 && again.isCached)
        }
    }

    @Test(arguments: [("stuck", 0), ("stuck-committed", 1)])
    func `a row left under processing answers 425 with the request's own body`(
        fault: String, posted: Int
    ) async throws {
        try await ServedMifos.run { mifos in
            try await mifos.order("faults", #"{"name":"\#(fault)"}"#)
            let body = ServedMifos.repayment(externalId: "ext-1")
            await #expect(throws: (any Error).self) {
                try await mifos.post(ServedMifos.loan, body, key: "key-1")
            }
            let again = try await mifos.post(ServedMifos.loan, body, key: "key-1")
            #expect(again.status == 425 && again.isCached && again.text == body)
            let found = try await mifos.get("v1/loans/1/transactions/external-id/ext-1")
            #expect(found.status == (posted == 1 ? 200 : 404))
            #expect(await mifos.fineract.ledger.filter { $0.externalId == "ext-1" }.count == posted)
        }
    }

    @Test func `a slow commit answers 425 meanwhile and then the answer`() async throws {
        try await ServedMifos.run { mifos in
            try await mifos.order("faults", #"{"name":"slow-commit","slownessMilliseconds":1500}"#)
            let body = ServedMifos.repayment(externalId: "ext-1")
            async let slow = mifos.post(ServedMifos.loan, body, key: "key-1")
            while try await mifos.order("commands").json[0] == nil {}
            let meanwhile = try await mifos.post(ServedMifos.loan, body, key: "key-1")
            #expect(meanwhile.status == 425)
            #expect(try await slow.status == 200)
            let later = try await mifos.post(ServedMifos.loan, body, key: "key-1")
            #expect(later.status == 200 && later.isCached)
        }
    }

    @Test func `without a key nothing is protected`() async throws {
        try await ServedMifos.run { mifos in
            for _ in 0..<2 {
                let answer = try await mifos.post(ServedMifos.loan, ServedMifos.repayment())
                #expect(answer.status == 200)
            }
            let posted = try await mifos.order("ledger?by=tawi")
            #expect(posted.json["count"]?.integer == 2)
            #expect(posted.json["total"]?.text == "500.000000")
        }
    }

    @Test func `a key of 51 characters is refused and not recorded`() async throws {
        try await ServedMifos.run { mifos in
            let long = String(repeating: "k", count: 51)
            for _ in 0..<2 {
                let answer = try await mifos.post(
                    ServedMifos.loan, ServedMifos.repayment(), key: long)
                #expect(answer.status == 403 && !answer.isCached)
                #expect(answer.code == "error.msg.data.integrity.issue")
            }
            #expect(try await mifos.order("commands").json.array?.isEmpty == true)
        }
    }

    @Test func `a purge frees the keys of what was processed and of nothing else`() async throws {
        try await ServedMifos.run { mifos in
            let body = ServedMifos.repayment(externalId: "ext-1")
            _ = try await mifos.post(ServedMifos.loan, body, key: "key-1")
            try await mifos.order("business-date", #"{"days":31}"#)
            try await mifos.order("purge", "{}")
            let again = try await mifos.post(ServedMifos.loan, body, key: "key-1")
            #expect(again.status == 400 && !again.isCached)
            #expect(
                again.firstCode
                    == "validation.msg.loan.transaction.externalId.value.must.be.unique")
        }
    }
}
