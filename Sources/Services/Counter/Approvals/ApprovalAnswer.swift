internal import TextCommands

/// What a manager is told about what he decided.
public struct ApprovalAnswer: Sendable {
    let reply: Reply

    /// Whether the books took it.
    public let isDone: Bool
    private let rules: CounterRules

    init(reply: Reply, isDone: Bool, rules: CounterRules) {
        self.reply = reply
        self.isDone = isDone
        self.rules = rules
    }

    /// In the branch's first language.
    public var text: String { rules.pack(nil).text(of: reply) }
}
