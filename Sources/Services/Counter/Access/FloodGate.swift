internal import Accounting
internal import LedgerStore
internal import SMSPDU
internal import TextCommands

/// Keeps two automata from talking each other's airtime away.
///
/// Clients get so many answers an hour. A flood under an officer's number must not stop the
/// officer: what he does is done and answered also beyond his many answers, only refusals are not
/// sent any more; and the same text again and again is an automaton's.
struct FloodGate {
    let errand: Errand

    /// Answers a member of the staff gets in an hour.
    static let staffAnswersPerHour = 200

    /// Times in a row and within an hour that the same text makes an automaton.
    static let sameTexts = 20

    /// Whether the message is not even looked at.
    func silences(_ text: String) throws -> Bool {
        guard let staff else { return try answers >= CounterRules.answersPerHour }
        guard try answers >= Self.sameTexts, try isSameAgain(text) else { return false }
        try errand.managers.tell(.access(.alert(.sameTextAgain(staff))))
        return true
    }

    /// Whether the sender has had his answers of the hour.
    var isOver: Bool {
        get throws { try staff != nil && answers >= Self.staffAnswersPerHour }
    }

    private var staff: StaffName? {
        errand.caller.officer.map { StaffName(name: $0.name, code: $0.code) }
            ?? errand.caller.user.map { StaffName(name: $0.name, code: $0.code) }
    }

    private var answers: Int {
        get throws {
            try errand.books.outbox.answers(
                to: errand.caller.phone, of: .answer, since: anHourAgo)
        }
    }

    private var anHourAgo: Moment { errand.now.advanced(bySeconds: -3600) }

    /// Whether his last messages of the hour all said this. Codes and PINs differ where they are
    /// right, and are masked: texts with one are no automaton's.
    private func isSameAgain(_ text: String) throws -> Bool {
        guard SecretMask.masked(text) == nil else { return false }
        // Most messages differ from the one before, and nobody has to look further back.
        return try saidOnly(text, last: 1) && saidOnly(text, last: Self.sameTexts)
    }

    private func saidOnly(_ text: String, last count: Int) throws -> Bool {
        let before = try errand.books.inbox.messages(
            from: errand.message.sender, before: errand.message.id, latest: count)
        return before.count == count
            && before.allSatisfy {
                $0.receivedAt > anHourAgo && (try? SMSDeliver(decoding: $0.tpdu))?.text == text
            }
    }
}
