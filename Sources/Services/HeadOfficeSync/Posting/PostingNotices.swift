internal import Accounting
public import LedgerStore
internal import TextCommands

/// Writes down what a round learned about head office, and tells the managers what concerns them.
struct PostingNotices {
    let books: OpenBooks
    let languages: Languages
    let now: Moment

    /// - Parameter answered: Whether Fineract answered at all.
    func note(_ report: PostingReport, answered: Bool) throws {
        if answered { try books.headOffice.noteAnswer(at: now) }
        switch report.stop {
        case .offline(let reason): try books.headOffice.noteFailure(reason.sentence, at: now)
        case .halted(let sentence):
            try books.headOffice.noteHalt(sentence, at: now)
            try books.alarms.raise(.headOfficeHalted, sentence, at: now)
        case nil where answered:
            try books.headOffice.clearHalt()
            try books.alarms.clear(.headOfficeHalted, at: now)
        case nil: break
        }
        try noteConflicts()
    }

    private func noteConflicts() throws {
        let count = try books.postings.counts()[.refused] ?? 0
        guard count > 0 else {
            try books.alarms.clear(.headOfficeRefused, at: now)
            return
        }
        let words = languages.pack(nil).text(of: .headOffice(.conflicts(count)))
        try books.alarms.raise(.headOfficeRefused, words, at: now)
    }
}

extension AlarmKind {
    /// Nothing can be posted until somebody has put something right.
    public static let headOfficeHalted = AlarmKind(rawValue: "head-office-halted")

    /// Head office refused something; it waits in the conflict desk.
    public static let headOfficeRefused = AlarmKind(rawValue: "head-office-refused")
}

extension PostingReport.NetworkReason {
    /// Why nobody answers, for whoever looks after the box.
    public var sentence: String {
        switch self {
        case .unreachable: "Nobody answers at head office's address."
        case .untrusted:
            "The certificate of head office's server is not trusted. Where head office has an "
                + "authority of its own, name its certificate in tawi.toml: ca_file."
        case .cut: "The line was cut."
        case .timedOut: "The line is too slow, or the server too busy."
        case .garbled: "What came back is no HTTP."
        case .stranger: "Somebody answers who is not Fineract: a portal or a proxy."
        case .failing: "Head office's server is busy or in trouble; it is tried again."
        case .cancelled: "It was told to stop."
        }
    }
}
