import MifosClient
import Testing

/// The decision table of facts/fineract.md: §1.3 and the algorithm of §2, a row a line.
@Suite struct DecisionTableTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var reply: FineractReply
        var means: PostingAnswer

        init(_ name: String, _ reply: FineractReply, _ means: PostingAnswer) {
            self.name = name
            self.reply = reply
            self.means = means
        }

        var testDescription: String { name }
    }

    private static func refused(_ code: String) -> PostingAnswer {
        .refused(FineractRefusal(code: code, words: "In words."))
    }

    private static func kept(_ code: String) -> PostingAnswer {
        .reconcile(ifAbsent: .refused(FineractRefusal(code: code, words: "In words.")))
    }

    private static func domain(_ code: String, _ status: Int = 403) -> FineractReply {
        answer(status, Bodies.failure(Bodies.domainRule, code))
    }

    private static let holiday = "error.msg.loan.application.repayment.date.on.holiday"
    private static let unique =
        "validation.msg.loan.transaction.externalId.value.must.be.unique"
    private static let uniqueRefusal = FineractRefusal(code: unique, words: "In words.")
    private static let integrity = "error.msg.loan.transaction.data.integrity.issue"

    /// Success.
    static let good: [Row] = [
        Row(
            "200 with an id", answer(200, Bodies.repayment), .posted(resource: 564, isCached: false)
        ),
        Row(
            "200 with an id, kept", answer(200, Bodies.repayment, cached),
            .posted(resource: 564, isCached: true)),
        Row(
            "200, the header in another case",
            answer(200, Bodies.repayment, .init("X-Served-From-Cache", "True")),
            .posted(resource: 564, isCached: true)),
        Row("200 that was rolled back", answer(200, Bodies.pending), .pendingApproval(command: 55)),
        Row(
            "200 rolled back, id all the same",
            answer(200, #"{"commandId":55,"rollbackTransaction":true,"resourceId":9}"#),
            .pendingApproval(command: 55)),
        Row("200 without an id", answer(200, #"{"commandId":7}"#), .pendingApproval(command: 7)),
        Row(
            "200 that says nothing", answer(200, #"{"officeId":1}"#),
            .reconcile(ifAbsent: .sameKey)),
        Row(
            "200 rolled back without a command", answer(200, #"{"rollbackTransaction":true}"#),
            .reconcile(ifAbsent: .sameKey)),
        Row("200 of a portal", answer(200, Bodies.html), .retrySameKey(.unanswered)),
        Row("200 with nothing", answer(200), .retrySameKey(.unanswered)),
        Row("200 with plain text", answer(200, "OK"), .retrySameKey(.unanswered)),
        Row("200 with a list", answer(200, "[]"), .retrySameKey(.unanswered)),
        Row("200 kept without a body", answer(200, "", cached), .reconcile(ifAbsent: .newKey)),
    ]

    /// No answer, or not Fineract's.
    static let silent: [Row] = [
        Row(
            "a reset", .unanswered(NetworkFailure(.cut, mayHaveArrived: true)),
            .retrySameKey(.unanswered)),
        Row(
            "a time-out", .unanswered(NetworkFailure(.timedOut, mayHaveArrived: true)),
            .retrySameKey(.unanswered)),
        Row(
            "nobody there", .unanswered(NetworkFailure(.unreachable, mayHaveArrived: false)),
            .retrySameKey(.unanswered)),
        Row("a redirection", answer(302, Bodies.html), .retrySameKey(.unanswered)),
        Row("a wall's 403", answer(403, Bodies.html), .retrySameKey(.unanswered)),
        Row("a proxy's 404", answer(404, Bodies.html), .retrySameKey(.unanswered)),
        Row("502", answer(502, Bodies.html), .retrySameKey(.busy)),
        Row("504", answer(504), .retrySameKey(.busy)),
        Row("429", answer(429), .retrySameKey(.busy)),
        Row("408", answer(408), .retrySameKey(.busy)),
        Row("a continuation", answer(103), .retrySameKey(.unanswered)),
    ]

    /// What may pass.
    static let transient: [Row] = [
        Row(
            "425, the request as its body", answer(425, Bodies.echo, cached),
            .retrySameKey(.inProgress)),
        Row("425 without anything", answer(425), .retrySameKey(.inProgress)),
        Row(
            "409, a conflict of the database",
            answer(409, Bodies.failure("error.msg.platform.service.loan.conflict")),
            .retrySameKey(.busy)),
        Row(
            "409, a loan locked by the close of business",
            answer(409, Bodies.failure("error.msg.loan.locked")), .retrySameKey(.busy)),
        Row("409 without a body", answer(409), .retrySameKey(.busy)),
        Row(
            "409 kept",
            answer(409, Bodies.failure("error.msg.platform.service.loan.conflict"), cached),
            .reconcile(ifAbsent: .newKey)),
        Row(
            "500", answer(500, #"{"Exception":"java.lang.NullPointerException"}"#),
            .retrySameKey(.busy)),
        Row("500 kept", answer(500, #"{"Exception":"x"}"#, cached), .reconcile(ifAbsent: .newKey)),
        Row(
            "503, a job runs",
            answer(
                503,
                Bodies.failure(
                    "error.msg.platform.service.unavailable",
                    "error.msg.sheduler.job.currently.running")),
            .retrySameKey(.busy)),
        Row("503 kept", answer(503, "", cached), .reconcile(ifAbsent: .newKey)),
    ]

    /// What a person decides.
    static let refusals: [Row] = [
        Row("403, a rule", domain(holiday), refused(holiday)),
        Row(
            "400, a field",
            answer(400, Bodies.failure(Bodies.validation, "validation.msg.date.blank")),
            refused("validation.msg.date.blank")),
        Row(
            "400, a field it does not know",
            answer(400, Bodies.failure(Bodies.validation, "error.msg.parameter.unsupported")),
            refused("error.msg.parameter.unsupported")),
        Row(
            "400, a command it does not know",
            answer(400, Bodies.failure("error.msg.command.unsupported")),
            .refused(FineractRefusal(code: "error.msg.command.unsupported", words: "Top words."))),
        Row(
            "400, no JSON, without an envelope",
            answer(
                400,
                #"{"developerMessage":"x","defaultUserMessage":"Bad.","userMessageGlobalisationCode":"error.msg.invalid.request.body"}"#
            ),
            .refused(FineractRefusal(code: "error.msg.invalid.request.body", words: "Bad."))),
        Row(
            "404, an account it does not know",
            answer(
                404, Bodies.failure("error.msg.resource.not.found", "error.msg.loan.id.invalid")),
            refused("error.msg.loan.id.invalid")),
        Row(
            "503 that will not pass",
            domain("error.msg.loan.transfer.transaction.update.not.allowed", 503),
            refused("error.msg.loan.transfer.transaction.update.not.allowed")),
        Row(
            "errors that are null",
            answer(403, #"{"userMessageGlobalisationCode":"error.msg.x","errors":null}"#),
            .refused(FineractRefusal(code: "error.msg.x", words: ""))),
    ]

    /// What has to be looked for.
    static let doubtful: [Row] = [
        Row(
            "403, a rule, kept: the other side may have had it posted since",
            answer(403, Bodies.failure(Bodies.domainRule, holiday), cached),
            kept(holiday)),
        Row(
            "403 kept without a body", answer(403, "", cached),
            .reconcile(ifAbsent: .refused(FineractRefusal(code: "http.403", words: "")))),
        Row(
            "400, the name is taken", answer(400, Bodies.failure(Bodies.validation, unique)),
            .reconcile(ifAbsent: .refused(uniqueRefusal))),
        Row(
            "400, the name is taken, kept",
            answer(400, Bodies.failure(Bodies.validation, unique), cached),
            .reconcile(ifAbsent: .refused(uniqueRefusal))),
        Row(
            "403, a fault of integrity", answer(403, Bodies.failure(integrity, integrity)),
            .reconcile(ifAbsent: .refused(FineractRefusal(code: integrity, words: "In words.")))),
    ]

    /// What stops everything.
    static let halts: [Row] = [
        Row("401", answer(401, Bodies.html), .halt(.wrongCredentials)),
        Row(
            "401 in JSON", answer(401, Bodies.failure("error.msg.not.authenticated")),
            .halt(.wrongCredentials)),
        Row(
            "403, no permission",
            answer(
                403,
                Bodies.failure(
                    "error.msg.not.authorized", "error.msg.not.authorized",
                    words: "No permission REPAYMENT_LOAN.")),
            .halt(.notPermitted("No permission REPAYMENT_LOAN."))),
        Row(
            "400, the page for an unknown tenant", answer(400, Bodies.tenantPage),
            .halt(.wrongTenant)),
        Row(
            "400, the same in Spring's JSON",
            answer(400, #"{"timestamp":"x","status":400,"error":"Bad Request","path":"/"}"#),
            .halt(.wrongTenant)),
        Row(
            "400, an expired password", answer(400, Bodies.failure("error.msg.password.outdated")),
            .halt(.passwordExpired)),
        Row(
            "403, an expired password", domain("error.msg.password.outdated"),
            .halt(.passwordExpired)),
        Row(
            "401, an unknown tenant, as older servers say it",
            answer(401, Bodies.failure("error.msg.invalid.tenant.identifier")),
            .halt(.wrongTenant)),
        Row(
            "405, read only", answer(405, Bodies.failure("error.msg.invalid.instance.type")),
            .halt(.readOnly)),
        Row("405 of a proxy", answer(405, Bodies.html), .retrySameKey(.unanswered)),
        Row("415", answer(415), .halt(.notUnderstood(status: 415))),
    ]

    @Test(arguments: good + silent + transient + refusals + doubtful + halts)
    func `a reply means what the table says`(row: Row) {
        #expect(PostingAnswer(row.reply) == row.means)
    }

    @Test func `an item the batch does not know goes alone`() {
        let reply = answer(501, "Resource with method POST and relativeUrl v1/x doesn't exist")
        #expect(PostingAnswer(reply) == .sendAlone)
    }

    /// Whatever the server answers, only an id means posted: nothing else may end a posting well.
    @Test func `nothing but an id in a 200 is taken for posted`() {
        for status in [100, 200, 201, 204, 302, 400, 401, 403, 404, 409, 425, 500, 503] {
            for body in [Bodies.html, "", Bodies.pending, Bodies.echo, "[]", "null", "564"] {
                for headers in [[], [cached]] {
                    let reply = FineractReply.answered(
                        FineractAnswer(status: status, headers: headers, body: Array(body.utf8)))
                    if case .posted = PostingAnswer(reply) { Issue.record("\(status) \(body)") }
                }
            }
        }
    }
}
