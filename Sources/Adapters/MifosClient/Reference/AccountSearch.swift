/// A search for an account by the number printed on the client's papers.
public struct AccountSearch: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case loan
        case savings
    }

    public var kind: Kind
    public var accountNumber: String

    public init(_ kind: Kind, accountNumber: String) {
        self.kind = kind
        self.accountNumber = accountNumber
    }

    public var request: FineractRequest {
        .get(
            "search",
            [
                .init("query", accountNumber),
                .init("resource", kind == .loan ? "loans" : "savings"),
                .init("exactMatch", "true"),
            ])
    }

    /// Whether it is an answer to the search, with hits or without.
    public func isAnswered(by answer: FineractAnswer) -> Bool {
        guard answer.status == 200, case .list? = answer.json else { return false }
        return true
    }

    /// The account's number at head office; nil unless exactly one bears the printed one.
    public func account(in answer: FineractAnswer) -> Int64? {
        guard answer.status == 200, let json = answer.json else { return nil }
        let hits = json.elements.filter { hit in
            hit["entityAccountNo"]?.string == accountNumber
                && (hit["entityType"]?.string?.uppercased().hasPrefix(
                    kind == .loan ? "LOAN" : "SAVING")
                    ?? false)
        }.compactMap { $0["entityId"]?.integer }
        return Set(hits).count == 1 ? hits[0] : nil
    }
}
