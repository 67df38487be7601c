internal import Accounting

extension Reply {
    /// The sentence of the packs, with its values.
    var wording: Wording {
        switch self {
        case .sheet(let reply): reply.wording
        case .correction(let reply): reply.wording
        case .approval(let reply): reply.wording
        case .account(let reply): reply.wording
        case .access(let reply): reply.wording
        case .question(let reply): reply.wording
        case .cash(let reply): reply.wording
        case .manager(let reply): reply.wording
        case .reminder(let reply): reply.wording
        case .language(let reply): reply.wording
        case .alarm(let notice): notice.wording
        case .headOffice(let reply): reply.wording
        case .stick(let outcome): outcome.wording
        case .balance(let balance): balance.wording
        case .receipt(let receipt): receipt.wording
        case .recorded(let receipt, let notice): receipt.recorded(notice)
        case .misread(let misreading): misreading.wording
        case .help(let topic): topic.wording
        case .notForYou(let topic):
            Wording("help.not-for-you", ["help": .wording(topic.wording)])
        case .noAccountHere: Wording("sender.no-account-here")
        case .unknownNumber(let branch):
            Wording("sender.unknown-number", ["branch": .text(branch)])
        case .partsMissing(let missing, let total):
            Wording(
                "sender.parts-missing",
                ["parts": .words(missing.map(String.init)), "count": .count(total)])
        case .noPIN, .pinMissing, .accountAndPINMissing, .wrongPIN, .wrongAccountOrPIN, .locked,
            .sharedPhone, .officerPINMissing, .wrongOfficerPIN:
            pinWording
        case .alreadyRecorded, .partlyRecorded, .nothingHeld, .repeatedAlready, .heldTooLong:
            recordedWording
        case .unknownClient, .noSuchAccount, .overpaid, .amountTooLarge: refusalWording
        }
    }

    private var pinWording: Wording {
        switch self {
        case .noPIN: Wording("pin.none")
        case .pinMissing(let keyword):
            Wording("pin.missing", ["command": .command(keyword)])
        case .accountAndPINMissing(let keyword, let account):
            Wording(
                "pin.account-missing",
                [
                    "command": .command(keyword), "account": .text(account ?? "98765432"),
                ])
        case .wrongPIN(let keyword, let left):
            Wording("pin.wrong", ["command": .command(keyword), "left": .count(left)])
        case .wrongAccountOrPIN(.changePIN): Wording("pin.wrong-account-change")
        case .wrongAccountOrPIN(let keyword):
            Wording("pin.wrong-account", ["command": .command(keyword)])
        case .locked(let until): Wording("pin.locked", ["time": .time(until)])
        case .sharedPhone(let keyword, let clients, let withPIN):
            Wording(
                withPIN ? "pin.shared-phone-with-pin" : "pin.shared-phone",
                [
                    "command": .command(keyword), "clients": .words(clients),
                    "client": .text(clients.first ?? ""),
                ])
        case .officerPINMissing(let form):
            Wording("pin.officer-missing", ["form": .form(form)])
        case .wrongOfficerPIN(let left): Wording("pin.officer-wrong", ["left": .count(left)])
        default: Wording("pin.none")
        }
    }

    private var recordedWording: Wording {
        switch self {
        case .alreadyRecorded(let reference, let time):
            Wording(
                "payment.already", ["reference": .text(reference.text), "time": .time(time)])
        case .partlyRecorded(let reference, let time, let rest):
            Wording(
                "payment.partly",
                [
                    "reference": .text(reference.text), "time": .time(time),
                    "form": .form(Instruction.pay(rest).form(withCode: false)),
                ])
        case .nothingHeld(let written):
            Wording("payment.nothing-held", ["written": .text(written)])
        case .repeatedAlready(let reference, let again):
            Wording(
                "payment.repeated",
                ["reference": .text(reference.text), "again": .text(again.text)])
        case .heldTooLong(let reference):
            Wording("payment.held-too-long", ["reference": .text(reference.text)])
        default: Wording("payment.nothing-recorded")
        }
    }

    private var refusalWording: Wording {
        switch self {
        case .unknownClient(let number, let payment):
            Wording(
                "payment.unknown-client",
                [
                    "client": .text(number),
                    "items": .text(payment.items.map(\.form).joined(separator: " ")),
                ])
        case .noSuchAccount(let account, let name, let accounts, let payment):
            Wording(
                "payment.no-such-account",
                [
                    "account": .text(account.text), "client": .text(payment.client),
                    "name": .text(name), "accounts": .words(accounts.map(\.text)),
                    "items": .text(payment.forms(without: accounts).joined(separator: " ")),
                ])
        case .overpaid(let account, let outstanding, let payment):
            payment.overpaid(account, outstanding)
        case .amountTooLarge(let payment):
            Wording("payment.too-large", ["client": .text(payment.client)])
        default: Wording("payment.nothing-recorded")
        }
    }
}

extension HelpTopic {
    fileprivate var wording: Wording {
        switch self {
        case .client(.phone): Wording("help.client")
        case .client(.phoneAndPIN): Wording("help.client-with-pin")
        case .client(.accountAndPIN):
            Wording(
                "help.client-with-account", ["form": .form(BalanceForm.accountAndPIN.example)])
        case .officer: Wording("help.officer")
        case .staff: Wording("help.staff")
        case .overview(let role): Wording("help.overview-\(role.rawValue)")
        case .unknownWord(let word, let role):
            Wording(
                "help.unknown-word",
                [
                    "written": .text(Echo.of(word)),
                    "help": .wording(HelpTopic.overview(role).wording),
                ])
        case .word(let keyword, let form): Self.word(keyword, form)
        }
    }

    /// Words that open accounts are shown as this MFI's clients send them.
    private static func word(_ keyword: Keyword, _ form: BalanceForm) -> Wording {
        let numbers = form.example.drop { $0 != " " }
        return Wording(
            "help.\(keyword.rawValue.lowercased())",
            ["form": .command(keyword, String(numbers))])
    }
}

extension Payment {
    /// The items, with `?` for an account that the client does not have: nobody can say which one
    /// was meant, and as it stands it is not carried out.
    fileprivate func forms(without accounts: [AccountLabel]) -> [String] {
        items.map { accounts.contains($0.account) ? $0.form : "?=" + $0.amount.figure }
    }

    /// More was paid than is owed: the form shows the payment with what is owed.
    fileprivate func overpaid(_ account: AccountLabel, _ outstanding: Money) -> Wording {
        let isOwed = outstanding.isPositive
        let right = items.compactMap { item in
            guard item.account == account else { return item }
            return isOwed ? PaymentItem(account: account, amount: outstanding) : nil
        }
        // The same message again would be refused again.
        let forms = right.isEmpty ? [Form.unknownAmount(of: .savings)] : right.map(\.form)
        return Wording(
            isOwed ? "payment.overpaid" : "payment.paid-off",
            [
                "account": .text(account.text), "client": .text(client),
                "amount": .money(outstanding),
                "form": .form((["PAY", client] + forms).joined(separator: " ")),
            ])
    }
}
