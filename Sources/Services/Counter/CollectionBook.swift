internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Writes collections into the books: the one way, in whichever message they came.
struct CollectionBook {
    let errand: Errand

    private var books: OpenBooks { errand.books }
    private var rules: CounterRules { errand.rules }

    /// Posts every item or none, and queues the client's receipt.
    func record(_ collecting: Collecting) throws -> Recording {
        var refused: Recording?
        let receipt: Receipt? = try books.attempt {
            let posting = try errand.posting
            let reference = try freshReference()
            try report(collecting, as: reference, posting)
            refused = try firstRefusal(posting: collecting, as: reference, posting)
            return refused == nil ? try self.receipt(for: collecting, reference, posting) : nil
        }
        guard let receipt else { return refused ?? .notWritten }
        if let held = collecting.held {
            try books.collections.release(held, as: receipt.reference)
        }
        return .recorded(receipt, notice: try sendReceipt(receipt, to: collecting.client))
    }

    private func report(
        _ collecting: Collecting, as reference: Reference, _ posting: Posting
    ) throws {
        try books.collections.report(
            Collection(
                reference: reference, officer: collecting.officer.code,
                client: collecting.client.number, message: errand.message.id,
                recordedAt: posting.at, day: posting.day))
    }

    private func firstRefusal(
        posting collecting: Collecting, as reference: Reference, _ posting: Posting
    ) throws -> Recording? {
        for item in collecting.payment.items {
            let transfer = Transfer(
                id: "\(reference)/\(item.account.text)",
                debit: .cashInHand(officer: collecting.officer.code),
                credit: item.account.account(of: collecting.client.number),
                amount: item.amount, reference: reference)
            if case .refused(let refusal) = try books.ledger.post(transfer, on: posting) {
                return .refused(refusal, item)
            }
        }
        return nil
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

/// A payment on its way into the books.
struct Collecting {
    var payment: Payment
    var client: Client
    var officer: Officer

    /// The held payment it releases.
    var held: Int64?
}

/// What became of a payment that was to be written.
enum Recording {
    case recorded(Receipt, notice: ReceiptNotice)

    /// The books refuse this item, and nothing was written.
    case refused(Refusal, PaymentItem)

    /// Nothing was written.
    case notWritten
}

extension CollectionBook {
    private func receipt(
        for collecting: Collecting, _ reference: Reference, _ posting: Posting
    ) throws -> Receipt {
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
        let time = rules.calendar.civilTime(of: posting.at)
        return Receipt(
            reference: reference, client: collecting.client.number,
            name: collecting.client.name, officer: collecting.officer.name,
            items: collecting.payment.items, total: total,
            time: time, day: errand.dayShown, balances: balances)
    }

    /// The client's own receipt, never to a phone of the staff: it is what they are checked with.
    private func sendReceipt(_ receipt: Receipt, to client: Client) throws -> ReceiptNotice {
        guard let phone = client.phone else { return .noPhone }
        guard try books.people.officer(phone: phone) == nil,
            try books.people.user(phone: phone) == nil
        else { return .officersPhone }
        try errand.tell(
            phone, in: client.language, .receipt(receipt), as: .receipt, about: receipt.reference)
        return .sent
    }
}
