/// What Fineract said when it refused.
public struct FineractRefusal: Hashable, Sendable {
    /// The code of the rule: `error.msg.loan.transaction.cannot.be.a.future.date`. Where Fineract
    /// names none, `http.` and the status.
    public var code: String

    /// In its own words, for whoever decides.
    public var words: String

    public init(code: String, words: String) {
        self.code = code
        self.words = words
    }
}

/// An error body (`ApiGlobalErrorResponse`), or the bare `ApiParameterError` that some old paths
/// answer with.
public struct FineractErrorBody: Hashable, Sendable {
    /// `validation.msg.domain.rule.violation`: what sort of error.
    public var topCode: String

    /// What each of the errors says; the first one names the rule.
    public var errors: [FineractRefusal]

    /// The most words somebody is shown, in characters.
    private static let longestWords = 300

    /// Nil where the body is no such thing.
    public init?(_ json: JSON?) {
        guard let json, let topCode = json["userMessageGlobalisationCode"]?.string else {
            return nil
        }
        self.topCode = topCode
        errors = (json["errors"]?.elements ?? []).compactMap(Self.refusal)
        ownWords = Self.words(of: json)
    }

    private let ownWords: String

    /// The rule that was broken, with words for whoever decides.
    public var refusal: FineractRefusal {
        guard let first = errors.first else {
            return FineractRefusal(code: topCode, words: ownWords)
        }
        let words = errors.map(\.words).filter { !$0.isEmpty }.joined(separator: " ")
        return FineractRefusal(
            code: first.code,
            words: words.isEmpty ? ownWords : String(words.prefix(Self.longestWords)))
    }

    /// Whether any part of it bears a code that contains `part`.
    func names(_ part: String) -> Bool {
        topCode.contains(part) || errors.contains { $0.code.contains(part) }
    }

    private static func refusal(_ error: JSON) -> FineractRefusal? {
        error["userMessageGlobalisationCode"]?.string.map {
            FineractRefusal(code: $0, words: words(of: error))
        }
    }

    private static func words(of error: JSON) -> String {
        let words = error["defaultUserMessage"]?.string ?? error["developerMessage"]?.string ?? ""
        return String(words.prefix(longestWords))
    }
}
