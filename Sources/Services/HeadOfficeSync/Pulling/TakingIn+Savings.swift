internal import Accounting
internal import LedgerStore

extension TakingIn {
    /// Savings accounts that are new, hold another sum, or are closed. The branch keeps one for a
    /// client: her first that is open.
    mutating func takeInSavings(_ accounts: inout AccountsOfBranch) throws {
        for row in pulled.savings {
            let savings = row.content
            guard savings.isActive else {
                try end(.savings, row.id, row.askedAt, &accounts)
                continue
            }
            guard let account = try account(of: savings, row.id, &accounts) else { continue }
            guard let held = figure(savings.balance, savings.currency, .savings, row.id),
                let figure = held.negated
            else { continue }
            _ = try take(figure, of: account, .savings, row.id, row.askedAt, &accounts)
        }
        for id in try books.pulls.gone(.savings) { try end(.savings, id, pull.begunAt, &accounts) }
    }

    private mutating func account(
        of savings: PulledSavings, _ id: Int64, _ accounts: inout AccountsOfBranch
    ) throws -> Account? {
        guard let headOfficesClient = savings.client else {
            meet(.groupLoan, .savings, id, savings.accountNumber ?? "")
            return nil
        }
        guard let client = local(.client, headOfficesClient), !accounts.left.contains(client) else {
            meet(.unknownClient, .savings, id, savings.accountNumber ?? "")
            return nil
        }
        let account = Account.savings(client: client)
        let isHers = local(.savings, id) == account.code
        guard isHers || !isTaken(.savings, account.code) else {
            meet(.secondSavings, .savings, id, client)
            return nil
        }
        let names = [savings.externalId, savings.accountNumber].compactMap(\.self)
        try keep(account, client, names, savings.product, .savings, id, &accounts)
        return account
    }
}

extension PulledSavings {
    fileprivate var isActive: Bool { status == 300 || status == 303 || status == 304 }
}
