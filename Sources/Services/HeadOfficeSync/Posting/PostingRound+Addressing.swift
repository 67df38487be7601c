internal import Accounting
internal import LedgerStore
internal import MifosClient

extension PostingRound {
    /// Those whose accounts head office's numbers are known of; the others are left alone for a
    /// while, unless a search by the printed number finds them.
    mutating func addressed(_ postings: [HeadOfficePosting]) async throws -> [AddressedPosting] {
        let known = try await file.read { books in
            try postings.map { try books.identities.remote(of: $0.account) }
        }
        var addressed: [AddressedPosting] = []
        var strangers: [Int64] = []
        for (posting, number) in zip(postings, known) {
            var remote = number
            if remote == nil, line.stop == nil { remote = try await search(posting.account) }
            if let remote {
                addressed.append(AddressedPosting(posting: posting, remote: remote))
            } else {
                strangers.append(posting.id)
            }
        }
        if line.stop == nil { try await postpone(strangers) }
        return addressed
    }

    private func postpone(_ ids: [Int64]) async throws {
        guard !ids.isEmpty else { return }
        let moment = now().advanced(by: rules.patience.addressInterval)
        try await file.write { try $0.postings.postpone(ids, until: moment) }
    }

    /// Finds an account by the number printed on the client's papers, and remembers it.
    private mutating func search(_ account: Account) async throws -> Int64? {
        let printed = try await file.read { try $0.printedNumber(of: account) }
        guard let printed, let kind = AccountSearch.Kind(account) else { return nil }
        let search = AccountSearch(kind, accountNumber: printed)
        guard case .answered(let answer) = await line.send(search.request),
            let remote = search.account(in: answer)
        else { return nil }
        let moment = now()
        try await file.write {
            try $0.identities.note(
                HeadOfficeIdentity(
                    kind == .loan ? .loan : .savings, account.code, remote: remote,
                    accountNumber: printed), at: moment)
        }
        return remote
    }
}

extension HeadOfficeIdentities {
    /// Fineract's number of a loan or savings account.
    func remote(of account: Account) throws -> Int64? {
        switch account {
        case .loan: try identity(.loan, account.code)?.remote
        case .savings: try identity(.savings, account.code)?.remote
        default: nil
        }
    }
}

extension AccountSearch.Kind {
    fileprivate init?(_ account: Account) {
        switch account {
        case .loan: self = .loan
        case .savings: self = .savings
        default: return nil
        }
    }
}
