internal import Accounting

/// What handling a message came to, as the inbox keeps it.
enum Outcome: Hashable, Sendable, CustomStringConvertible {
    case answered

    /// A payment stands in the books.
    case recorded(Reference)

    /// A payment waits for its officer to say that it is a second one.
    case askedBack(Reference)

    /// Something waits for the sender's yes.
    case asked

    /// A collection was taken back.
    case reversed(Reference)

    /// The manager is asked to have a collection taken back.
    case askedManager(Reference)

    /// More than the officer may do alone: it waits for the manager.
    case waits(ApprovalReference)

    /// A client said that a collection is wrong.
    case disputed(Reference)
    case refused

    /// Lines of a sheet stand in the books.
    case booked(SheetCode)

    /// What stood in the books of a sheet was taken back.
    case undone(SheetCode)

    /// What was said about a sheet is noted, and waits for its officer to confirm it.
    case noted(SheetCode)

    /// A stranger got the one polite answer of the day.
    case unknownNumber

    /// The sender had as many answers as he gets.
    case silenced

    /// In place of refusals he was told that nothing is recorded but what is confirmed.
    case tooMany

    /// It came from a phone that was reported stolen.
    case barred

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
        case .asked: "asked back"
        case .reversed(let reference): "reversed \(reference)"
        case .askedManager(let reference): "asked the manager about \(reference)"
        case .waits(let approval): "waits for the manager as \(approval)"
        case .disputed(let reference): "disputed \(reference)"
        case .refused: "refused"
        case .booked(let sheet): "booked \(sheet)"
        case .undone(let sheet): "undone \(sheet)"
        case .noted(let sheet): "noted \(sheet)"
        case .unknownNumber: "unknown number"
        case .silenced: "silenced"
        case .tooMany: "too many messages"
        case .barred: "barred phone"
        case .silent: "silent"
        case .selfTest: "self-test"
        case .incomplete: "incomplete"
        case .report: "report"
        case .unmatchedReport: "unmatched report"
        }
    }

    /// The collection the answer speaks of.
    var reference: Reference? {
        switch self {
        case .recorded(let reference), .reversed(let reference), .askedManager(let reference),
            .disputed(let reference):
            reference
        default: nil
        }
    }
}
