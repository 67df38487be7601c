internal import Accounting
internal import LedgerStore

/// Brings a branch from its files into the books: everything in one write, or nothing.
struct BranchImport: Sendable {
    private let files: BranchFiles
    private let currency: Currency

    init(_ files: BranchFiles, currency: Currency) {
        self.files = files
        self.currency = currency
    }

    /// What an import did.
    struct Summary: Sendable {
        var clients: Int
        var officers: Int
        var accounts: Int

        /// Balances brought forward by this import.
        var opened: Int
    }

    /// Hashes the PINs, which takes its time, and then writes.
    ///
    /// - Parameter progress: Called with the number of PINs hashed and to be hashed.
    func run(
        in books: Books, at now: Moment, on day: Day,
        progress: (Int, Int) -> Void = { _, _ in }
    ) async throws -> Summary {
        let count = files.officerPINs.count + files.clientPINs.count
        var done = 0
        func hash(_ pin: String) throws -> PINHash {
            done += 1
            progress(done, count)
            return try books.hash(pin)
        }
        let officers = try files.officers.map { placed in
            var officer = placed.value
            officer.pin = try files.officerPINs[officer.code].map(hash)
            return officer
        }
        let clients = try files.clients.map { placed in
            var client = placed.value
            client.pin = try files.clientPINs[client.number].map(hash)
            return client
        }
        return try await books.write { books in
            try write(officers, clients, to: books)
            let opened = try openAccounts(in: books, posting: Posting(at: now, day: day))
            return Summary(
                clients: clients.count, officers: officers.count,
                accounts: files.accounts.count, opened: opened)
        }
    }

    private func write(
        _ officers: [Officer], _ clients: [Client], to books: OpenBooks
    ) throws {
        try refuseStaffTwice(books)
        try books.people.open(.headOffice, currency: currency)
        for centre in files.centres { try books.people.enrol(centre.value) }
        for group in files.groups { try books.people.enrol(group.value) }
        for officer in officers { try books.people.enrol(officer, currency: currency) }
        for user in files.users { try books.people.enrol(user.value) }
        for client in clients { try books.people.enrol(client) }
    }

    /// A phone names one member of the staff, also among those imported before.
    private func refuseStaffTwice(_ books: OpenBooks) throws {
        let imported = Set(files.officers.map(\.value.code))
        for placed in files.officers {
            let holder = try books.people.officer(phone: placed.value.phone)
            guard let holder, holder.code != placed.value.code, !imported.contains(holder.code)
            else { continue }
            throw ImportError(
                file: placed.file, line: placed.line, columnName: "phone",
                problem: "the number is officer \(holder.code)'s already")
        }
    }

    /// Balances are brought forward once; later they change by payments, never by an import.
    private func openAccounts(in books: OpenBooks, posting: Posting) throws -> Int {
        var opened = 0
        for placed in files.accounts {
            let terms = placed.value.terms
            let isKnown = try books.people.accounts(of: terms.client).contains {
                $0.account == terms.account
            }
            try books.people.enrol(terms)
            guard placed.value.balance.isPositive else { continue }
            switch try books.ledger.post(opening(placed.value), on: posting) {
            case .posted where !isKnown: opened += 1
            case .alreadyPosted: continue
            case .refused(.amountTooLarge):
                throw ImportError(
                    file: placed.file, line: placed.line, columnName: "balance",
                    problem: "the books cannot hold so much")
            case .posted, .refused:
                throw ImportError(
                    file: placed.file, line: placed.line, columnName: "balance",
                    problem: "the account \(terms.account.code) is open with another balance; "
                        + "balances change by payments, not by an import")
            }
        }
        return opened
    }

    private func opening(_ imported: ImportedAccount) -> Transfer {
        let account = imported.terms.account
        let isSavings = account.kind == .savings
        return Transfer(
            id: "opening/\(account.code)",
            debit: isSavings ? .headOffice : account, credit: isSavings ? account : .headOffice,
            amount: imported.balance)
    }
}
