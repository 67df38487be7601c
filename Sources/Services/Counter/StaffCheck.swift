internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Whether a member of the staff is who he seems: his phone, and what he adds to a message by
/// setting.
struct StaffCheck {
    let errand: Errand

    /// The PIN or code the message brings, where one is needed.
    func pinQuestion(_ code: String?) throws -> PINQuestion? {
        guard let member, let code else { return nil }
        if usesPIN {
            return PINQuestion(holder: member.holder, pin: code, hash: pin)
        }
        guard errand.rules.access.officer != .phone,
            let salt = try errand.books.cards.salt(of: member.holder)
        else { return nil }
        return PINQuestion(holder: member.holder, pin: code, proof: .code(salt))
    }

    /// Why the officer may not do this; nil when he may. What he has said yes to, and what the
    /// manager agreed to, was checked before.
    func refusal(of officer: Officer, code: String?, form: String) throws -> Reply? {
        try refusal(
            of: StaffMember(holder: officer.pinHolder, name: officer.name, code: officer.code),
            code, form)
    }

    /// The same of a manager or cashier, who has codes wherever officers add something.
    func refusal(of user: User, code: String?, form: String) throws -> Reply? {
        try refusal(
            of: StaffMember(holder: user.pinHolder, name: user.name, code: user.code), code, form)
    }

    private func refusal(
        of member: StaffMember, _ code: String?, _ form: String
    ) throws -> Reply? {
        guard errand.rules.access.officer != .phone, errand.confirmed == nil,
            errand.approved == nil
        else { return nil }
        if usesPIN { return try pinRefusal(of: member, code, form) }
        return try CodeCheck(errand: errand, member: member).refusal(code, form)
    }

    private var member: StaffMember? {
        if let officer = errand.caller.officer {
            return StaffMember(holder: officer.pinHolder, name: officer.name, code: officer.code)
        }
        return errand.caller.user.map {
            StaffMember(holder: $0.pinHolder, name: $0.name, code: $0.code)
        }
    }

    private var usesPIN: Bool { errand.rules.access.officer == .phoneAndPIN }

    private var pin: PINHash? { errand.caller.officer?.pin ?? errand.caller.user?.pin }

    private func pinRefusal(of member: StaffMember, _ code: String?, _ form: String) throws
        -> Reply?
    {
        guard pin != nil else { return .noPIN }
        guard code != nil else { return .officerPINMissing(form: form) }
        let pins = errand.books.pins
        let attempt = SecretTry(
            holder: member.holder, source: errand.caller.phone, isOwnPhone: true)
        if let until = try pins.lock(of: attempt, at: errand.now) {
            return .locked(until: errand.rules.calendar.civilTime(of: until))
        }
        if let check = errand.pinCheck, check.holder == member.holder, check.isRight {
            try pins.recordRight(for: attempt, at: errand.now)
            return nil
        }
        let wrong = try pins.recordWrong(for: attempt, at: errand.now)
        try errand.managers.guessing(at: member)
        switch wrong {
        case .triesLeft(let count): return .wrongOfficerPIN(triesLeft: count)
        case .locked(let until):
            return .locked(until: errand.rules.calendar.civilTime(of: until))
        }
    }
}

/// Somebody of the staff, as what he proves himself with names him.
struct StaffMember: Hashable, Sendable {
    /// `officer:PO`, `user:SM`
    var holder: String
    var name: String
    var code: String
}
