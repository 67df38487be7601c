import Accounting
import MifosClient
import Testing

/// Bodies as Fineract writes them (facts/fineract.md §1.2, §1.3).
enum Bodies {
    static func failure(
        _ top: String, _ code: String? = nil, words: String = "In words.", status: Int = 403
    ) -> String {
        let errors = code.map {
            """
            [{"developerMessage":"For developers.","defaultUserMessage":"\(words)",\
            "userMessageGlobalisationCode":"\($0)","parameterName":"id","value":null,"args":[]}]
            """
        }
        return """
            {"developerMessage":"Request was understood.","httpStatusCode":"\(status)",\
            "defaultUserMessage":"Top words.","userMessageGlobalisationCode":"\(top)",\
            "errors":\(errors ?? "[]")}
            """
    }

    static let domainRule = "validation.msg.domain.rule.violation"
    static let validation = "validation.msg.validation.errors.exist"
    static let repayment =
        #"{"officeId":1,"clientId":1,"loanId":5,"resourceId":564,"changes":{"locale":"en"}}"#
    static let pending =
        #"{"commandId":55,"rollbackTransaction":true,"resourceExternalId":{},"subResourceExternalId":{}}"#
    static let echo =
        #"{"locale":"en","dateFormat":"yyyy-MM-dd","transactionAmount":500.00}"#
    static let html = "<html><body><h1>It works!</h1></body></html>"
    static let tenantPage =
        "<html><body>No tenant identifier found: Add request header</body></html>"
}

let cached = FineractAnswer.Header("x-served-from-cache", "true")

func answer(
    _ status: Int, _ body: String = "", _ headers: FineractAnswer.Header...
) -> FineractReply {
    .answered(FineractAnswer(status: status, headers: headers, body: Array(body.utf8)))
}

var shilling: Currency {
    get throws { try #require(Currency("KES")) }
}

func shillings(_ amount: Int64, cents: Int64 = 0) throws -> Money {
    Money(minorUnits: amount * 100 + cents, currency: try shilling)
}

func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }
