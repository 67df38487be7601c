internal import Accounting
internal import Counter
internal import LedgerStore
internal import TextCommands

/// The second person of a verb: he types his PIN, or he is not there and it waits for him.
struct SecondPerson {
    let configuration: Configuration
    let books: Books
    let now: Moment

    private var rules: CounterRules { configuration.rules }

    /// Asks the second person for something that is carried out as soon as he agrees.
    ///
    /// - Parameter matter: What waits for him where he is not there.
    /// - Returns: What waits now; nil where he is there and agrees.
    /// - Throws: `Refused` where his PIN is wrong, or he cannot be asked at all.
    func approval(
        of named: Party, to maker: Party,
        _ matter: @escaping @Sendable (OpenBooks) throws -> ApprovalMatter
    ) async throws -> Approval? {
        if try await isThere(named) { return nil }
        return try await asked(named, by: maker, matter)
    }

    /// Asks the second person for something that only this keyboard can make. Where he is not there
    /// it is made when he has agreed and it is typed again.
    ///
    /// - Throws: `Refused` where his PIN is wrong, or it waits for him.
    func leave(
        _ leave: ApprovalMatter.Leave, of subject: String, by maker: Party, with named: Party,
        as request: ApprovalRequest? = nil
    ) async throws -> Agreed {
        let (matter, now) = (ApprovalMatter.leave(leave, of: subject), now)
        let given = try await books.read { books in
            try books.approvals.leave(matter, for: maker.actor, at: now)
        }
        if let given, let decision = given.decision {
            return Agreed(maker: maker.actor, checker: decision.by, leave: given)
        }
        if try await isThere(named) {
            let asked = try await books.read { try $0.approvals.waiting(matter, at: now) }
            return Agreed(maker: maker.actor, checker: named.actor, leave: asked)
        }
        let waiting = try await asked(named, by: maker, as: request) { _ in matter }
        throw Refused("Not yet: \(Self.sentence(about: waiting, named)); then type this again.")
    }

    /// Two people who agreed.
    struct Agreed: Hashable, Sendable {
        /// As the journal of decisions names them.
        var maker: String
        var checker: String

        /// The leave that was given before and is good once, or was asked for and is not needed any
        /// more.
        var leave: Approval?

        /// Within the write that it was given for.
        func use(in books: OpenBooks, at now: Moment) throws {
            guard let leave else { return }
            if leave.decision == nil {
                let outcome = try books.approvals.decide(
                    leave.reference, .approved, by: checker, at: now)
                guard case .decided = outcome else { return }
            }
            try books.approvals.use(leave, at: now)
        }
    }

    private func asked(
        _ named: Party, by maker: Party, as request: ApprovalRequest? = nil,
        _ matter: @escaping @Sendable (OpenBooks) throws -> ApprovalMatter
    ) async throws -> Approval {
        let (rules, now) = (rules, now)
        let (approval, earlier) = try await books.write { books in
            let approval = try ApprovalAsking(books: books, rules: rules, now: now)
                .ask(try matter(books), by: maker, of: named, as: request)
            let isHis = approval.addressee == named.actor
            return (approval, isHis ? nil : try approval.addressee.flatMap(books.party))
        }
        // Whoever is named now was not told, and cannot agree by text.
        if let earlier {
            throw Refused("Asked before: \(Self.sentence(about: approval, earlier)).")
        }
        if try await !canAgree(named) {
            printError(
                "\(named.name) (\(named.code)) has neither codes to agree by text nor a PIN to agree "
                    + "here. First: tawi users pin \(named.code)")
        }
        return approval
    }

    /// Whether he has what he needs to agree, by text or here.
    private func canAgree(_ named: Party) async throws -> Bool {
        guard [.phoneAndCode, .phoneAndHOTP].contains(rules.access.officer),
            try await KeyboardPIN(books: books, rules: rules, now: now).whyNot(named)
                == KeyboardPIN.Verdict.none
        else { return true }
        return try await books.read { books in
            try books.cards.left(of: named.actor) ?? 0 > 0 || books.hotp.isInForce(of: named.actor)
        }
    }

    /// What becomes of it where somebody is not at the keyboard.
    enum Absence {
        /// It is asked by text.
        case isAsked

        /// It waits for his answer by text already.
        case waits
        case isRefused
    }

    /// Whether he proves to be at the keyboard; false where he types nothing, or cannot and is asked.
    ///
    /// - Throws: `Refused` where his PIN is wrong, or he can neither type one nor be asked by text.
    func isThere(_ named: Party, orElse absence: Absence = .isAsked) async throws -> Bool {
        let keyboard = KeyboardPIN(books: books, rules: rules, now: now)
        if let reason = try await keyboard.whyNot(named) {
            guard absence == .isAsked, named.hasPhone else {
                throw Refused(Self.sentence(about: reason, named, absence))
            }
            // What he types would be passed over, and he would not know why.
            if reason != .none { printError(Self.sentence(about: reason, named, absence)) }
            return false
        }
        let other = absence == .isAsked ? ", or Enter when not there" : ""
        guard let pin = try Input.secret(asking: "PIN of \(named.name) (\(named.code))\(other): ")
        else { return false }
        let verdict = try await keyboard.check(pin, of: named)
        guard verdict == .right else {
            throw Refused(Self.sentence(about: verdict, named, absence))
        }
        return true
    }

    /// What to print of something that waits now.
    static func sentence(about approval: Approval, _ named: Party) -> String {
        let reference = approval.reference
        return
            "\(reference) waits for \(named.name) (\(named.code)): APPROVE \(reference) by text, "
            + "or tawi approvals approve \(reference) --by \(named.code)"
    }

    private static func sentence(
        about verdict: KeyboardPIN.Verdict, _ named: Party, _ absence: Absence
    ) -> String {
        let byText = absence == .waits ? ", or APPROVE by text from the registered phone" : ""
        switch verdict {
        case .right: return ""
        case .wrong(let left):
            return "That is not the PIN of \(named.name) (\(named.code)). "
                + "\(left) \(left == 1 ? "try" : "tries") left. Nothing was done."
        case .locked(let until):
            return "The PIN of \(named.name) (\(named.code)) is locked here until "
                + "\(until.day.iso) \(until.hourAndMinute), after wrong ones. Wait, or: "
                + "tawi users unlock \(named.code)\(byText)."
                + (absence == .isAsked ? " With Enter for the PIN it is asked by text." : "")
        case .none:
            return "\(named.name) (\(named.code)) has no PIN. Give one: tawi users pin "
                + "\(named.code)\(byText)."
        case .notHisOwn:
            return
                "\(named.name) (\(named.code)) was given a PIN and has not changed it. Text PIN, "
                + "the old one and a new one\(byText)."
        }
    }
}

extension Books {
    /// Does it and takes all of it back: what would be refused anyway is refused before anybody is
    /// asked for a PIN.
    func rehearse<Result: Sendable>(
        _ body: @escaping @Sendable (OpenBooks) throws -> Result
    ) async throws -> Result {
        do {
            return try await write { books in throw Rehearsed(result: try body(books)) }
        } catch let rehearsed as Rehearsed<Result> {
            return rehearsed.result
        }
    }
}

private struct Rehearsed<Result: Sendable>: Error {
    let result: Result
}
