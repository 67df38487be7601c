internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Whether a manager is who he seems: his phone, and his PIN by setting; else what the rest of the
/// staff add.
struct ManagerCheck {
    let errand: Errand

    private var addsPIN: Bool { errand.rules.approvals.managersAddPIN }

    /// The PIN or code the message brings, where one is needed.
    func pinQuestion(_ code: String?) throws -> PINQuestion? {
        guard addsPIN else { return try StaffCheck(errand: errand).pinQuestion(code) }
        guard let user = errand.caller.user, let code else { return nil }
        return PINQuestion(holder: user.pinHolder, pin: code, hash: user.pin)
    }

    /// Why he may not decide; nil when he may.
    func refusal(of user: User, code: String?, form: String) throws -> Reply? {
        guard addsPIN else {
            return try StaffCheck(errand: errand).refusal(of: user, code: code, form: form)
        }
        guard code != nil else { return .approval(.pinMissing(form: form)) }
        guard user.pin != nil else { return .noPIN }
        return try pinRefusal(of: user)
    }

    private func pinRefusal(of user: User) throws -> Reply? {
        let pins = errand.books.pins
        let attempt = try errand.caller.attempt(in: user.pinHolder, books: errand.books)
        if let until = try pins.lock(of: attempt, at: errand.now) { return locked(until) }
        if let check = errand.pinCheck, check.holder == user.pinHolder, check.isRight {
            try pins.recordRight(for: attempt, at: errand.now)
            return nil
        }
        switch try pins.recordWrong(for: attempt, at: errand.now) {
        case .triesLeft(let count): return .wrongOfficerPIN(triesLeft: count)
        case .locked(let until): return locked(until)
        }
    }

    private func locked(_ until: Moment) -> Reply {
        .locked(until: errand.rules.calendar.civilTime(of: until))
    }
}
