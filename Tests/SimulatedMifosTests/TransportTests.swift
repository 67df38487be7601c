import Testing

@testable import SimulatedMifos

/// `facts/fineract.md` §1 and §10: who is let in, and in which order a request is refused.
@Suite(.timeLimit(.minutes(3))) struct TransportTests {
    @Test(arguments: ["", "elsewhere"])
    func `without a tenant there is a page and no error of Fineract's`(tenant: String) async throws
    {
        try await ServedMifos.run { mifos in
            let answer = try await mifos.get(
                "v1/offices", headers: ["Fineract-Platform-TenantId": tenant, "Authorization": ""])
            #expect(answer.status == 400 && answer.code == nil)
            #expect(answer.headers["www-authenticate"]?.contains("Fineract") == true)
            let named = try await mifos.get(
                "v1/offices?tenantIdentifier=default", headers: ["Fineract-Platform-TenantId": ""])
            #expect(named.status == 200)
        }
    }

    @Test(arguments: ["", "Basic d3Jvbmc6d3Jvbmc=", "basic x"])
    func `bad credentials are 401`(authorization: String) async throws {
        try await ServedMifos.run { mifos in
            let answer = try await mifos.get(
                "v1/offices", headers: ["Authorization": authorization])
            #expect(answer.status == 401)
            #expect(answer.headers["www-authenticate"]?.contains("Fineract") == true)
        }
    }

    @Test func `a renewal that is due is 400 on every call`() async throws {
        try await ServedMifos.run { mifos in
            try await mifos.order("users/tawi", #"{"passwordOutdated":true}"#)
            let answer = try await mifos.get("v1/offices")
            #expect(answer.status == 400 && answer.code == "error.msg.password.outdated")
            let signed = try await mifos.post(
                "v1/authentication", #"{"username":"tawi","password":"password"}"#)
            #expect(signed.json["shouldRenewPassword"]?.bool == true)
            #expect(signed.json["permissions"] == nil && signed.json["officeId"] == nil)
        }
    }

    @Test func `signing in tells the office, the staff and the permissions`() async throws {
        try await ServedMifos.run { mifos in
            let signed = try await mifos.send(
                "POST", "v1/authentication", #"{"username":"tawi","password":"password"}"#,
                headers: ["Authorization": ""])
            #expect(signed.json["officeId"]?.integer == 2)
            #expect(signed.json["permissions"]?.array?.contains("REPAYMENT_LOAN") == true)
            let wrong = try await mifos.post(
                "v1/authentication", #"{"username":"tawi","password":"no"}"#)
            #expect(wrong.status == 401 && wrong.code == "error.msg.not.authenticated")
        }
    }

    @Test func `what is refused before the key is looked up is not recorded`() async throws {
        try await ServedMifos.run { mifos in
            let body = ServedMifos.repayment()
            let text = try await mifos.send(
                "POST", ServedMifos.loan, body,
                headers: ["Content-Type": "text/plain", "Idempotency-Key": "k"])
            #expect(text.status == 415)
            try await mifos.order("loans/1", #"{"locked":true}"#)
            let locked = try await mifos.post(ServedMifos.loan, body, key: "k")
            #expect(locked.status == 409 && locked.code == "error.msg.loan.locked")
            #expect(locked.headers["content-type"] == nil)
            try await mifos.order("loans/1", #"{"locked":false}"#)
            try await mifos.order("users/tawi", #"{"permissions":["READ_LOAN"]}"#)
            let barred = try await mifos.post(ServedMifos.loan, "{", key: "k")
            #expect(barred.status == 403 && barred.code == "error.msg.not.authorized")
            try await mifos.order("users/tawi", #"{"permissions":["REPAYMENT_LOAN"]}"#)
            try await mifos.order("faults", #"{"name":"job-running"}"#)
            let busy = try await mifos.post(ServedMifos.loan, "{", key: "k")
            #expect(busy.status == 503)
            #expect(busy.firstCode == "error.msg.sheduler.job.currently.running")
            let broken = try await mifos.post(ServedMifos.loan, "{", key: "k")
            #expect(broken.status == 400 && broken.json["errors"] == nil)
            #expect(broken.code == "error.msg.invalid.request.body")
            let good = try await mifos.post(ServedMifos.loan, body, key: "k")
            #expect(good.status == 200 && !good.isCached)
        }
    }

    @Test func `an instance that only reads says so with 405`() async throws {
        try await ServedMifos.run { mifos in
            try await mifos.order("settings", #"{"readOnly":true}"#)
            let answer = try await mifos.post(ServedMifos.loan, ServedMifos.repayment(), key: "k")
            #expect(answer.status == 405 && answer.code == "error.msg.invalid.instance.type")
            #expect(try await mifos.get("v1/loans/1").status == 200)
        }
    }

    @Test func `a write without permission is refused, and so is a read`() async throws {
        try await ServedMifos.run { mifos in
            try await mifos.order("users/tawi", #"{"permissions":[]}"#)
            for path in ["v1/loans/1", "v1/clients", "v1/offices", "v1/staff"] {
                let answer = try await mifos.get(path)
                #expect(answer.status == 403 && answer.code == "error.msg.not.authorized")
            }
        }
    }

    @Test func `an unknown command is 400, and an unknown path 404`() async throws {
        try await ServedMifos.run { mifos in
            let answer = try await mifos.post("v1/loans/1/transactions?command=gift", "{}")
            #expect(answer.status == 400 && answer.code == "error.msg.command.unsupported")
            #expect(try await mifos.get("v1/nothing").status == 404)
            let order = try await mifos.get("v1/clients?sortOrder=SIDEWAYS")
            #expect(order.code == "error.msg.query.parameter.value.unsupported")
        }
    }

    @Test func `an error carries its status as a string and each parameter's code`() async throws {
        try await ServedMifos.run { mifos in
            let answer = try await mifos.post(ServedMifos.loan, "{}", key: "k")
            #expect(answer.status == 400)
            #expect(answer.json["httpStatusCode"] == "400")
            #expect(answer.code == "validation.msg.validation.errors.exist")
            #expect(
                answer.firstCode
                    == "validation.msg.loan.transaction.transactionDate.cannot.be.blank")
            #expect(answer.json["errors"]?[1]?["parameterName"] == "transactionAmount")
        }
    }

    @Test func `answers are compressed when that is asked for`() async throws {
        try await ServedMifos.run { mifos in
            let plain = try await mifos.get("v1/clients?limit=40&offset=0")
            let packed = try await mifos.get(
                "v1/clients?limit=40&offset=0", headers: ["Accept-Encoding": "gzip"])
            #expect(plain.headers["content-encoding"] == nil)
            #expect(packed.headers["content-encoding"] == "gzip")
            #expect(packed.json == plain.json && plain.json.object != nil)
        }
    }
}
