internal import Accounting
internal import LedgerStore
internal import MifosClient

/// What the postings of a round have in common.
struct PostingTerms: Sendable {
    /// Nothing is dated later: the tenant's business date, or today.
    var lastDay: Day
    var paymentType: Int64
    var savingsHaveExternalIDs: Bool
}

/// A posting with the number its account has at head office.
struct AddressedPosting: Sendable {
    let posting: HeadOfficePosting

    /// Fineract's number of the loan or savings account.
    let remote: Int64
}

extension AddressedPosting {
    /// The day it goes out with: the entry's, not after the tenant's business date; once sent under
    /// a key, for ever the same. An undo bears the day of what it takes back.
    func valueDay(_ terms: PostingTerms) -> Day {
        if posting.tries > 0, let sent = posting.valueDay { return sent }
        return min(posting.valueDay ?? posting.undone?.valueDay ?? posting.day, terms.lastDay)
    }

    /// The command in Fineract's terms; nil where what it takes back has no number there.
    func command(_ terms: PostingTerms) -> PostingCommand? {
        act(terms).map {
            PostingCommand(
                $0, externalID: posting.name.text, key: posting.key, day: valueDay(terms),
                paymentType: terms.paymentType, receiptNumber: posting.receipt,
                note: "\(posting.reference) \(posting.officer)")
        }
    }

    private func act(_ terms: PostingTerms) -> PostingCommand.Act? {
        let known = terms.savingsHaveExternalIDs
        switch posting.kind {
        case .repayment: return .repayment(loan: remote, posting.amount)
        case .deposit:
            return .deposit(savings: remote, posting.amount, hasExternalID: known)
        case .withdrawal:
            return .withdrawal(savings: remote, posting.amount, hasExternalID: known)
        case .undo:
            guard let undone = posting.undone else { return nil }
            if undone.kind == .repayment {
                return .undoRepayment(loan: remote, externalID: undone.name.text)
            }
            return undone.resource.map { .undoSavings(savings: remote, transaction: $0) }
        }
    }

    /// How to find out whether it stands at head office.
    func question(_ terms: PostingTerms) -> PostingQuestion? {
        switch posting.kind {
        case .repayment: return .repayment(loan: remote, externalID: posting.name.text)
        case .deposit, .withdrawal:
            guard !terms.savingsHaveExternalIDs else {
                return .savings(savings: remote, externalID: posting.name.text)
            }
            return .savingsSearch(
                PostingQuestion.SavingsSearch(
                    savings: remote, isDeposit: posting.kind == .deposit, amount: posting.amount,
                    receiptNumber: posting.receipt, days: possibleDays(terms)))
        case .undo:
            guard let undone = posting.undone else { return nil }
            if undone.kind == .repayment {
                return .repayment(loan: remote, externalID: undone.name.text)
            }
            return undone.resource.map { .savingsTransaction(savings: remote, transaction: $0) }
        }
    }

    /// The days it may stand under: the other side may have sent it when Mifos' business date was
    /// behind. A receipt is of one collection only, so a long month names no other.
    private func possibleDays(_ terms: PostingTerms) -> ClosedRange<Day> {
        let day = valueDay(terms)
        return day.advanced(byDays: -31)...max(day, posting.day)
    }
}
