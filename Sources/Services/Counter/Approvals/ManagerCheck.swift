internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Whether whoever decides is who he seems: his phone, and for managers their PIN by setting; else
/// what all of the staff add.
struct ManagerCheck {
    let errand: Errand

    /// The manager, where he adds his PIN.
    private var manager: User? {
        guard errand.rules.approvals.managersAddPIN else { return nil }
        return errand.caller.user.flatMap { $0.role == .manager ? $0 : nil }
    }

    /// The PIN or code the message brings, where one is needed.
    func pinQuestion(_ code: String?) throws -> PINQuestion? {
        guard let manager else { return try StaffCheck(errand: errand).pinQuestion(code) }
        return code.map { PINQuestion(holder: manager.pinHolder, pin: $0, hash: manager.pin) }
    }

    /// Why he may not decide; nil when he may.
    func refusal(code: String?, form: String) throws -> Reply? {
        guard let manager else { return try staffRefusal(code, form) }
        guard manager.pin != nil else { return .noPIN }
        guard code != nil else { return .approval(.pinMissing(form: form)) }
        return try pinRefusal(of: manager)
    }

    private func staffRefusal(_ code: String?, _ form: String) throws -> Reply? {
        let check = StaffCheck(errand: errand)
        if let officer = errand.caller.officer {
            return try check.refusal(of: officer, code: code, form: form)
        }
        return try errand.caller.user.flatMap {
            try check.refusal(of: $0, code: code, form: form)
        }
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
