internal import Accounting
internal import LedgerStore
internal import MifosClient
internal import TextCommands

extension TakingIn {
    /// Loans that are new, owe another sum, have other instalments, or are over.
    mutating func takeInLoans(_ accounts: inout AccountsOfBranch) throws {
        for row in pulled.loans {
            let loan = row.content
            guard loan.isActive else {
                try end(.loan, row.id, row.askedAt, &accounts)
                continue
            }
            guard let account = try account(of: loan, row.id, &accounts) else { continue }
            let figure = figure(loan.outstanding, loan.currency, .loan, row.id)
            guard let figure, try take(figure, of: account, .loan, row.id, row.askedAt, &accounts),
                let dues = pulled.dues[row.id]
            else { continue }
            try setDues(
                of: account, dues, isNew: pulled.renewed.contains(row.id),
                instead: accounts.terms[account]?.nextDue)
        }
        // What was left alone when a loan was found to be over is ended now.
        let overBefore = pulled.over.subtracting(pulled.loans.map(\.id))
        for id in try overBefore.sorted() + books.pulls.gone(.loan) {
            try end(.loan, id, pull.begunAt, &accounts)
        }
        try endAccountsOfThoseWhoLeft(&accounts)
    }

    /// The branch's account of a loan: the one it has; else one the branch knows by its number;
    /// else her next.
    private mutating func account(
        of loan: PulledLoan, _ id: Int64, _ accounts: inout AccountsOfBranch
    ) throws -> Account? {
        guard let headOfficesClient = loan.client else {
            meet(.groupLoan, .loan, id, loan.accountNumber ?? "")
            return nil
        }
        guard let client = local(.client, headOfficesClient), !accounts.left.contains(client) else {
            meet(.unknownClient, .loan, id, loan.accountNumber ?? "")
            return nil
        }
        let names = [loan.externalId, loan.accountNumber].compactMap(\.self)
        guard let account = try known(.loan, id, names, of: client, accounts) ?? next(client, id)
        else { return nil }
        try keep(account, client, names, loan.product, .loan, id, &accounts)
        return account
    }

    private mutating func next(_ client: String, _ id: Int64) throws -> Account? {
        let number = try books.people.nextLoanNumber(of: client)
        guard AccountLabel.loanNumbers.contains(number) else {
            meet(.tooManyLoans, .loan, id, client)
            return nil
        }
        summary.newLoans += 1
        return .loan(client: client, number: number)
    }

    /// What is due from now on, where it is something else than before.
    private mutating func setDues(
        of account: Account, _ dues: LoanDues, isNew: Bool, instead old: Instalment?
    ) throws {
        guard isNew || dues.next != old else { return }
        try books.instalments.set(
            dues.kept, next: dues.next, of: account,
            coveredAfter: try books.branchFigures.lastEntryKnown(of: account))
    }
}

extension String {
    /// The amount written here, to the minor unit.
    func money(_ currency: Currency) -> Money? {
        JSON.number(self).money(in: currency)
    }
}
