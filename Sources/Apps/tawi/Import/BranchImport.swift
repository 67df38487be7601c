internal import Accounting
internal import Counter
internal import LedgerStore

/// Brings a branch from its files into the books: everything in one write, or nothing.
struct BranchImport: Sendable {
    private let files: BranchFiles
    private let rules: CounterRules

    init(_ files: BranchFiles, rules: CounterRules) {
        self.files = files
        self.rules = rules
    }

    private var currency: Currency { rules.currency }

    /// What an import did.
    struct Summary: Sendable {
        var clients: Int
        var officers: Int
        var accounts: Int

        /// Balances brought forward by this import.
        var opened: Int

        /// Changed phones that wait for their owners' objection.
        var waitingPhones: Int

        /// Changed phones their owners have said no to.
        var stoppedPhones: Int
    }

    /// Hashes the PINs, which takes its time, and then writes.
    ///
    /// - Parameter progress: Called with the number of PINs hashed and to be hashed.
    func run(
        in books: Books, at now: Moment, on day: Day,
        progress: (Int, Int) -> Void = { _, _ in }
    ) async throws -> Summary {
        let count = files.officerPINs.count + files.userPINs.count + files.clientPINs.count
        var done = 0
        func hash(_ pin: String) throws -> PINHash {
            done += 1
            progress(done, count)
            return try books.hash(pin)
        }
        let officerPINs = try files.officerPINs.mapValues(hash)
        let userPINs = try files.userPINs.mapValues(hash)
        let clients = try files.clients.map { placed in
            var client = placed.value
            client.pin = try files.clientPINs[client.number].map(hash)
            return client
        }
        return try await books.write { books in
            var phones = ImportedPhones(books: books, rules: rules, at: now)
            try write(officerPINs, userPINs, clients, to: books, &phones)
            let opened = try openAccounts(in: books, posting: Posting(at: now, day: day))
            return Summary(
                clients: clients.count, officers: files.officers.count,
                accounts: files.accounts.count, opened: opened, waitingPhones: phones.waiting,
                stoppedPhones: phones.stopped)
        }
    }

    private func write(
        _ officerPINs: [String: PINHash], _ userPINs: [String: PINHash], _ clients: [Client],
        to books: OpenBooks, _ phones: inout ImportedPhones
    ) throws {
        try refuseStaffTwice(books)
        try books.people.open(.headOffice, currency: currency)
        for placed in files.officers {
            let officer = try phones.settle(placed, pin: officerPINs[placed.value.code])
            let isNew = try books.people.officer(code: officer.code) == nil
            try books.people.enrol(officer, currency: currency)
            guard let second = files.secondPhones[officer.code] else { continue }
            if isNew {
                try books.people.add(second, to: officer.code)
            } else {
                try phones.settle(second: second, of: placed)
            }
        }
        for centre in files.centres { try books.people.enrol(centre.value) }
        for group in files.groups { try books.people.enrol(group.value) }
        for placed in files.users {
            try books.people.enrol(phones.settle(placed, pin: userPINs[placed.value.code]))
        }
        for client in clients { try books.people.enrol(phones.settle(client)) }
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
