internal import Accounting

extension Receipt {
    /// What the client reads.
    var wording: Wording {
        Wording(
            "receipt.receipt",
            [
                "reference": .text(reference.text), "name": .text(name), "total": .money(total),
                "officer": .text(officer), "day": .day(day),
                "balances": .list(balances.map(\.wording)),
            ])
    }

    /// What the officer reads.
    func recorded(_ notice: ReceiptNotice) -> Wording {
        let items = items.map { item in
            Wording(
                "payment.item",
                ["label": .text(item.account.text), "amount": .amount(item.amount)])
        }
        return Wording(
            "payment.recorded",
            [
                "reference": .text(reference.text), "time": .time(time), "client": .text(client),
                "name": .text(name), "total": .money(total), "items": .list(items),
                "notice": .wording(notice.wording),
            ])
    }
}

extension ReceiptBalance {
    /// `Savings 400`, shorter `S 400`.
    var wording: Wording {
        Wording(
            "receipt.balance",
            [
                "account": .text(product ?? label.text), "label": .text(label.text),
                "balance": .amount(balance),
            ])
    }
}

extension ReceiptNotice {
    fileprivate var wording: Wording? {
        switch self {
        case .sent: nil
        case .noPhone: Wording("payment.no-phone")
        case .officersPhone: Wording("payment.staff-phone")
        }
    }
}
