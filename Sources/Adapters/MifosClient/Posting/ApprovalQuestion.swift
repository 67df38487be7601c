/// What became of a command that somebody at head office has to approve first.
public enum ApprovalFinding: Hashable, Sendable {
    case approved(resource: Int64?)
    case rejected
    case waiting

    /// The user may not read audits, or nobody answered.
    case unknown
    case halt(PostingAnswer.Halt)
}

/// A question after such a command.
public struct ApprovalQuestion: Hashable, Sendable {
    public var command: Int64

    public init(command: Int64) { self.command = command }

    public var request: FineractRequest { .get("audits/\(command)") }

    /// What a reply says; it may be a word in any spelling, for the server's is not settled.
    public func finding(_ reply: FineractReply) -> ApprovalFinding {
        guard case .answered(let answer) = reply else { return .unknown }
        guard answer.status == 200, let json = answer.json else {
            // Not being allowed to read audits is no reason to post nothing.
            if answer.status == 401 { return .halt(.wrongCredentials) }
            return .unknown
        }
        switch Self.word(json["processingResult"]) {
        case "processed": return .approved(resource: json["resourceId"]?.integer)
        case "rejected": return .rejected
        case "awaiting": return .waiting
        default: return .unknown
        }
    }

    /// A plain text, or an enum of Fineract's.
    private static func word(_ json: JSON?) -> String? {
        let text = json?.string ?? json?["code"]?.string ?? json?["value"]?.string
        let words = text?.lowercased().split { $0 == "." || $0 == " " } ?? []
        return words.contains("awaiting") ? "awaiting" : words.last.map(String.init)
    }
}
