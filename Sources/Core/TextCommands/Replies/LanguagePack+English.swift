internal import Accounting

extension LanguagePack {
    public static let english = LanguagePack(
        months: [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ],
        wordings: { reply, pack in English(pack: pack).wordings(of: reply) })
}

/// The wordings of English, the fullest first.
private struct English {
    let pack: LanguagePack

    func wordings(of reply: Reply) -> [String] {
        switch reply {
        case .balance(let balance): balanceWordings(balance)
        case .receipt(let receipt): receiptWordings(receipt)
        case .recorded(let receipt, let notice): recordedWordings(receipt, notice)
        case .noPIN, .pinMissing, .accountAndPINMissing, .wrongPIN, .wrongAccountOrPIN, .locked,
            .sharedPhone:
            [access(reply)]
        case .alreadyRecorded, .nothingHeld, .repeatedAlready, .heldTooLong, .officerPINMissing,
            .wrongOfficerPIN:
            [recording(reply)]
        case .unknownClient, .noSuchAccount, .overpaid, .amountTooLarge: refusalWordings(reply)
        case .help(let topic): [help(topic)]
        case .notForYou(let topic): ["That is not for this number. " + help(topic)]
        case .misread(let misreading): misreadWordings(misreading)
        case .noAccountHere:
            ["No client is registered with this number. To record a payment send HELP PAY."]
        case .unknownNumber(let branch):
            [
                "This is \(branch) branch. This number is not registered with us. "
                    + "To use this service please ask your loan officer to register it.",
                "This number is not registered with us. Please ask your loan officer.",
            ]
        case .partsMissing(let missing, let total):
            [
                "Part \(list(missing.map(String.init))) of \(total) of your message did not come, "
                    + "so nothing was done. Please send it all again, in one short message."
            ]
        }
    }
}

extension English {
    private func balanceWordings(_ balance: Balance) -> [String] {
        let age = balance.figuresOf.map { " (head office, \(pack.date($0)))" } ?? ""
        let savings = balance.savings
        let long =
            balance.loans.map { loan in
                let name = loan.product ?? loan.label.text
                let due = loan.nextDue.map { ", next \($0.amount.text) on \(pack.date($0.day))" }
                return "\(name) \(loan.outstanding.textWithCode)\(due ?? "")"
            } + (savings.map { ["savings \($0.textWithCode)"] } ?? [])
        let short =
            balance.loans.map { loan in
                let due = loan.nextDue.map { " next \($0.amount.text) \(pack.date($0.day))" }
                return "\(loan.label.text) \(loan.outstanding.text)\(due ?? "")"
            } + (savings.map { ["S \($0.text)"] } ?? [])
        if long.isEmpty { return ["\(balance.name): you have no accounts with us."] }
        return [
            "\(balance.name): \(long.joined(separator: "; ")).\(age)",
            "\(balance.name): \(short.joined(separator: "; ")).\(age)",
            short.joined(separator: "; ") + age,
        ]
    }

    private func receiptWordings(_ receipt: Receipt) -> [String] {
        let day = pack.date(receipt.time.day)
        let balances = receipt.balances.map { "\($0.product ?? $0.label.text) \($0.balance.text)" }
        let short = receipt.balances.map { "\($0.label.text) \($0.balance.text)" }
        let opening = "\(receipt.reference): \(receipt.name) paid \(receipt.total.textWithCode)"
        return [
            "\(opening) to \(receipt.officer) on \(day). Now: \(balances.joined(separator: ", ")). "
                + "If this is wrong, tell the branch.",
            "\(opening) on \(day). Now: \(short.joined(separator: ", ")). Wrong? Tell the branch.",
            "\(receipt.reference): paid \(receipt.total.textWithCode) on \(day). "
                + "Now: \(short.joined(separator: ", ")).",
        ]
    }

    private func recordedWordings(_ receipt: Receipt, _ notice: ReceiptNotice) -> [String] {
        let items = receipt.items.map { "\($0.account.text) \($0.amount.text)" }
        let opening = "\(receipt.reference) recorded \(receipt.time.hourAndMinute):"
        let figures = "paid \(receipt.total.textWithCode) (\(items.joined(separator: ", ")))."
        return [
            "\(opening) \(receipt.client) \(receipt.name) \(figures)\(words(for: notice))",
            "\(opening) \(receipt.client) \(figures)\(words(for: notice))",
            "\(opening) \(receipt.client) paid \(receipt.total.textWithCode).",
        ]
    }

    private func words(for notice: ReceiptNotice) -> String {
        switch notice {
        case .sent: ""
        case .noPhone: " No phone number: the client got no receipt."
        case .officersPhone: " The client's number is a staff number: no receipt sent."
        }
    }
}

extension English {
    private func access(_ reply: Reply) -> String {
        switch reply {
        case .noPIN: "You have no PIN yet. Please get one at the branch."
        case .pinMissing: "Please add your own PIN, for example: BALANCE 1234"
        case .accountAndPINMissing(let account):
            "Please send your account number and your PIN, for example: "
                + "BALANCE \(account ?? "98765432") 1234"
        case .wrongPIN(let left):
            "Wrong PIN. \(left) \(left == 1 ? "try" : "tries") left. Send BALANCE and your PIN."
        case .wrongAccountOrPIN:
            "Wrong account number or PIN. Check both and send: BALANCE account PIN"
        case .locked(let until):
            "Three wrong PINs: locked until \(until.hourAndMinute). Then try again, or ask at "
                + "the branch."
        case .sharedPhone(let clients, let withPIN):
            "This phone is shared by \(list(clients)). Send BALANCE, the client number"
                + (withPIN ? " and the PIN: BALANCE " : ": BALANCE ") + (clients.first ?? "")
                + (withPIN ? " 1234" : "")
        default: ""
        }
    }

    private func recording(_ reply: Reply) -> String {
        switch reply {
        case .alreadyRecorded(let reference, let time):
            "Already recorded at \(time.hourAndMinute) as \(reference). "
                + "To record a second payment send AGAIN \(reference)"
        case .nothingHeld(let written):
            "No payment waits under \(written). To record one send, for example: PAY 1024 S100"
        case .repeatedAlready(let reference, let again):
            "The second payment like \(reference) is recorded already, as \(again). "
                + "For one more send the PAY message again."
        case .heldTooLong(let reference):
            "The payment that waited under \(reference) was of another day. Send it again as PAY."
        case .officerPINMissing(let payment, let reference):
            "Please add your PIN at the end, for example: "
                + (payment.map(form) ?? "AGAIN \(reference ?? "7F3K")") + " 1234"
        case .wrongOfficerPIN(let left):
            "Nothing recorded: wrong PIN. \(left) \(left == 1 ? "try" : "tries") left. "
                + "Send the message again with your PIN at the end."
        default: ""
        }
    }

    private func refusalWordings(_ reply: Reply) -> [String] {
        switch reply {
        case .unknownClient(let number, let payment):
            let items = payment.items.map(\.form).joined(separator: " ")
            return [
                "Nothing recorded: there is no client \(number). Check the number and send: "
                    + "PAY number \(items)",
                "Nothing recorded: there is no client \(number). Check the number.",
            ]
        case .noSuchAccount(let account, let client, let name, let accounts):
            let known = list(accounts.map(\.text))
            return [
                "Nothing recorded: \(client) \(name) has no \(account.text), only \(known). "
                    + "Send: PAY \(client) \(accounts.first?.form ?? "S")100",
                "Nothing recorded: \(client) has no \(account.text), only \(known).",
            ]
        case .overpaid(let account, let outstanding, let payment):
            let fact =
                outstanding.isPositive
                ? "owes only \(outstanding.textWithCode)" : "is paid off"
            let right = corrected(payment, account, to: outstanding)
            return [
                "Nothing recorded: \(account.text) of \(payment.client) \(fact). Send: \(right)",
                "Nothing recorded: \(account.text) of \(payment.client) \(fact).",
            ]
        case .amountTooLarge(let payment):
            return ["Nothing recorded: the amount for \(payment.client) is too large."]
        default: return []
        }
    }

    private func corrected(_ payment: Payment, _ account: AccountLabel, to most: Money) -> String {
        var right = payment
        right.items = payment.items.compactMap { item in
            guard item.account == account else { return item }
            return most.isPositive ? PaymentItem(account: account, amount: most) : nil
        }
        return form(right.items.isEmpty ? payment : right)
    }

    private func form(_ payment: Payment) -> String {
        (["PAY", payment.client] + payment.items.map(\.form)).joined(separator: " ")
    }
}

extension English {
    private func help(_ topic: HelpTopic) -> String {
        switch topic {
        case .client(let form):
            switch form {
            case .phone: "For your loans and savings send: BALANCE"
            case .phoneAndPIN: "For your loans and savings send BALANCE and your PIN: BALANCE 1234"
            case .accountAndPIN:
                "For your loans and savings send BALANCE, your account number and your PIN: "
                    + form.example
            }
        case .officer:
            "To record savings 100, first loan 250, second loan 50 of client 1024 send: "
                + "PAY 1024 S100 L250 L2=50"
        case .staff: "Officers send PAY 1024 S100 L250. Clients send BALANCE."
        }
    }

    private func misreadWordings(_ misreading: Misreading) -> [String] {
        let form = misreading.correctedForm
        guard !form.isEmpty, !misreading.sentence.contains(form) else {
            return [misreading.sentence]
        }
        return ["\(misreading.sentence) Send: \(form)", misreading.sentence]
    }

    private func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}
