internal import Accounting
internal import LedgerStore
internal import MifosClient

extension PostingRound {
    /// What is known of where an account is at head office.
    private enum Address {
        case known(Int64)

        /// Head office says that it has none of its number.
        case unknown

        /// Nobody answered, or a server in trouble: the next try may tell.
        case unanswered

        /// Nobody could say, and that will not change by itself soon.
        case unasked
    }

    /// Those whose accounts head office's numbers are known of, or a search by the printed number
    /// finds. What head office has no account for goes to the conflict desk; what nobody could say
    /// is left alone for a while.
    mutating func addressed(_ postings: [HeadOfficePosting]) async throws -> [AddressedPosting] {
        let known = try await file.read { books in
            try postings.map { try books.identities.remote(of: $0.account) }
        }
        var addressed: [AddressedPosting] = []
        var (strangers, unanswered, unasked): ([Int64], [Int64], [Int64]) = ([], [], [])
        for (posting, number) in zip(postings, known) {
            switch try await address(of: posting.account, known: number) {
            case .known(let remote):
                addressed.append(AddressedPosting(posting: posting, remote: remote))
            case .unknown where posting.neverLeft: strangers.append(posting.id)
            case .unanswered: unanswered.append(posting.id)
            case .unknown, .unasked: unasked.append(posting.id)
            }
        }
        try await write(strangers.map { ($0, .accountUnknown) }, at: now())
        if line.stop == nil {
            try await postpone(unanswered, by: rules.patience.searchInterval)
            try await postpone(unasked, by: rules.patience.addressInterval)
        }
        return addressed
    }

    private mutating func address(
        of account: Account, known: Int64?
    ) async throws -> Address {
        if let known { return .known(known) }
        return line.stop == nil ? try await search(account) : .unasked
    }

    private func postpone(_ ids: [Int64], by interval: Duration) async throws {
        guard !ids.isEmpty else { return }
        let moment = now().advanced(by: interval)
        try await file.write { try $0.postings.postpone(ids, until: moment) }
    }

    /// Finds an account by the number printed on the client's papers, and remembers it.
    private mutating func search(_ account: Account) async throws -> Address {
        let printed = try await file.read { try $0.printedNumber(of: account) }
        guard let printed, let kind = AccountSearch.Kind(account) else { return .unknown }
        let search = AccountSearch(kind, accountNumber: printed)
        let before = line.requests
        guard case .answered(let answer) = await line.send(search.request) else {
            return .unanswered
        }
        guard search.isAnswered(by: answer) else {
            return answer.mayChangeByItself ? .unanswered : .unasked
        }
        passOver(line.requests - before)
        guard let remote = search.account(in: answer) else { return .unknown }
        let moment = now()
        try await file.write {
            try $0.identities.note(
                HeadOfficeIdentity(
                    kind == .loan ? .loan : .savings, account.code, remote: remote,
                    accountNumber: printed), at: moment)
        }
        return .known(remote)
    }
}

extension PostingOutcome {
    /// Head office keeps no such account.
    fileprivate static let accountUnknown = refused(
        code: OwnRefusal.accountUnknown.rawValue, words: "")
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

extension FineractAnswer {
    /// A server that is busy or in trouble; not one that has settled what it thinks of a question.
    fileprivate var mayChangeByItself: Bool {
        !(400..<500).contains(status) || [409, 425, 429].contains(status)
    }
}
