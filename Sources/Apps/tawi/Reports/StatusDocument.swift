internal import Accounting
internal import LedgerStore

/// How the branch stands, as machines read it.
struct StatusDocument: Encodable {
    struct Messages: Encodable {
        let received: Int
        let waiting: Int
        let quarantined: Int
    }

    struct People: Encodable {
        let officers: Int
        let clients: Int
        let accounts: Int
    }

    struct Ledger: Encodable {
        let entries: Int64
        let last: String?
    }

    let branch: String
    let running: Bool
    let people: People
    let messages: Messages

    /// Parts of messages by their state.
    let outbox: [String: Int]
    let ledger: Ledger
    let cash: CashStatus

    /// Sentences somebody was told in another language than his own, the most wanted first.
    let untranslated: [UntranslatedDocument]

    /// How each modem is; nil when the service does not run, or does not say.
    let modems: [ModemDocument]?

    /// What a person has to know, oldest first.
    let alarms: [AlarmDocument]

    /// How far head office is; nil where there is none.
    let headOffice: HeadOfficeDocument?

    init(
        branch: String, isRunning: Bool, modems: [ModemDocument]?, cash: CashStatus,
        hasHeadOffice: Bool, books: OpenBooks
    ) throws {
        self.branch = branch
        self.cash = cash
        self.modems = modems
        alarms = try books.alarms.open().map(AlarmDocument.init)
        headOffice = hasHeadOffice ? try HeadOfficeDocument(books) : nil
        untranslated = try books.untranslated.all().map(UntranslatedDocument.init)
        running = isRunning
        let counts = try books.people.counts()
        people = People(
            officers: counts.officers, clients: counts.clients, accounts: counts.accounts)
        let inbox = try books.inbox.counts()
        messages = Messages(
            received: inbox.received, waiting: inbox.unhandled, quarantined: inbox.quarantined)
        let parts = try books.outbox.counts()
        outbox = Dictionary(
            uniqueKeysWithValues: PartState.allCases.map { ($0.rawValue, parts[$0] ?? 0) })
        let last = try books.ledger.lastEntry()
        ledger = Ledger(entries: last?.sequence ?? 0, last: last?.recordedAt.iso8601)
    }
}

extension StatusDocument {
    enum CodingKeys: String, CodingKey {
        case branch, running, people, messages, outbox, ledger, cash, untranslated, modems, alarms
        case headOffice = "head_office"
    }
}

/// A sentence a language pack lacks, as machines read it.
struct UntranslatedDocument: Encodable {
    let language: String
    let sentence: String
    let times: Int

    init(_ untranslated: UntranslatedSentence) {
        language = untranslated.language
        sentence = untranslated.sentence
        times = untranslated.times
    }
}

/// An alarm that lasts, as machines read it.
struct AlarmDocument: Encodable {
    let kind: String
    let modem: String?
    let sentence: String
    let raised: String

    init(_ alarm: Alarm) {
        kind = alarm.kind.rawValue
        modem = alarm.modem
        sentence = alarm.sentence
        raised = alarm.raisedAt.iso8601
    }
}

extension StatusDocument {
    /// Lines for people; the last says what to do next, when there is something to do.
    var plain: [String] {
        [
            "\(branch): the service \(running ? "runs" : "does not run")",
            "people    \(people.clients) clients, \(people.officers) officers",
            "received  \(messages.received), \(messages.waiting) waiting, "
                + "\(messages.quarantined) in quarantine",
            "sent      \(sent)",
            "ledger    \(ledger.entries) entries",
            "cash      \(cash.plain)",
        ] + headOfficeLines + languageLines + (modems ?? []).map { "modem     \($0.summary)" }
            + alarms.map { "alarm     \($0.sentence)" } + nextAction
    }

    private var headOfficeLines: [String] {
        headOffice.map { ["office    \($0.summary)"] } ?? []
    }

    private var languageLines: [String] {
        untranslated.map { "language  \($0.language) lacks \($0.sentence), \($0.times) times" }
    }

    /// The states there are always something of, then those that are worth a look.
    private var sent: String {
        let count = { (state: PartState) in outbox[state.rawValue] ?? 0 }
        let done = count(.sent) + count(.delivered)
        let always: [PartState] = [.delivered, .queued, .unknown, .failed]
        let sometimes = [PartState.undelivered, .expired, .sending].filter { count($0) > 0 }
        return (["\(done)"] + (always + sometimes).map { "\(count($0)) \($0.rawValue)" })
            .joined(separator: ", ")
    }

    private var nextAction: [String] {
        if !running { return ["Start it: systemctl start tawi (or tawi serve --config FILE)"] }
        if modems == nil || modems?.contains(where: { $0.state != .ready }) == true {
            return ["Look at: tawi doctor"]
        }
        if !alarms.isEmpty { return ["Look at: tawi doctor"] }
        if let headOffice, headOffice.conflicts > 0 { return ["Look at: tawi sync conflicts"] }
        if messages.quarantined > 0 { return ["Look at: tawi messages --quarantined"] }
        return []
    }
}

extension ModemDocument {
    /// Name, state, network and signal in one line.
    fileprivate var summary: String {
        let facts = [networkWords, signalWords].compactMap(\.self)
        let opening = "\(name) is \(stateWords)"
        if let trouble { return "\(opening): \(trouble)" }
        return facts.isEmpty ? opening : "\(opening): \(facts.joined(separator: ", "))"
    }
}
