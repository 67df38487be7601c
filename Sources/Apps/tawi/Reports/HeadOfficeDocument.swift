internal import Accounting
internal import LedgerStore

/// How the branch stands with head office, as machines read it.
struct HeadOfficeDocument: Encodable, Sendable {
    /// Postings by their state.
    let postings: [String: Int]

    /// Postings whose account head office's number is not known of.
    let unaddressed: Int
    let lastAnswer: String?
    let failure: Failure?
    let halt: Failure?
    let businessDate: String?

    struct Failure: Encodable, Sendable {
        let at: String
        let sentence: String

        init(_ failure: HeadOfficeContact.Failure) {
            at = failure.at.iso8601
            sentence = failure.sentence
        }
    }

    init(_ books: OpenBooks) throws {
        let counts = try books.postings.counts()
        postings = Dictionary(
            uniqueKeysWithValues: HeadOfficePosting.State.allCases.map {
                ($0.rawValue, counts[$0] ?? 0)
            })
        unaddressed = try books.postings.unaddressed()
        let contact = try books.headOffice.last()
        lastAnswer = contact.answeredAt?.iso8601
        failure = contact.failure.map(Failure.init)
        halt = contact.halt.map(Failure.init)
        businessDate = contact.businessDay?.iso
    }

    enum CodingKeys: String, CodingKey {
        case postings, unaddressed, failure, halt
        case lastAnswer = "last_answer"
        case businessDate = "business_date"
    }
}

extension HeadOfficeDocument {
    private func count(_ states: HeadOfficePosting.State...) -> Int {
        states.reduce(0) { $0 + (postings[$1.rawValue] ?? 0) }
    }

    /// What is not settled yet, whoever it waits for.
    var waiting: Int { count(.waiting, .sending, .unknown) }
    var pending: Int { count(.pendingApproval) }
    var conflicts: Int { count(.refused, .parked) }

    /// One line for people.
    var summary: String {
        let parts =
            ["\(waiting) wait", "\(count(.posted)) posted"]
            + (pending > 0 ? ["\(pending) to be approved there"] : [])
            + (conflicts > 0 ? ["\(conflicts) refused"] : [])
        return parts.joined(separator: ", ")
    }

    /// Lines for people; the last says what to do next, where there is something to do.
    var plain: [String] {
        var lines = ["postings  \(summary)"]
        lines.append("contact   \(lastAnswer.map { "last answer \($0)" } ?? "never answered yet")")
        if let businessDate { lines.append("business  \(businessDate)") }
        if let failure { lines.append("failure   \(failure.at) \(failure.sentence)") }
        if let halt { lines.append("halted    \(halt.at) \(halt.sentence)") }
        if unaddressed > 0 {
            lines.append(
                "unknown   \(unaddressed) of accounts head office's number is not known of")
        }
        if conflicts > 0 { lines.append("Decide on them: tawi sync conflicts") }
        return lines
    }
}
