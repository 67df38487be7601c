internal import Accounting
internal import HeadOfficeSync
internal import LedgerStore
internal import TextCommands

/// Something head office refused, as machines read it. The amount is in minor units.
struct ConflictDocument: Encodable, Sendable {
    let conflict: Int64
    let reference: String
    let client: String
    let name: String
    let officer: String
    let account: String
    let kind: String
    let amount: Int64
    let currency: String
    let day: String
    let state: String

    /// Mifos' code and words, and what they mean.
    let code: String
    let words: String
    let meaning: String
    let choices: [String]

    /// The references of the collections that wait behind it.
    let waiting: [String]

    private let money: String

    init(_ conflict: Conflict, in languages: Languages) {
        let posting = conflict.posting
        self.conflict = posting.id
        reference = posting.reference.text
        client = conflict.client
        name = conflict.name
        officer = posting.officer
        account = posting.account.code
        kind = posting.kind.rawValue
        amount = posting.amount.minorUnits
        currency = posting.amount.currency.code
        day = posting.day.iso
        state = posting.state.rawValue
        code = posting.code ?? ""
        words = posting.words ?? ""
        meaning = languages.pack(nil).text(of: .headOffice(.refusal(conflict.objection)))
        choices = conflict.choices.map(\.rawValue)
        waiting = conflict.waiting.map(\.text)
        money = posting.amount.textWithCode
    }

    /// Lines for people: what it is, why, and what can be done.
    var plain: [String] {
        var lines = [
            "\(conflict)  \(reference)  \(kind) of \(money) on \(account), \(day), "
                + "\(client) \(name), officer \(officer)",
            "    \(state == "parked" ? "In suspense. " : "")\(meaning)",
        ]
        if !words.isEmpty { lines.append("    Mifos: \(words) [\(code)]") }
        if !waiting.isEmpty { lines.append("    \(waitingSentence)") }
        let verbs = choices.map { "tawi sync conflicts \($0) \(conflict)" }
        return lines + ["    Choose: \(verbs.joined(separator: " | "))"]
    }
    private var waitingSentence: String {
        let what = waiting.count == 1 ? "collection waits" : "collections wait"
        return "\(waiting.count) \(what) behind it: \(waiting.joined(separator: ", "))"
    }
}

extension ConflictDocument {
    /// A line for each code that several were refused with, and can be sent again.
    static func ofOneCause(_ documents: [ConflictDocument]) -> [String] {
        let retried = documents.filter { $0.choices.contains(Conflict.Choice.retry.rawValue) }
        let causes = Dictionary(grouping: retried, by: \.code)
            .filter { $1.count > 1 && !$0.isEmpty }
        return causes.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map {
            "\($1.count) for one reason. Once it is put right: "
                + "tawi sync conflicts retry --code \($0) --by MANAGER"
        }
    }
}
