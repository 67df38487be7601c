internal import Accounting
internal import LedgerStore
internal import SMSPDU
internal import TextCommands

/// Keeps two automata from talking each other's airtime away.
///
/// Clients get so many answers an hour. What protects their money and their phone, WRONG, NO and
/// STOP, is done beyond them all the same, and answered once it changes something. A flood under an officer's number must not stop the
/// officer: what he does is done and answered also beyond his many answers. Refusals are not sent any
/// more, but of money he is told every few minutes that only what is confirmed is recorded: silence
/// must not be taken for a yes. The same text again and again is an automaton's.
struct FloodGate {
    let errand: Errand

    /// Answers a member of the staff gets in an hour.
    static let staffAnswersPerHour = 200

    /// How many seconds what was said in place of refusals holds, before it is said again.
    static let noticeSeconds: Int64 = 5 * 60

    /// Times in a row and within an hour that the same text makes an automaton.
    static let sameTexts = 20

    /// Whether the message is not even looked at.
    func silences(_ text: String, read reading: Reading) throws -> Bool {
        guard let staff else { return try isOver && !reading.isHeardAlways }
        guard try answers >= Self.sameTexts, try isSameAgain(text) else { return false }
        try errand.managers.tell(.access(.alert(.sameTextAgain(staff))))
        return true
    }

    /// Whether the sender has had his answers of the hour.
    var isOver: Bool {
        get throws {
            try answers >= (staff == nil ? CounterRules.answersPerHour : Self.staffAnswersPerHour)
        }
    }

    /// What is said in place of a refusal once he has had his answers; nil where it was said just now,
    /// or no money is spoken of.
    func notice(about reading: Reading) throws -> Reply? {
        guard staff != nil, reading.isAboutMoney, try !wasToldJustNow else { return nil }
        let turn = try errand.books.outbox.time(
            to: errand.caller.phone, of: .answer, back: Self.staffAnswersPerHour)
        let end = (turn ?? errand.now).advanced(bySeconds: 3600)
        return .access(.tooMany(until: errand.rules.calendar.civilTime(of: end)))
    }

    private var wasToldJustNow: Bool {
        get throws {
            let start = errand.now.advanced(bySeconds: -Self.noticeSeconds)
            return try errand.books.inbox.messages(
                from: errand.message.sender, before: errand.message.id, latest: 50
            ).contains { $0.outcome == Outcome.tooMany.description && $0.receivedAt > start }
        }
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

extension Reading {
    /// Whether it protects its sender, who may not be kept from saying it by a flood.
    fileprivate var isHeardAlways: Bool {
        switch self {
        case .instruction(.wrong), .instruction(.no), .instruction(.stop): true
        default: false
        }
    }

    /// Whether its sender may believe that money was recorded, unless he is told otherwise.
    fileprivate var isAboutMoney: Bool {
        switch self {
        case .instruction(.pay), .instruction(.again), .instruction(.undo), .instruction(.sheet),
            .instruction(.yes), .instruction(.approve), .instruction(.reject):
            true
        case .instruction: false
        case .misread(let misreading):
            switch misreading.problem {
            case .empty, .unknownKeyword(_, suggestion: nil): false
            default: true
            }
        }
    }
}
