internal import Accounting
internal import ArgumentParser
internal import LedgerStore

/// `tawi users log`: who decided what.
struct UsersLogVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "List the decisions, oldest first.",
        discussion: """
            Example: tawi users log --about officer:PO
                     tawi users log --json
            """)

    @Option(help: "Only those about this: a reference, officer:PO, client:1024.")
    var about: String?

    @OptionGroup var options: BooksOptions

    @Flag(help: "Print one JSON object a line.") var json = false

    func run() async throws {
        try await reporting {
            let (configuration, books) = try options.open()
            let decisions = try await books.read { [about] in try $0.decisions.all(about: about) }
            for filed in decisions {
                let document = DecisionDocument(filed)
                if json {
                    try printJSON(document)
                } else {
                    printLine(document.plain(configuration.calendar.civilTime(of: filed.at)))
                }
            }
        }
    }
}

/// A decision as machines read it.
private struct DecisionDocument: Encodable {
    var id: Int64
    var at: String
    var by: String
    var decision: String
    var about: String
    var detail: String
    var message: Int64?

    init(_ filed: FiledDecision) {
        id = filed.id
        at = filed.at.iso8601
        by = filed.decision.actor
        decision = filed.decision.kind
        about = filed.decision.subject
        detail = filed.decision.detail
        message = filed.decision.message
    }

    func plain(_ time: CivilTime) -> String {
        let more = detail.isEmpty ? "" : " (\(detail))"
        return "\(time.day.iso) \(time.hourAndMinute)  \(by): \(decision), \(about)\(more)"
    }
}
