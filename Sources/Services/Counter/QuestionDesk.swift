internal import Accounting
internal import LedgerStore
internal import SMSPDU
internal import TextCommands

/// Takes the answers to what the branch asked back.
struct QuestionDesk {
    let errand: Errand

    /// `YES 4821`: does what was asked about, once, or says what that number belonged to. Of two
    /// numbers one is the code officers add, whichever stands first.
    func serve(yes numbers: [String]) throws -> (Reply, Outcome) {
        guard let first = numbers.first else { return try withoutNumber() }
        guard let (question, answer) = try question(of: numbers) else {
            try countWrongNumber()
            return (.question(.unknownNumber(shown(first))), .refused)
        }
        let time = errand.rules.calendar.civilTime(of: question.askedAt)
        switch answer {
        case .yes: return (.question(.doneAlready(question.instruction, askedAt: time)), .refused)
        case .no: return (.question(.cancelledAlready(question.instruction)), .refused)
        case .replaced: return (.question(.replaced(question.instruction, askedAt: time)), .refused)
        case nil where question.expiresAt <= errand.now:
            return (.question(.expired(question.instruction, askedAt: time)), .refused)
        case nil:
            try errand.books.questions.settle(question, as: .yes, at: errand.now)
            return try errand.saidYes(to: question)
        }
    }

    /// The question one of the numbers belongs to, the open one before those of before.
    private func question(of numbers: [String]) throws -> (Question, Question.Answer?)? {
        let asked = try numbers.compactMap {
            try errand.books.questions.question(of: errand.caller.phone, nonce: $0)
        }
        return asked.first { $0.1 == nil } ?? asked.first
    }

    /// A number that is no question's may be a PIN, where anybody has one: it is not repeated.
    private func shown(_ number: String) -> String {
        errand.rules.havePINs ? String(repeating: "*", count: number.count) : number
    }

    /// `NO`: the open question is dropped.
    func serveNo() throws -> (Reply, Outcome) {
        let stopped = try PhoneChangeDesk(errand: errand).serveNo()
        guard let question = try open() else {
            // `Hindi ako nagbayad` begins with a no.
            let complaint = try DisputeDesk(errand: errand).replyToComplaint()
            return stopped ?? (complaint ?? .question(.nothingOpen), .refused)
        }
        try errand.books.questions.settle(question, as: .no, at: errand.now)
        if let stopped { return stopped }
        if let standing = try keptNotes(of: question) {
            return (.sheet(.notBooked(standing)), .answered)
        }
        return (.question(.cancelled(question.instruction)), .answered)
    }

    /// The sheet the question was about, where something stays noted on it: he said no to what it
    /// comes to, and more exceptions may trickle in.
    private func keptNotes(of question: Question) throws -> SheetStanding? {
        guard
            case .instruction(.sheet(let answer)) =
                errand.rules.reader.read(question.instruction),
            let sheet = try errand.books.sheets.sheet(answer.sheet)
        else { return nil }
        let standing = try SheetInHand(sheet, in: errand.books).standing
        return standing.noted.isEmpty ? nil : standing
    }

    /// What he sends of a client now is what he means: an open question about another payment of
    /// hers is dropped.
    func replacePayment(of client: Client) throws {
        guard errand.approved == nil, let question = try open(),
            case .instruction(.pay(let payment)) = errand.rules.reader.read(question.instruction),
            try errand.books.people.client(number: payment.client)?.number == client.number
        else { return }
        try errand.books.questions.settle(question, as: .replaced, at: errand.now)
    }

    /// The number is no guessing game: after five wrong ones the question is closed.
    private func countWrongNumber() throws {
        guard let question = try open() else { return }
        let attempt = SecretTry(
            holder: "question:\(question.id)", source: errand.caller.phone, isOwnPhone: true)
        _ = try errand.books.pins.recordWrong(for: attempt, at: errand.now)
        let wrong = try errand.books.pins.wrongToday(of: attempt.holder, at: errand.now)
        guard wrong >= Self.mostWrongNumbers else { return }
        try errand.books.questions.settle(question, as: .no, at: errand.now)
    }

    private static let mostWrongNumbers = 5

    /// `4821`: the number of the open question alone says neither yes nor no. Nil where it is
    /// something else.
    func reply(toLoneNumber misreading: Misreading) throws -> Reply? {
        guard misreading.problem == .keywordMissing, let question = try open(),
            try errand.message.kind == .deliver
                && SMSDeliver(decoding: errand.message.clearTPDU).text?.filter(\.isNumber)
                    == question.nonce
        else { return nil }
        return .question(.numberMissing(question.nonce, of: question.instruction))
    }

    private func withoutNumber() throws -> (Reply, Outcome) {
        guard let question = try open() else { return (.question(.nothingOpen), .refused) }
        return (.question(.numberMissing(question.nonce, of: question.instruction)), .refused)
    }

    private func open() throws -> Question? {
        let latest = try errand.books.questions.latest(of: errand.caller.phone)
        guard let (question, answer) = latest, answer == nil, question.expiresAt > errand.now
        else { return nil }
        return question
    }
}

extension Errand {
    /// The same errand, now that he has said yes.
    fileprivate func saidYes(to question: Question) throws -> (Reply, Outcome) {
        let confirmed = Errand(
            caller: caller, message: message, pinCheck: nil, confirmed: question, books: books,
            rules: rules, now: now)
        return try confirmed.served(rules.reader.read(question.instruction))
    }
}
