/// A request that Fineract refuses, with the answer that says why.
struct FineractRefusal: Error, Hashable {
    var answer: FineractAnswer

    /// The envelope of an error (`ApiGlobalErrorResponse`); its status is a string.
    init(status: Int, code: String, message: String, user: String, faults: [ParameterFault] = []) {
        answer = FineractAnswer(
            [
                "developerMessage": .string(message), "httpStatusCode": .string("\(status)"),
                "defaultUserMessage": .string(user), "userMessageGlobalisationCode": .string(code),
                "errors": .array(faults.map(\.json)),
            ], status: status)
    }

    init(_ answer: FineractAnswer) { self.answer = answer }
}

extension FineractRefusal {
    static func invalid(_ faults: [ParameterFault]) -> FineractRefusal {
        FineractRefusal(
            status: 400, code: "validation.msg.validation.errors.exist",
            message: "The request was invalid. This typically will happen due to validation errors "
                + "which are provided.",
            user: "Validation errors exist.", faults: faults)
    }

    static func invalid(_ code: String, _ message: String, _ parameter: String) -> FineractRefusal {
        invalid([ParameterFault(code: code, message: message, parameter: parameter)])
    }

    /// A rule of the business says no (`AbstractPlatformDomainRuleException`).
    static func domainRule(
        _ code: String, _ message: String, _ arguments: [JSONValue] = []
    ) -> FineractRefusal {
        FineractRefusal(
            status: 403, code: "validation.msg.domain.rule.violation",
            message: "Request was understood but caused a domain rule violation.",
            user: "Errors contain reason for domain rule violation.",
            faults: [ParameterFault(code: code, message: message, arguments: arguments)])
    }

    /// The database says no (`PlatformDataIntegrityException`).
    static func dataIntegrity(_ message: String) -> FineractRefusal {
        let code = "error.msg.data.integrity.issue"
        return FineractRefusal(
            status: 403, code: code, message: message, user: message,
            faults: [ParameterFault(code: code, message: message)])
    }

    static func notFound(_ code: String, _ message: String, _ id: String) -> FineractRefusal {
        FineractRefusal(
            status: 404, code: "error.msg.resource.not.found",
            message: "The requested resource is not available.",
            user: "The requested resource is not available.",
            faults: [ParameterFault(code: code, message: message, arguments: [.string(id)])])
    }

    /// - Parameter permission: What the user may not: `REPAYMENT_LOAN`.
    static func notAuthorized(_ permission: String) -> FineractRefusal {
        FineractRefusal(
            status: 403, code: "error.msg.not.authorized",
            message: "The user associated with credentials passed on this request does not have "
                + "sufficient privileges to perform this action.",
            user: "Insufficient privileges to perform this action.",
            faults: [
                ParameterFault(
                    code: "error.msg.not.authorized",
                    message: "User has no authority to: \(permission)")
            ])
    }

    static let notAuthenticated = FineractRefusal(
        status: 401, code: "error.msg.not.authenticated",
        message: "Invalid authentication details were passed in api request.",
        user: "Unauthenticated. Please login.")

    static let passwordOutdated = FineractRefusal(
        status: 400, code: "error.msg.password.outdated",
        message: "The password of the user is outdated, please reset it.",
        user: "Password is outdated.")

    static let readOnly = FineractRefusal(
        status: 405, code: "error.msg.invalid.instance.type",
        message: "Method not allowed, instance does not support it.",
        user: "Method not allowed.")

    static let jobRunning = FineractRefusal(
        status: 503, code: "error.msg.platform.service.unavailable",
        message: "The server is currently unable to handle the request.",
        user: "Service unavailable.",
        faults: [
            ParameterFault(
                code: "error.msg.sheduler.job.currently.running",
                message: "Scheduler job is currently running. Please wait for the completion.")
        ])

    static let conflict = FineractRefusal(
        status: 409, code: "error.msg.platform.service.cannotacquirelock.conflict",
        message: "The request caused a data integrity issue to be fired by the database.",
        user: "A lock could not be acquired.",
        faults: [
            ParameterFault(
                code: "error.msg.platform.service.cannotacquirelock.conflict",
                message: "A lock could not be acquired.")
        ])

    static let exception = FineractRefusal(
        FineractAnswer(
            ["Exception": "could not execute statement; SQL [n/a]; constraint [null]"],
            status: 500))

    static func loanLocked(_ id: Int) -> FineractRefusal {
        var refusal = FineractRefusal(
            status: 409, code: "error.msg.loan.locked",
            message: "Loan is locked by the COB job. Loan ID: \(id)",
            user: "Loan is locked by the COB job. Loan ID: \(id)")
        refusal.answer.contentType = nil
        return refusal
    }

    static func unsupportedCommand(_ command: String) -> FineractRefusal {
        let message = "The command \(command) is not supported."
        return FineractRefusal(
            status: 400, code: "error.msg.command.unsupported", message: message, user: message,
            faults: [
                ParameterFault(
                    code: "error.msg.command.unsupported", message: message, parameter: "command",
                    arguments: [.string(command)])
            ])
    }

    static func badQuery(_ name: String, _ value: String) -> FineractRefusal {
        let message = "The query parameter \(name) has an unsupported value of: \(value)"
        let code = "error.msg.query.parameter.value.unsupported"
        return FineractRefusal(
            status: 400, code: code, message: message, user: message,
            faults: [ParameterFault(code: code, message: message, parameter: name)])
    }

    /// A body that is no JSON is answered without the envelope.
    static let invalidBody = FineractRefusal(
        FineractAnswer(
            [
                "developerMessage": .string(
                    "The referenced JSON data is invalid, validate date format as yyyy-MM-dd "
                        + "or other cases like String instead of Number"),
                "defaultUserMessage": "Invalid JSON body.",
                "userMessageGlobalisationCode": "error.msg.invalid.request.body",
                "parameterName": "id",
            ], status: 400))

    /// The servlet container's own page, which is no answer of Fineract's.
    static func page(_ status: Int, _ reason: String, _ message: String) -> FineractRefusal {
        var answer = FineractAnswer(
            status: status,
            body: "<!doctype html><html lang=\"en\"><head><title>HTTP Status \(status) – \(reason)"
                + "</title></head><body><h1>HTTP Status \(status) – \(reason)</h1><p>\(message)"
                + "</p></body></html>",
            contentType: "text/html;charset=utf-8")
        if [400, 401].contains(status) {
            answer.headers["WWW-Authenticate"] = "Basic realm=\"Fineract Platform API\""
        }
        return FineractRefusal(answer)
    }
}
