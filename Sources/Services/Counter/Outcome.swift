internal import Accounting

/// What handling a message came to, as the inbox keeps it.
enum Outcome: Hashable, Sendable, CustomStringConvertible {
    case answered

    /// A payment stands in the books.
    case recorded(Reference)

    /// A payment waits for its officer to say that it is a second one.
    case askedBack(Reference)
    case refused

    /// A stranger got the one polite answer of the day.
    case unknownNumber

    /// The sender had as many answers as he gets.
    case silenced

    /// Senders that are never answered, and messages without a word.
    case silent

    /// A message to ourselves came back.
    case selfTest

    /// Parts that never became whole.
    case incomplete
    case report

    /// A status report about nothing in the outbox.
    case unmatchedReport

    var description: String {
        switch self {
        case .answered: "answered"
        case .recorded(let reference): "recorded \(reference)"
        case .askedBack(let reference): "asked back about \(reference)"
        case .refused: "refused"
        case .unknownNumber: "unknown number"
        case .silenced: "silenced"
        case .silent: "silent"
        case .selfTest: "self-test"
        case .incomplete: "incomplete"
        case .report: "report"
        case .unmatchedReport: "unmatched report"
        }
    }

    /// The collection the answer speaks of.
    var reference: Reference? {
        if case .recorded(let reference) = self { reference } else { nil }
    }
}
