internal import Accounting
internal import LedgerStore
internal import TextCommands

/// What handling a missed call came to, as the books keep it.
enum CallOutcome: String, Hashable, Sendable, CustomStringConvertible {
    /// The caller was sent her balance.
    case answered

    /// She was sent it less than an hour ago.
    case silenced

    /// Strangers, staff, withheld numbers, and branches where a call means nothing.
    case silent

    var description: String { rawValue }
}

/// The handling of one missed call, within one write: it costs a client nothing to ask so.
struct CallHandling {
    let call: MissedCall
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment

    /// Sends the balance where the caller may have it, and marks the call handled.
    func perform() throws -> CallOutcome {
        let outcome = try answer()
        try books.calls.markHandled(call.id, outcome: outcome.rawValue, at: now)
        return outcome
    }

    private func answer() throws -> CallOutcome {
        // Only a registered number may read a balance without a PIN.
        guard rules.missedCallMeansBalance, rules.balanceAccess == .phone,
            let caller = try Caller(address: call.caller, books: books, rules: rules),
            caller.officer == nil, caller.user == nil, !caller.clients.isEmpty
        else { return .silent }
        let anHourAgo = now.advanced(bySeconds: -3600)
        let answered = try books.calls.count(
            from: call.caller, outcome: CallOutcome.answered.rawValue, since: anHourAgo)
        let answers = try books.outbox.answers(to: caller.phone, of: .answer, since: anHourAgo)
        guard answered == 0, answers < CounterRules.answersPerHour else { return .silenced }
        let desk = AccountDesk(
            access: ClientAccess(
                caller: caller, pinCheck: nil, books: books, rules: rules, now: now))
        let (reply, _) = try desk.serve([])
        try books.outbox.enqueue(
            OutgoingMessage(
                to: caller.phone,
                text: try books.words(for: reply, in: caller.language, by: rules, at: now),
                as: .answer),
            at: now)
        return .answered
    }
}
