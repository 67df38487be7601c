internal import Accounting
internal import LedgerStore
internal import MifosClient

extension PostingRound {
    /// What all postings of the round have in common; nil when head office cannot be asked, or
    /// something is missing there: the line then says why the round ends.
    mutating func terms() async throws -> PostingTerms? {
        let reply = await line.send(BusinessDate.request)
        guard let day = try await lastDay(reply), let paymentType = try await paymentType() else {
            line.giveUp()
            return nil
        }
        return PostingTerms(
            lastDay: day, paymentType: paymentType,
            savingsHaveExternalIDs: rules.savingsHaveExternalIDs)
    }

    /// The tenant's business date, or today where it keeps none or does not show it to the branch's
    /// user; nil when head office did not say. A day that is guessed may be in its future.
    private mutating func lastDay(_ reply: FineractReply) async throws -> Day? {
        guard line.stop == nil, case .answered(let answer) = reply else { return nil }
        if case .halt(let halt) = PostingAnswer(answer), halt.concernsEverything {
            line.halt(.server(halt))
            return nil
        }
        guard let day = BusinessDate.day(in: answer) else {
            return [200, 403, 404].contains(answer.status) ? rules.calendar.day(of: now()) : nil
        }
        try await file.write { try $0.books?.headOffice.noteBusinessDay(day) }
        return day
    }

    /// Head office's number of the payment type; asked once and remembered.
    private mutating func paymentType() async throws -> Int64? {
        let name = rules.paymentType ?? Self.firstCash
        let known = try await file.read { try $0.identities.identity(.paymentType, name)?.remote }
        if let known { return known }
        guard case .answered(let answer) = await line.send(PaymentType.request),
            line.stop == nil
        else { return nil }
        if case .halt(let halt) = PostingAnswer(answer) {
            line.halt(.server(halt))
            return nil
        }
        guard let types = PaymentType.all(in: answer) else { return nil }
        let found =
            rules.paymentType.map { wanted in types.first { $0.name == wanted } }
            ?? types.first(where: \.isCash)
        guard let found else {
            line.halt(.noPaymentType(wanted: rules.paymentType, existing: types.map(\.name)))
            return nil
        }
        let moment = now()
        try await file.write {
            try $0.identities.note(
                HeadOfficeIdentity(.paymentType, name, remote: found.id), at: moment)
        }
        return found.id
    }

    /// Where the configuration names none.
    private static let firstCash = "first in cash"
}

extension PostingAnswer.Halt {
    /// A user who may not read something may still be allowed to post.
    fileprivate var concernsEverything: Bool {
        switch self {
        case .wrongCredentials, .passwordExpired, .wrongTenant, .notUnderstood: true
        case .notPermitted, .readOnly: false
        }
    }
}
