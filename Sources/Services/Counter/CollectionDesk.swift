internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Records what officers collected.
struct CollectionDesk {
    let errand: Errand

    private var books: OpenBooks { errand.books }
    private var rules: CounterRules { errand.rules }

    /// `PAY 1024 S100 L250 L2=50`
    func serve(_ payment: Payment) throws -> (Reply, Outcome) {
        guard let officer = errand.caller.officer else { return notAnOfficer }
        if let refusal = try refusal(of: officer, .pay(payment)) { return (refusal, .refused) }
        guard let client = try books.people.client(number: payment.client) else {
            return (.unknownClient(payment.client, payment: payment), .refused)
        }
        try QuestionDesk(errand: errand).replacePayment(of: client)
        let labels = try books.people.accounts(of: client.number).compactMap(\.label)
        for item in payment.items where !labels.contains(item.account) {
            let reply = Reply.noSuchAccount(
                item.account, name: client.name, accounts: labels, payment: payment)
            return (reply, .refused)
        }
        if let refusal = try overpayment(payment) { return (refusal, .refused) }
        let collecting = Collecting(payment: payment, client: client, officer: officer)
        return try askBackIfAlike(payment, client, officer)
            ?? stopAtLimit(collecting, .pay(payment)) ?? record(collecting)
    }

    /// `AGAIN 7F3K`: the payment that was asked back is a second one.
    func serve(again written: String, code: String?) throws -> (Reply, Outcome) {
        guard let officer = errand.caller.officer else { return notAnOfficer }
        if let refusal = try refusal(of: officer, .again(reference: written, code: code)) {
            return (refusal, .refused)
        }
        guard let reference = Reference(written),
            let held = try books.collections.heldPayment(
                askedAbout: reference, by: officer.code, in: rules.currency),
            let client = try books.people.client(number: held.payment.client)
        else { return (.nothingHeld(written), .refused) }
        if let released = held.releasedAs {
            return (.repeatedAlready(reference, as: released), .refused)
        }
        guard errand.approved != nil || held.payment.day == errand.dayShown else {
            return (.heldTooLong(reference), .refused)
        }
        let items = held.payment.items.compactMap { item in
            item.account.label.map { PaymentItem(account: $0, amount: item.amount) }
        }
        let payment = Payment(client: client.number, items: items)
        // Since he was asked he may have recorded a part of it by itself.
        let isPartlyRecordedSince = try held.payment.items.contains { item in
            let like = try alike([item], by: officer, since: held.payment.day)
            return like.map { $0.message > held.payment.message } ?? false
        }
        if isPartlyRecordedSince, let question = try askBackIfAlike(payment, client, officer) {
            return question
        }
        let collecting = Collecting(
            payment: payment, client: client, officer: officer, held: held.id)
        return try stopAtLimit(collecting, .again(reference: written, code: nil))
            ?? record(collecting)
    }

    private var notAnOfficer: (Reply, Outcome) {
        (.notForYou(errand.caller.helpTopic(rules.balanceAccess)), .refused)
    }

    private func refusal(of officer: Officer, _ instruction: Instruction) throws -> Reply? {
        try StaffCheck(errand: errand).refusal(
            of: officer, code: instruction.code, form: instruction.form(withCode: false))
    }
}

extension CollectionDesk {
    /// What the books would refuse anyway is refused before anything is asked back.
    private func overpayment(_ payment: Payment) throws -> Reply? {
        for item in payment.items where item.account != .savings {
            let owed = Money(
                minorUnits: try books.ledger.balance(of: item.account.account(of: payment.client)),
                currency: rules.currency)
            guard item.amount.minorUnits > owed.minorUnits else { continue }
            return .overpaid(item.account, outstanding: owed, payment: payment)
        }
        return nil
    }

    private func askBackIfAlike(
        _ payment: Payment, _ client: Client, _ officer: Officer
    ) throws -> (Reply, Outcome)? {
        let items = payment.items.map {
            CollectedItem(account: $0.account.account(of: client.number), amount: $0.amount)
        }
        let day = errand.dayShown
        guard let alike = try alike(items, by: officer, since: day) else { return nil }
        try books.collections.hold(
            HeldPayment(
                officer: officer.code, client: client.number, askedAbout: alike.reference,
                message: errand.message.id, day: day, items: items))
        let time = rules.calendar.civilTime(of: alike.recordedAt)
        let rest = try zip(payment.items, items).filter {
            try self.alike([$0.1], by: officer, since: day) == nil
        }
        let reply: Reply =
            rest.isEmpty
            ? .alreadyRecorded(alike.reference, at: time)
            : .partlyRecorded(
                alike.reference, at: time,
                rest: Payment(client: payment.client, items: rest.map(\.0)))
        return (reply, .askedBack(alike.reference))
    }

    /// One that looks like it, shown on that day or later: closing the day makes no repeat a new
    /// payment, and tomorrow's no repeat. What waited for the manager is not doubled either by what
    /// was recorded meanwhile.
    private func alike(
        _ items: [CollectedItem], by officer: Officer, since day: Day
    ) throws -> Collection? {
        guard
            let reference = try books.collections.likeness(
                of: items, by: officer.code, since: day),
            let filed = try books.collections.filed(reference),
            rules.calendar.dayShown(of: filed) >= day
        else { return nil }
        return filed.collection
    }

    private func record(_ collecting: Collecting) throws -> (Reply, Outcome) {
        switch try CollectionBook(errand: errand).record(collecting) {
        case .recorded(let receipt, let notice):
            (.recorded(receipt, notice: notice), .recorded(receipt.reference))
        case .refused(let refusal, let item): (reply(to: refusal, item, collecting), .refused)
        case .notWritten: (.noAccountHere, .refused)
        }
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
}
