internal import Accounting
internal import LedgerStore
internal import MifosClient

/// What the journal says was posted on an account, held against what head office has there.
struct Comparison {
    let here: [ReconciledPosting]
    let there: [FineractTransaction]

    /// Where they do not agree. Payments that are none of the branch's are no difference.
    var differences: [ReconciliationDifference] { here.flatMap(differences(of:)) }

    /// Adds both sides up by the day each payment bears there. What is on its way is left out of
    /// both; what stands there twice is added twice.
    func add(to totals: inout [Day: ReconciledDay]) {
        for posting in here where posting.expectation == .stands {
            totals[posting.day, default: ReconciledDay(posting.day)].branch
                .add(posting.signedAmount)
        }
        let settled = here.filter { $0.expectation != .open }
        for transaction in there where !transaction.isReversed {
            guard let day = transaction.day,
                let posting = settled.first(where: { isSame(transaction, $0) }),
                let amount = transaction.amount?.money(in: posting.amount.currency)
            else { continue }
            totals[day, default: ReconciledDay(day)].central
                .add(posting.isPaidIn ? amount.minorUnits : -amount.minorUnits)
        }
    }

    private func differences(of posting: ReconciledPosting) -> [ReconciliationDifference] {
        guard posting.expectation != .open else { return [] }
        let found = there.filter { isSame($0, posting) }
        let standing = found.filter { !$0.isReversed }
        if posting.expectation == .doesNotStand {
            return standing.isEmpty ? [] : [difference(.standsThere, posting, standing)]
        }
        if standing.isEmpty {
            // What the server took back to play it again bears the same receipt: it is one payment.
            guard let last = found.max(by: { $0.id < $1.id }) else {
                return [difference(.missing, posting, [])]
            }
            return [difference(.reversedThere, posting, [last])]
        }
        if standing.count > 1 { return [difference(.twice, posting, standing)] }
        var differences: [ReconciliationDifference] = []
        if standing[0].amount?.money(in: posting.amount.currency) != posting.amount {
            differences.append(difference(.otherAmount, posting, standing))
        }
        if standing[0].day != posting.day {
            differences.append(difference(.otherDay, posting, standing))
        }
        return differences
    }

    /// By its name; else by the receipt and which way the money went: the server may keep no names,
    /// or somebody may have keyed it in once more.
    private func isSame(
        _ transaction: FineractTransaction, _ posting: ReconciledPosting
    ) -> Bool {
        if let name = transaction.externalId, here.contains(where: { $0.name == name }) {
            return name == posting.name
        }
        let isSameWay = posting.isPaidIn ? transaction.isPaidIn : transaction.isPaidOut
        return isSameWay && transaction.receipt == posting.receipt
    }

    private func difference(
        _ kind: ReconciliationDifference.Kind, _ posting: ReconciledPosting,
        _ transactions: [FineractTransaction]
    ) -> ReconciliationDifference {
        let amounts = transactions.compactMap {
            $0.amount?.money(in: posting.amount.currency)?.minorUnits
        }
        let sum = amounts.reduce(Int64(0)) { $0.addingReportingOverflow($1).partialValue }
        let expects = posting.expectation == .stands
        return ReconciliationDifference(
            kind, posting, branchAmount: expects ? posting.amount.minorUnits : nil,
            centralAmount: amounts.isEmpty ? nil : sum)
    }
}

extension ReconciledPosting {
    fileprivate var signedAmount: Int64 { isPaidIn ? amount.minorUnits : -amount.minorUnits }
}
