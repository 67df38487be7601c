internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Takes `PIN old new`: whoever has a PIN chooses his own.
struct PINDesk {
    let errand: Errand

    private var books: OpenBooks { errand.books }

    /// `PIN 1234 5678`, and on a shared phone `PIN 1024 1234 5678`.
    func serve(_ words: [String]) throws -> (Reply, Outcome) {
        switch try request(words) {
        case .refuse(let reply): (reply, .refused)
        case .change(let change): try serve(change)
        }
    }

    /// The PINs the message brings.
    func pinQuestion(_ words: [String]) throws -> PINQuestion? {
        guard case .change(let change) = try request(words) else { return nil }
        return PINQuestion(
            holder: change.owner.holder, pin: change.old,
            proof: .change(change.owner.hash, to: change.new))
    }

    private enum Request {
        case change(Change)
        case refuse(Reply)
    }

    private struct Change {
        var owner: Owner
        var old: String
        var new: String

        /// Why the new one is not taken; nil when it is. Said only to whoever knows the old one.
        var refusal: Reply? {
            switch PINRule.weakness(of: new, old: old, numbers: owner.numbers) {
            case .length: .access(.pinLength)
            case .same: .access(.pinSame)
            case .easyToGuess: .access(.pinTooWeak)
            case nil: nil
            }
        }
    }

    /// Who has the PIN.
    private struct Owner {
        var holder: String
        var hash: PINHash?
        var phone: PhoneNumber?
        var language: String?

        /// Nobody may choose how one of these ends.
        var numbers: [String]

        init(_ officer: Officer) {
            holder = officer.pinHolder
            hash = officer.pin
            phone = officer.phone
            language = officer.language
            numbers = [officer.phone.e164]
        }

        init(_ user: User) {
            holder = user.pinHolder
            hash = user.pin
            phone = user.phone
            language = user.language
            numbers = [user.phone?.e164].compactMap(\.self)
        }

        init(_ client: Client) {
            holder = client.pinHolder
            hash = client.pin
            phone = client.phone
            language = client.language
            numbers = [client.phone?.e164, client.number].compactMap(\.self)
        }

        /// Nobody: no PIN is right.
        init(account: String) {
            holder = "account:\(account)"
            numbers = []
        }
    }

    private func request(_ words: [String]) throws -> Request {
        guard (2...3).contains(words.count), let new = words.last, !lacksOld(words) else {
            return .refuse(form)
        }
        let old = words[words.count - 2]
        guard let owner = try owner(named: words.count == 3 ? words[0] : nil) else {
            return .refuse(form)
        }
        if owner.hash == nil, !owner.holder.hasPrefix("account:") { return .refuse(.noPIN) }
        return .change(Change(owner: owner, old: old, new: new))
    }

    /// `PIN 1024 5678`: a client who shares her phone names herself, and leaves out the old PIN.
    private func lacksOld(_ words: [String]) -> Bool {
        words.count == 2 && errand.caller.sharesPhone
            && errand.caller.clients.contains { $0.number == words[0] }
    }

    private var form: Reply {
        let named = errand.caller.sharesPhone ? errand.caller.clients.first?.number : nil
        return .access(.pinForm(withNumber: named))
    }

    /// Where clients ask with account and PIN they have no need of a phone of their own.
    private func owner(named number: String?) throws -> Owner? {
        let caller = errand.caller
        guard let number else {
            if let officer = caller.officer { return Owner(officer) }
            if let user = caller.user, user.pin != nil || caller.clients.isEmpty {
                return Owner(user)
            }
            return caller.clients.count == 1 ? caller.clients.first.map { Owner($0) } : nil
        }
        if let client = caller.clients.first(where: { $0.number == number }) {
            return Owner(client)
        }
        guard errand.rules.balanceAccess == .accountAndPIN else { return nil }
        let client =
            try books.people.client(accountNumber: number) ?? books.people.client(number: number)
        return client.map { Owner($0) } ?? Owner(account: number)
    }
}

extension PINDesk {
    private func serve(_ change: Change) throws -> (Reply, Outcome) {
        let owner = change.owner
        let attempt = SecretTry(
            holder: owner.holder, source: errand.caller.phone, isOwnPhone: isOwn(owner))
        if let until = try books.pins.lock(of: attempt, at: errand.now) {
            return (.locked(until: errand.rules.calendar.civilTime(of: until)), .refused)
        }
        guard let check = errand.pinCheck, check.holder == owner.holder, check.isRight,
            let hash = check.newHash
        else { return (try wrong(attempt), .refused) }
        try books.pins.recordRight(for: attempt, at: errand.now)
        if let refusal = change.refusal { return (refusal, .refused) }
        try books.people.changePIN(of: owner.holder, to: hash)
        try books.decisions.note(
            Decision(
                by: errand.actor, "PIN changed", about: owner.holder, message: errand.message.id),
            at: errand.now)
        if let phone = owner.phone, phone != errand.caller.phone {
            try errand.tell(
                phone, in: owner.language, .access(.pinChangedNotice), as: .receipt)
        }
        return (.access(.pinChanged), .answered)
    }

    private func isOwn(_ owner: Owner) -> Bool {
        owner.phone == errand.caller.phone
            || errand.caller.officer.map { $0.pinHolder == owner.holder } ?? false
    }

    private func wrong(_ attempt: SecretTry) throws -> Reply {
        switch try books.pins.recordWrong(for: attempt, at: errand.now) {
        case .locked(let until): .locked(until: errand.rules.calendar.civilTime(of: until))
        case .triesLeft(let count):
            attempt.isOwnPhone ? .access(.wrongOldPIN(left: count)) : .wrongAccountOrPIN(.changePIN)
        }
    }
}
