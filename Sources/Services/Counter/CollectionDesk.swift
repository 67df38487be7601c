internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Records what officers collected.
struct CollectionDesk {
    let caller: Caller
    let message: IncomingMessage
    let pinCheck: PINCheck?
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment

    /// `PAY 1024 S100 L250 L2=50`
    func serve(_ payment: Payment) throws -> (Reply, Outcome) {
        guard let officer = caller.officer else { return notAnOfficer }
        if rules.officersAddPIN, payment.code == nil {
            return (.officerPINMissing(payment, reference: nil), .refused)
        }
        if let refusal = try pinRefusal(officer) { return (refusal, .refused) }
        guard let client = try books.people.client(number: payment.client) else {
            return (.unknownClient(payment.client, payment: payment), .refused)
        }
        let labels = try books.people.accounts(of: client.number).compactMap(\.label)
        for item in payment.items where !labels.contains(item.account) {
            let reply = Reply.noSuchAccount(
                item.account, client: client.number, name: client.name, accounts: labels)
            return (reply, .refused)
        }
        return try askBackIfAlike(payment, client, officer)
            ?? record(Collecting(payment: payment, client: client, officer: officer))
    }

    /// `AGAIN 7F3K`: the payment that was asked back is a second one.
    func serve(again written: String, code: String?) throws -> (Reply, Outcome) {
        guard let officer = caller.officer else { return notAnOfficer }
        if rules.officersAddPIN, code == nil {
            return (.officerPINMissing(nil, reference: written), .refused)
        }
        if let refusal = try pinRefusal(officer) { return (refusal, .refused) }
        guard let reference = Reference(written),
            let held = try books.collections.heldPayment(
                askedAbout: reference, by: officer.code, in: rules.currency),
            let client = try books.people.client(number: held.payment.client)
        else { return (.nothingHeld(written), .refused) }
        if let released = held.releasedAs {
            return (.repeatedAlready(reference, as: released), .refused)
        }
        guard try held.payment.day == posting.day else {
            return (.heldTooLong(reference), .refused)
        }
        let items = held.payment.items.compactMap { item in
            item.account.label.map { PaymentItem(account: $0, amount: item.amount) }
        }
        let payment = Payment(client: client.number, items: items)
        return try record(
            Collecting(payment: payment, client: client, officer: officer, held: held.id))
    }

    func pinQuestion(_ code: String?) -> PINQuestion? {
        guard rules.officersAddPIN, let officer = caller.officer, let code else { return nil }
        return PINQuestion(holder: officer.pinHolder, pin: code, hash: officer.pin)
    }

    private var notAnOfficer: (Reply, Outcome) {
        (.notForYou(caller.helpTopic(rules.balanceAccess)), .refused)
    }

    private func pinRefusal(_ officer: Officer) throws -> Reply? {
        guard rules.officersAddPIN else { return nil }
        guard officer.pin != nil else { return .noPIN }
        if let until = try books.pins.lock(of: officer.pinHolder, at: now) {
            return .locked(until: rules.calendar.civilTime(of: until))
        }
        if let pinCheck, pinCheck.holder == officer.pinHolder, pinCheck.isRight {
            try books.pins.recordRight(for: officer.pinHolder, at: now)
            return nil
        }
        switch try books.pins.recordWrong(for: officer.pinHolder, at: now) {
        case .triesLeft(let count): return .wrongOfficerPIN(triesLeft: count)
        case .locked(let until): return .locked(until: rules.calendar.civilTime(of: until))
        }
    }
}

/// A payment on its way into the books.
struct Collecting {
    var payment: Payment
    var client: Client
    var officer: Officer

    /// The held payment it releases.
    var held: Int64?
}

extension CollectionDesk {
    /// When and why the entries are posted, as the journal can take it.
    private var posting: Posting {
        get throws {
            try books.ledger.dated(
                Posting(at: now, day: rules.calendar.day(of: now), cause: message.tpdu))
        }
    }

    private func askBackIfAlike(
        _ payment: Payment, _ client: Client, _ officer: Officer
    ) throws -> (Reply, Outcome)? {
        let items = payment.items.map {
            CollectedItem(account: $0.account.account(of: client.number), amount: $0.amount)
        }
        let day = try posting.day
        guard let alike = try books.collections.likeness(of: items, by: officer.code, on: day)
        else { return nil }
        try books.collections.hold(
            HeldPayment(
                officer: officer.code, client: client.number, askedAbout: alike.reference,
                message: message.id, day: day, items: items))
        let time = rules.calendar.civilTime(of: alike.recordedAt)
        return (.alreadyRecorded(alike.reference, at: time), .askedBack(alike.reference))
    }

    /// Posts every item or none, and queues the client's receipt.
    private func record(_ collecting: Collecting) throws -> (Reply, Outcome) {
        var refusal: Reply?
        let receipt: Receipt? = try books.attempt {
            let reference = try freshReference()
            try report(collecting, as: reference)
            refusal = try firstRefusal(posting: collecting, as: reference)
            return refusal == nil ? try self.receipt(for: collecting, reference) : nil
        }
        guard let receipt else { return (refusal ?? .noAccountHere, .refused) }
        if let held = collecting.held {
            try books.collections.release(held, as: receipt.reference)
        }
        let notice = try sendReceipt(receipt, to: collecting.client)
        return (.recorded(receipt, notice: notice), .recorded(receipt.reference))
    }

    private func report(_ collecting: Collecting, as reference: Reference) throws {
        let posting = try posting
        try books.collections.report(
            Collection(
                reference: reference, officer: collecting.officer.code,
                client: collecting.client.number, message: message.id, recordedAt: posting.at,
                day: posting.day))
    }

    private func firstRefusal(
        posting collecting: Collecting, as reference: Reference
    ) throws -> Reply? {
        let posting = try posting
        for item in collecting.payment.items {
            let transfer = Transfer(
                id: "\(reference)/\(item.account.text)",
                debit: .cashInHand(officer: collecting.officer.code),
                credit: item.account.account(of: collecting.client.number),
                amount: item.amount, reference: reference)
            if case .refused(let refusal) = try books.ledger.post(transfer, on: posting) {
                return reply(to: refusal, item, collecting)
            }
        }
        return nil
    }

    private func reply(
        to refusal: Refusal, _ item: PaymentItem, _ collecting: Collecting
    ) -> Reply {
        switch refusal {
        case .loanOverpaid(let outstanding):
            .overpaid(item.account, outstanding: outstanding, payment: collecting.payment)
        case .amountTooLarge, .identifierReused, .unknownAccount, .sameAccount,
            .amountNotPositive, .otherCurrency:
            .amountTooLarge(collecting.payment)
        }
    }

    /// Draws until the books do not know it; a longer one when they are crowded.
    private func freshReference() throws -> Reference {
        var generator = SystemRandomNumberGenerator()
        var draws = 0
        while true {
            let reference = Reference.random(length: 4 + min(draws / 8, 4), using: &generator)
            if try !books.collections.isTaken(reference) { return reference }
            draws += 1
        }
    }
}

extension CollectionDesk {
    private func receipt(for collecting: Collecting, _ reference: Reference) throws -> Receipt {
        let accounts = try books.people.accounts(of: collecting.client.number)
        let paid = collecting.payment.items.map(\.account)
        let balances = try accounts.compactMap { account -> ReceiptBalance? in
            guard let label = account.label, paid.contains(label) else { return nil }
            return ReceiptBalance(
                label: label, product: account.product ?? (label == .savings ? "Savings" : nil),
                balance: try books.clientsView(of: account))
        }
        let total = collecting.payment.items.reduce(Money.zero(rules.currency)) {
            $0.adding($1.amount) ?? $0
        }
        return Receipt(
            reference: reference, client: collecting.client.number,
            name: collecting.client.name, officer: collecting.officer.name,
            items: collecting.payment.items, total: total,
            time: rules.calendar.civilTime(of: try posting.at), balances: balances)
    }

    /// The client's own receipt, never to a phone of the staff: it is what they are checked with.
    private func sendReceipt(_ receipt: Receipt, to client: Client) throws -> ReceiptNotice {
        guard let phone = client.phone else { return .noPhone }
        guard try books.people.officer(phone: phone) == nil,
            try books.people.user(phone: phone) == nil
        else { return .officersPhone }
        try books.outbox.enqueue(
            OutgoingMessage(
                to: phone, text: rules.language.text(of: .receipt(receipt)), as: .receipt,
                cause: message.id, reference: receipt.reference),
            at: now)
        return .sent
    }
}
