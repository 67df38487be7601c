public import Accounting
public import LedgerStore
internal import TextCommands

/// Whether somebody is at the branch's own keyboard: his PIN, with the locks of PINs by text.
///
/// A PIN that was given out does not count before its owner changed it by text: whoever printed it
/// knows it too.
public struct KeyboardPIN {
    let books: Books
    let rules: CounterRules
    let now: Moment

    public init(books: Books, rules: CounterRules, now: Moment) {
        self.books = books
        self.rules = rules
        self.now = now
    }

    public enum Verdict: Hashable, Sendable {
        case right
        case wrong(triesLeft: Int)
        case locked(until: CivilTime)

        /// He has none.
        case none

        /// He was given one, and has not changed it yet.
        case notHisOwn
    }

    /// Whether a PIN can prove that he is there; nil when it can.
    public func whyNot(_ person: Party) async throws -> Verdict? {
        let (hash, isIssued) = try await books.read { try $0.pin(of: person.actor) }
        if hash == nil { return Verdict.none }
        return isIssued ? .notHisOwn : nil
    }

    /// Tries a PIN in somebody's name.
    ///
    /// - Throws: `DatabaseError` when the disk fails.
    public func check(_ pin: String, of person: Party) async throws -> Verdict {
        if let reason = try await whyNot(person) { return reason }
        let attempt = SecretTry(atKeyboardFor: person.actor)
        let (now, rules) = (now, rules)
        let (hash, lock) = try await books.read { books in
            (try books.pin(of: person.actor).hash, try books.pins.lock(of: attempt, at: now))
        }
        if let lock { return .locked(until: rules.calendar.civilTime(of: lock)) }
        let answer = try books.answer(PINQuestion(holder: person.actor, pin: pin, hash: hash))
        return try await books.write { books in
            if let lock = try books.pins.lock(of: attempt, at: now) {
                return .locked(until: rules.calendar.civilTime(of: lock))
            }
            guard !answer.isRight else {
                try books.pins.recordRight(for: attempt, at: now)
                return .right
            }
            let wrong = try books.pins.recordWrong(for: attempt, at: now)
            let member = StaffMember(holder: person.actor, name: person.name, code: person.code)
            try ManagersAlert(books: books, rules: rules, now: now).guessing(at: member)
            switch wrong {
            case .triesLeft(let count): return .wrong(triesLeft: count)
            case .locked(let until): return .locked(until: rules.calendar.civilTime(of: until))
            }
        }
    }
}

extension OpenBooks {
    /// The PIN of a member of the staff, and whether he was given it.
    fileprivate func pin(of actor: String) throws -> (hash: PINHash?, isIssued: Bool) {
        let code = String(actor.drop { $0 != ":" }.dropFirst())
        if actor.hasPrefix("officer:") {
            let officer = try people.officer(code: code)
            return (officer?.pin, officer?.pinIsIssued ?? true)
        }
        let user = try people.user(code: code)
        return (user?.pin, user?.pinIsIssued ?? true)
    }
}
