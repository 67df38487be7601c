internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Whether a message brings a one-time code that its sender has not used.
///
/// Wrong codes lock nobody, or a forged number could lock an officer out: a right one always
/// works. Of a card of 60 codes a guess is right once in 16,667 (60 of 1,000,000), of an app with
/// its window of 11 once in 90,909. After 20 wrong codes in a day, at most once in 800 days of
/// guessing, one right code is not enough: a second one is wanted within 30 minutes. Two lucky
/// guesses in 30 minutes, at 10 messages a minute, happen once in 3,100 such half hours, and the
/// managers were told of the guessing long before.
struct CodeCheck {
    let errand: Errand
    let member: StaffMember

    /// Wrong codes of a day from which one right code is not enough.
    static let toleratedWrong = 20

    /// Within how many seconds the second code has to come.
    static let secondCodeSeconds: Int64 = 30 * 60

    private var books: OpenBooks { errand.books }

    /// Why nothing may be done; nil when the code was right and is used up. It is used up also
    /// where the message is refused for another reason: it may have been read on its way.
    func refusal(_ code: String?, _ form: String) throws -> Reply? {
        let hasCard = try books.cards.left(of: member.holder) != nil
        let prefersApp = errand.rules.access.officer == .phoneAndHOTP
        let hasApp = try books.hotp.isInForce(of: member.holder)
        // Codes of a card that was made worthless are still told apart.
        let hadCard = try books.cards.salt(of: member.holder) != nil
        guard hasApp || hadCard else { return .access(.noCard) }
        guard let code else { return .access(.codeMissing(form: form)) }
        if hasApp, prefersApp || !hasCard { return try appRefusal(code) }
        return hadCard ? try cardRefusal() : .access(.noCard)
    }

    private func cardRefusal() throws -> Reply? {
        guard let hash = errand.pinCheck?.codeHash, errand.pinCheck?.holder == member.holder else {
            return .access(.wrongCode)
        }
        switch try books.cards.find(hash, of: member.holder) {
        case .used(let time, let message): return try used(time, message)
        case .ofOldCard: return .access(.codeOfOldCard)
        case .unknown: return try wrong()
        case .fresh(let code):
            try books.cards.use(code, in: errand.message.id, at: errand.now)
            try alertIfFew()
            return try secondCodeRefusal()
        }
    }

    private func appRefusal(_ code: String) throws -> Reply? {
        switch try books.hotp.find(code, of: member.holder) {
        case .used(let time, let message): return try used(time, message)
        case nil, .unknown: return try wrong()
        case .farAhead(let code):
            try books.hotp.noteFarAhead(code, in: errand.message.id)
            _ = try books.pins.recordWrong(for: attempt, at: errand.now)
            return .access(.nextCodeNeeded)
        case .fresh(let code):
            try books.hotp.use(code, in: errand.message.id, at: errand.now)
            return try secondCodeRefusal()
        }
    }

    private var attempt: SecretTry {
        SecretTry(holder: member.holder, source: errand.caller.phone, isOwnPhone: true)
    }

    /// A code that is spent tells its holder what became of it; it is no guess.
    private func used(_ time: Moment, _ message: Int64) throws -> Reply {
        .access(
            .codeUsed(
                at: errand.rules.calendar.civilTime(of: time),
                for: try books.collections.reference(recordedBy: message)))
    }

    private func wrong() throws -> Reply {
        _ = try books.pins.recordWrong(for: attempt, at: errand.now)
        try errand.managers.guessing(at: member)
        return .access(.wrongCode)
    }

    private func secondCodeRefusal() throws -> Reply? {
        let wrong = try books.pins.wrongToday(of: member.holder, at: errand.now)
        guard wrong >= Self.toleratedWrong else { return nil }
        let start = errand.now.advanced(bySeconds: -Self.secondCodeSeconds)
        let wasHalf = try books.codeUses.wasHalf(
            of: member.holder, since: start, not: errand.message.id)
        return wasHalf ? nil : .access(.secondCodeNeeded)
    }

    private func alertIfFew() throws {
        guard let left = try books.cards.left(of: member.holder),
            left == CodeCards.fewCodes || left == 0
        else { return }
        let name = StaffName(name: member.name, code: member.code)
        try errand.managers.tell(.access(.alert(.fewCodes(name, left: left))))
    }
}

extension StaffCheck {
    /// What is said behind the answer about the code the message brought.
    func remarks(after outcome: Outcome) throws -> [AccessReply] {
        guard errand.rules.access.officer != .phone,
            try errand.books.codeUses.isAny(in: errand.message.id),
            let holder = errand.caller.officer?.pinHolder ?? errand.caller.user?.pinHolder
        else { return [] }
        let spent: [AccessReply] = outcome == .refused ? [.codeSpent] : []
        guard let left = try errand.books.cards.left(of: holder), left <= CodeCards.fewCodes
        else { return spent }
        return spent + [.codesLeft(left)]
    }
}
