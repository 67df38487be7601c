internal import Accounting

extension CentralView {
    /// `GET /v1/savingsaccounts/{id}/transactions/search`.
    func search(in account: SavingsAccount) throws(FineractRefusal) -> JSONValue {
        let (from, to) = (try day("fromDate"), try day("toDate"))
        let (least, most) = (try amount("fromAmount"), try amount("toAmount"))
        let types = request.query["types"]?.split(separator: ",").compactMap { Int($0) }
        let credit = request.query["credit"].map { $0 == "true" }
        let debit = request.query["debit"].map { $0 == "true" }
        var found = account.transactions.filter { transaction in
            let isDeposit = transaction.kind == .deposit
            return from.map { $0 <= transaction.date } ?? true
                && to.map { transaction.date <= $0 } ?? true
                && least.map { $0 <= transaction.amount } ?? true
                && most.map { transaction.amount <= $0 } ?? true
                && types.map { $0.contains(transaction.kind.rawValue) } ?? true
                && credit.map { $0 == isDeposit } ?? true && debit.map { $0 != isDeposit } ?? true
        }
        found.sort { $0.id < $1.id }
        if request.query["sortOrder"]?.uppercased() != "ASC" { found.reverse() }
        let limit = request.number("limit") ?? found.count
        let shown = found.dropFirst(request.number("offset") ?? 0).prefix(max(limit, 0))
        return [
            "total": .number(found.count),
            "content": .array(shown.map { json($0, of: account) }),
        ]
    }

    private func amount(_ name: String) throws(FineractRefusal) -> Amount? {
        guard let text = request.query[name] else { return nil }
        guard let amount = Amount(number: text) else { throw .badQuery(name, text) }
        return amount
    }
}
