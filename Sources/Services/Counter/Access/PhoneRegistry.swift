public import Accounting
public import LedgerStore
public import TextCommands

/// Changes people's phones, slowly: a phone is the way to somebody's money.
///
/// A message to the old phone says what is to happen; a NO from it stops the change. Until its
/// time the old phone stays, and the new one is nobody's.
public struct PhoneRegistry {
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment

    public init(books: OpenBooks, rules: CounterRules, now: Moment) {
        self.books = books
        self.rules = rules
        self.now = now
    }

    /// Whose phone it is.
    public struct Holder: Hashable, Sendable {
        /// `client:1024`, `officer:PO`, `user:SM`
        public var name: String
        public var phone: PhoneNumber?
        public var language: String?

        public init(_ client: Client) {
            (name, phone, language) = (client.pinHolder, client.phone, client.language)
        }

        public init(_ officer: Officer) {
            (name, phone, language) = (officer.pinHolder, officer.phone, officer.language)
        }

        public init(_ user: User) {
            (name, phone, language) = (user.pinHolder, user.phone, user.language)
        }
    }

    /// What asking for a change comes to.
    public enum Asking: Hashable, Sendable {
        case waits(PhoneChange)

        /// Nobody is there to object: he had no phone, or his is barred.
        case done(PhoneChange)
        case hasItAlready
        case waitsAlready(PhoneChange)

        /// Another member of the staff has it, or it is barred.
        case taken

        /// It is his and was barred: he has the number again, and the bar is lifted.
        case believedAgain
    }

    /// Asks for a change of phone.
    ///
    /// - Parameters:
    ///   - adds: Whether the phone he has stays beside the new one; for officers.
    ///   - maker: Who asks, as the journal of decisions names him.
    ///   - checker: Somebody else, who agrees; where his phone is barred he is needed.
    public func ask(
        _ phone: PhoneNumber, for holder: Holder, adds: Bool = false, by maker: String,
        with checker: String? = nil
    ) throws -> Asking {
        if checker != nil, try books.barredPhones.holder(of: phone) == holder.name {
            try lift(phone, of: holder.name, by: maker, with: checker)
            if try hasIt(holder, phone) { return .believedAgain }
        }
        if holder.phone == phone { return .hasItAlready }
        if let waiting = try books.phoneChanges.pending(of: holder.name),
            waiting.newPhone == phone, waiting.adds == adds
        {
            return .waitsAlready(waiting)
        }
        guard try books.phoneChanges.isFree(phone, for: holder.name) else { return .taken }
        return try begin(phone, for: holder, adds: adds, by: maker, with: checker)
    }

    private func hasIt(_ holder: Holder, _ phone: PhoneNumber) throws -> Bool {
        try holder.phone == phone
            || books.people.officer(phone: phone)?.pinHolder == holder.name
    }

    private func lift(
        _ phone: PhoneNumber, of holder: String, by maker: String, with checker: String?
    ) throws {
        try books.barredPhones.lift(phone, at: now)
        try books.decisions.note(
            Decision(
                by: maker, "bar lifted", about: holder,
                detail: ([phone.e164] + [checker.map { "with \($0)" }].compactMap(\.self))
                    .joined(separator: ", ")),
            at: now)
    }

    private func begin(
        _ phone: PhoneNumber, for holder: Holder, adds: Bool, by maker: String,
        with checker: String?
    ) throws -> Asking {
        let objector = try holder.phone.flatMap {
            try books.barredPhones.holder(of: $0) == nil ? $0 : nil
        }
        let wait = objector == nil ? 0 : Int64(rules.access.phoneChangeHours) * 3600
        let change = try books.phoneChanges.ask(
            phone, for: holder.name, from: objector, adds: adds, by: maker, with: checker,
            dueAt: now.advanced(bySeconds: wait), at: now)
        let agreed = checker.map { ", with \($0)" } ?? ""
        try note(adds ? "phone addition asked" : "phone change asked", change, by: maker, agreed)
        guard let objector else {
            _ = try carryOut(change, language: holder.language)
            return .done(change)
        }
        let time = rules.calendar.civilTime(of: change.dueAt)
        let digits = String(phone.e164.suffix(3))
        let warning: AccessReply =
            adds
            ? .phoneAdditionAsked(lastDigits: digits, at: time)
            : .phoneChangeAsked(lastDigits: digits, at: time)
        try tell(objector, holder.language, warning)
        return .waits(change)
    }

    /// Carries out what nobody objected to in time; says how many changes that were.
    public func carryOutDue() throws -> Int {
        try books.phoneChanges.due(at: now).count { try carryOut($0, language: nil) }
    }

    private func carryOut(_ change: PhoneChange, language: String?) throws -> Bool {
        let isDone = try books.phoneChanges.carryOut(change, at: now)
        try note(isDone ? "phone changed" : "phone change refused", change, by: "branch")
        guard isDone else { return false }
        try tell(change.newPhone, language, .phoneChanged(branch: rules.branch))
        if let old = change.oldPhone, !change.adds { try tell(old, language, .phoneNoLonger) }
        return true
    }

    private func note(
        _ kind: String, _ change: PhoneChange, by actor: String, _ detail: String = ""
    ) throws {
        let old = change.oldPhone?.e164 ?? "no phone"
        try books.decisions.note(
            Decision(
                by: actor, kind, about: change.holder,
                detail: "\(old) to \(change.newPhone.e164)\(detail)"),
            at: now)
    }

    private func tell(
        _ phone: PhoneNumber, _ language: String?, _ reply: AccessReply
    ) throws {
        try books.outbox.enqueue(
            OutgoingMessage(
                to: phone, text: rules.pack(language).text(of: .access(reply)), as: .alert),
            at: now)
    }
}

extension PhoneRegistry {
    /// Bars the phones of a member of the staff at once: his card and his app's secret are
    /// worthless, what he was asked is closed, and the managers are told.
    public func reportStolen(_ phones: [PhoneNumber], of holder: String, by maker: String) throws {
        for phone in phones {
            try books.barredPhones.bar(phone, of: holder, at: now)
            try books.questions.close(of: phone, at: now)
        }
        try books.cards.void(of: holder, at: now)
        try books.hotp.void(of: holder, at: now)
        try books.decisions.note(
            Decision(
                by: maker, "phone stolen", about: holder,
                detail: phones.map(\.e164).joined(separator: ", ")),
            at: now)
        guard let owner = try books.party(holder)?.staffName else { return }
        let name = try books.party(maker)?.name ?? maker
        try ManagersAlert(books: books, rules: rules, now: now)
            .tell(.access(.alert(.phoneStolen(owner, by: name))))
    }

    /// Whose phone it is, by his name in the journal: `client:1024`, `officer:PO`, `user:SM`.
    func holder(_ name: String) throws -> Holder? {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        return switch parts[0] {
        case "client": try books.people.client(number: parts[1]).map { Holder($0) }
        case "officer": try books.people.officer(code: parts[1]).map { Holder($0) }
        case "user": try books.people.user(code: parts[1]).map { Holder($0) }
        default: nil
        }
    }
}
