extension CentralSystem {
    /// What the filter of the close-of-business job does: a request that would write to a loan it
    /// holds is refused, a batch as a whole, before anything is recorded.
    func checkLocks(
        _ endpoint: Endpoint, _ request: FineractRequest, _ user: AppUser, all: Bool
    ) throws(FineractRefusal) {
        guard request.isWrite, !user.may("BYPASS_LOAN_WRITE_PROTECTION") || all else { return }
        for loan in loans(writtenBy: endpoint, request) where all || loan.isLocked {
            throw .loanLocked(loan.id)
        }
    }

    private func loans(writtenBy endpoint: Endpoint, _ request: FineractRequest) -> [Loan] {
        switch endpoint {
        case .loan(let loan), .loanTransactions(let loan), .loanTransaction(let loan, _):
            return books.loan(loan).map { [$0] } ?? []
        case .batches:
            let items = JSONReader.value(of: request.body)?.array ?? []
            return items.compactMap { $0.object.flatMap(BatchItem.init) }.flatMap { item in
                let inner = item.request(inside: request)
                guard inner.isWrite, let endpoint = Endpoint(inner.path), endpoint != .batches
                else { return [Loan]() }
                return loans(writtenBy: endpoint, inner)
            }
        default: return []
        }
    }
}
