internal import Accounting
internal import LedgerStore

extension TakingIn {
    /// What the branch knows of its accounts, while head office's are taken in.
    struct AccountsOfBranch {
        /// What the branch holds on each, and how far head office knows of it.
        var figures: [Account: BranchFigure]

        /// The accounts that bear a printed number.
        var byNumber: [String: Account]

        /// Terms as they stand, so that only what changed is written.
        var terms: [Account: ClientAccount]
        var closed: Set<Account>

        /// The clients who left.
        var left: Set<String>

        init(_ books: OpenBooks, read figures: FiguresOfMoment) throws {
            let holds = try books.branchFigures.hold(figures)
            self.figures = try holds ? figures.byAccount : books.branchFigures.now().byAccount
            let all = try books.people.everyAccount()
            terms = Dictionary(all.map { ($0.account, $0) }) { $1 }
            byNumber = Dictionary(
                all.compactMap { terms in terms.number.map { ($0, terms.account) } }
            ) { $1 }
            closed = try books.people.closedAccounts()
            left = try books.people.clientsWhoLeft()
        }
    }

    /// The account the branch has for something of head office's: by what was noted, or by a
    /// number printed on her papers.
    func known(
        _ kind: PulledKind, _ id: Int64, _ names: [String], of client: String,
        _ accounts: AccountsOfBranch
    ) -> Account? {
        if let account = local(kind, id).flatMap(Account.init(code:)) { return account }
        return names.lazy.compactMap { accounts.byNumber[$0] }.first { account in
            accounts.terms[account]?.client == client && account.kind.rawValue == kind.rawValue
                && !isTaken(kind, account.code)
        }
    }

    /// Opens the account, or brings its terms up to date.
    mutating func keep(
        _ account: Account, _ client: String, _ names: [String], _ product: String?,
        _ kind: PulledKind, _ id: Int64, _ accounts: inout AccountsOfBranch
    ) throws {
        let old = accounts.terms[account]
        let number = names.first { accounts.byNumber[$0].map { $0 == account } ?? true }
        if number == nil, let wanted = names.first { meet(.takenAccountNumber, kind, id, wanted) }
        if accounts.closed.remove(account) != nil {
            try books.people.reopen(account)
            summary.changes += 1
        }
        if old == nil || old?.number != number ?? old?.number || old?.product != product {
            var new =
                old
                ?? ClientAccount(
                    account: account, client: client, currency: rules.currency, number: nil,
                    product: nil, figureDay: nil, nextDue: nil)
            (new.number, new.product) = (number ?? new.number, product)
            try books.people.keepTerms(of: new)
            accounts.terms[account] = new
            if let number { accounts.byNumber[number] = account }
            summary.changes += 1
        }
        if local(kind, id) != account.code {
            try identify(kind, id, as: account.code, externalID: names.first)
            try books.postings.hasten(account, at: now)
        }
    }

    /// An amount of head office's in the branch's currency, or nil with the trouble listed.
    mutating func figure(
        _ written: String?, _ currency: String?, _ kind: PulledKind, _ id: Int64
    ) -> Money? {
        guard currency == nil || currency == rules.currency.code else {
            meet(.otherCurrency, kind, id, currency ?? "")
            return nil
        }
        guard let figure = (written ?? "0").money(rules.currency) else {
            meet(.inexactAmount, kind, id, written ?? "")
            return nil
        }
        return figure
    }

    /// Books what head office's figure differs by from what the branch holds without what head
    /// office does not know yet; false where the account is left as it is.
    ///
    /// - Parameter figure: Debits less credits: what is owed on a loan, less what is saved.
    mutating func take(
        _ figure: Money, of account: Account, _ kind: PulledKind, _ id: Int64,
        _ askedAt: Moment, _ accounts: inout AccountsOfBranch
    ) throws -> Bool {
        let branch = accounts.figures[account] ?? BranchFigure()
        guard !branch.isInDoubt, branch.lastPostedAt.map({ $0 < askedAt }) ?? true else {
            summary.leftAlone += 1
            return false
        }
        let own = Money(
            minorUnits: branch.balance - branch.unposted, currency: rules.currency)
        guard let difference = figure.subtracting(own) else {
            meet(.inexactAmount, kind, id, figure.decimal)
            return false
        }
        guard try difference.isZero || book(difference, on: account) else {
            meet(.refusedFigure, kind, id, "\(account.code) \(figure.decimal)")
            return false
        }
        accounts.figures[account, default: BranchFigure()].balance += difference.minorUnits
        try books.people.date(account, pulled.figureDay)
        return true
    }

    private mutating func book(_ difference: Money, on account: Account) throws -> Bool {
        guard let amount = difference.isNegative ? difference.negated : difference else {
            return false
        }
        let transfer = Transfer(
            id: "pull/\(account.code)/\(pull.number)",
            debit: difference.isNegative ? .headOffice : account,
            credit: difference.isNegative ? account : .headOffice, amount: amount)
        let verdict = try books.ledger.post(transfer, on: Posting(at: now, day: today))
        guard verdict == .posted || verdict == .alreadyPosted else { return false }
        summary.figures += 1
        summary.changes += 1
        return true
    }

    /// Closes the account of something that is over at head office: nothing is owed or saved there.
    mutating func end(
        _ kind: PulledKind, _ id: Int64, _ askedAt: Moment, _ accounts: inout AccountsOfBranch
    ) throws {
        guard let account = local(kind, id).flatMap(Account.init(code:)) else { return }
        let branch = accounts.figures[account] ?? BranchFigure()
        if accounts.closed.contains(account), branch.balance == branch.unposted { return }
        guard try take(.zero(rules.currency), of: account, kind, id, askedAt, &accounts) else {
            return
        }
        guard accounts.closed.insert(account).inserted else { return }
        try books.people.close(account, on: today)
        summary.changes += 1
    }

    /// Whoever left takes her accounts along: what the branch held for her is head office's. What
    /// of hers is not there yet is listed, and goes there as everything does.
    mutating func endAccountsOfThoseWhoLeft(_ accounts: inout AccountsOfBranch) throws {
        let stillOpen = accounts.terms.values.filter { !accounts.closed.contains($0.account) }
        let open = Dictionary(grouping: stillOpen.map { $0 }, by: \.client)
        for (client, id) in leftClients(accounts.left) {
            for account in open[client, default: []].map(\.account).sorted(by: byCode) {
                if try books.postings.unposted(of: account) != 0 {
                    meet(.leftWithUnposted, .client, id, account.code)
                }
                let isTaken = try take(
                    .zero(rules.currency), of: account, .client, id, pull.begunAt, &accounts)
                guard isTaken else { continue }
                try books.people.close(account, on: today)
                accounts.closed.insert(account)
                summary.changes += 1
            }
        }
    }

    private func byCode(_ first: Account, _ second: Account) -> Bool { first.code < second.code }

    private func leftClients(_ left: Set<String>) -> [(String, Int64)] {
        identities[.client, default: [:]].filter { left.contains($0.value) }
            .map { ($0.value, $0.key) }.sorted { $0.1 < $1.1 }
    }
}
