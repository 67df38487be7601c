internal import Accounting
internal import HeadOfficeSync
internal import LedgerStore

/// What became in Mifos of a branch's bundles, as machines read it. Amounts are in minor units.
struct PostedBundlesDocument: Encodable, Sendable {
    let branch: String

    /// Posted now, and found there: posted by an earlier try, or by the branch over the line.
    let posted: Int
    let alreadyThere: Int
    let refused: [Refusal]

    /// Waits for the next time, for an approval in Mifos, or for an account Mifos does not know.
    let waiting: Int
    let pendingApproval: Int
    let unaddressed: Int

    /// Left to the branch, where a person decides or counts.
    let undecided: Int
    let uncounted: Int

    /// Why it ended early; nil when it did not.
    let stop: String?

    struct Refusal: Encodable, Sendable {
        let reference: String
        let account: String
        let kind: String
        let amount: Int64
        let currency: String
        let code: String
        let words: String
        private let money: String

        init(_ posting: HeadOfficePosting) {
            reference = posting.reference.text
            account = posting.account.code
            kind = posting.kind.rawValue
            amount = posting.amount.minorUnits
            currency = posting.amount.currency.code
            code = posting.code ?? ""
            words = posting.words ?? ""
            money = posting.amount.textWithCode
        }

        enum CodingKeys: String, CodingKey {
            case reference, account, kind, amount, currency, code, words
        }

        var plain: String {
            let why =
                switch OwnRefusal(rawValue: code) {
                case .leftToBranch: "The branch has settled what becomes of it."
                case .accountUnknown: "Mifos has no such account."
                default: "Mifos: \(words) [\(code)]"
                }
            return "  refused  \(reference)  \(kind) of \(money) on \(account). \(why)"
        }
    }

    init(_ branch: String, _ report: PostingReport, _ file: OpenPostings) throws {
        let counts = try file.postings.counts()
        let dealings = try file.dealings()
        self.branch = branch
        posted = report.posted - report.alreadyThere
        alreadyThere = report.alreadyThere + dealings.posted
        refused = try file.postings.conflicts().map(Refusal.init)
        let open: [HeadOfficePosting.State] = [.waiting, .sending, .unknown]
        waiting = open.reduce(0) { $0 + (counts[$1] ?? 0) }
        pendingApproval = counts[.pendingApproval] ?? 0
        unaddressed = try file.postings.unaddressed()
        (undecided, uncounted) = (dealings.undecided, dealings.uncounted)
        stop = report.stopSentence
    }

    enum CodingKeys: String, CodingKey {
        case branch, posted, refused, waiting, unaddressed, undecided, uncounted, stop
        case alreadyThere = "already_there"
        case pendingApproval = "pending_approval"
    }

    /// Whether there is nothing to run it again for.
    var isDone: Bool { waiting == 0 && stop == nil }

    /// Lines for people.
    var plain: [String] {
        let more = [
            (pendingApproval, "wait for an approval in Mifos"),
            (unaddressed, "of accounts Mifos does not know"),
            (uncounted, "not counted at the branch yet"),
            (undecided, "left to a decision at the branch: tawi sync conflicts"),
            (waiting - unaddressed, "wait: run it again"),
        ]
        return [
            "\(branch): \(posted) posted, \(alreadyThere) already there, \(refused.count) refused"
        ] + refused.map(\.plain) + more.filter { $0.0 > 0 }.map { "  \($0.0) \($0.1)" }
            + (stop.map { ["  \($0)"] } ?? [])
    }
}
