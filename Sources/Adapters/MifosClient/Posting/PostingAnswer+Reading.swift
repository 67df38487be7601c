extension PostingAnswer {
    /// The decision table: what a reply to a posting means (facts/fineract.md §1.3 and §2).
    ///
    /// The one place that decides; pure, so that every line of the table is a line of a test.
    public init(_ reply: FineractReply) {
        switch reply {
        case .unanswered: self = .retrySameKey(.unanswered)
        case .answered(let answer): self.init(answer)
        }
    }

    /// The same for an answer, of a request or of an item of a batch.
    public init(_ answer: FineractAnswer) {
        switch answer.status {
        case 200..<300: self = Self.success(answer)
        // Always with the mark of the cache, and the request as its body.
        case 425: self = .retrySameKey(.inProgress)
        case 400..<600: self = Self.failure(answer)
        // A redirection is a portal's or a proxy's: Fineract has none.
        default: self = .retrySameKey(.unanswered)
        }
    }

    private static func success(_ answer: FineractAnswer) -> PostingAnswer {
        guard let json = answer.json, case .object = json else {
            // A kept answer without a body will never have one.
            return answer.isServedFromCache
                ? .reconcile(ifAbsent: .newKey) : .retrySameKey(.unanswered)
        }
        let command = json["commandId"]?.integer
        if json["rollbackTransaction"]?.truth == true {
            return command.map { .pendingApproval(command: $0) } ?? .reconcile(ifAbsent: .sameKey)
        }
        if let resource = json["resourceId"]?.integer {
            return .posted(resource: resource, isCached: answer.isServedFromCache)
        }
        return command.map { .pendingApproval(command: $0) } ?? .reconcile(ifAbsent: .sameKey)
    }

    private static func failure(_ answer: FineractAnswer) -> PostingAnswer {
        let error = FineractErrorBody(answer.json)
        if let halt = halt(answer, error) { return .halt(halt) }
        if let error, error.names("externalId.value.must.be.unique") {
            // Somebody posted it: this branch, the bundle, or another with the same name.
            return .reconcile(ifAbsent: .refused(error.refusal))
        }
        if let error, error.names("loan.transfer.transaction.update.not.allowed") {
            return .refused(error.refusal)
        }
        switch answer.status {
        case 501: return .sendAlone
        case 408, 409, 413, 429, 500...: return transient(answer)
        default: return refusal(answer, error)
        }
    }

    /// A failure that may pass. The server kept it when it says so: the key is then used up, and
    /// what it did was rolled back, unless an earlier try got through.
    private static func transient(_ answer: FineractAnswer) -> PostingAnswer {
        answer.isServedFromCache ? .reconcile(ifAbsent: .newKey) : .retrySameKey(.busy)
    }

    private static func refusal(
        _ answer: FineractAnswer, _ error: FineractErrorBody?
    ) -> PostingAnswer {
        guard let error else {
            guard answer.isServedFromCache else { return .retrySameKey(.unanswered) }
            return .reconcile(
                ifAbsent: .refused(FineractRefusal(code: "http.\(answer.status)", words: "")))
        }
        // Some databases call a duplicate external id a fault of integrity.
        if error.names("data.integrity.issue") {
            return .reconcile(ifAbsent: .refused(error.refusal))
        }
        // Said of an earlier try: another one since, from the branch or from its bundle, may have
        // got through with a new key.
        return answer.isServedFromCache
            ? .reconcile(ifAbsent: .refused(error.refusal)) : .refused(error.refusal)
    }
}

extension PostingAnswer {
    private static func halt(_ answer: FineractAnswer, _ error: FineractErrorBody?) -> Halt? {
        // Older servers say the same with a 401 or a 403.
        if error?.names("invalid.tenant.identifier") == true { return .wrongTenant }
        if error?.names("error.msg.password.outdated") == true { return .passwordExpired }
        switch answer.status {
        case 401: return .wrongCredentials
        case 400: return error == nil && !answer.isServedFromCache ? .wrongTenant : nil
        case 403:
            guard let error, error.names("error.msg.not.authorized") else { return nil }
            return .notPermitted(error.refusal.words)
        case 405: return error?.names("invalid.instance.type") == true ? .readOnly : nil
        case 415: return .notUnderstood(status: 415)
        default: return nil
        }
    }
}
