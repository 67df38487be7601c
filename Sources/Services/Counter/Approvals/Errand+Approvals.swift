internal import LedgerStore
internal import TextCommands

extension Errand {
    /// `APPROVE A7KX4 code`, `REJECT A7KX4 code`: managers decide, and whoever is asked by name.
    func decide(
        _ verdict: Approval.Verdict, _ written: String, code: String?
    ) throws -> (Reply, Outcome) {
        let desk = ApprovalDesk(books: books, rules: rules, now: now, cause: message)
        guard let decider = try decider(of: written, at: desk) else {
            guard caller.officer == nil, caller.user == nil else {
                return (.approval(.managersOnly), .refused)
            }
            return (.notForYou(caller.helpTopic(rules.balanceAccess)), .refused)
        }
        let form =
            verdict == .approved
            ? Instruction.approve(reference: written, code: nil)
            : Instruction.reject(reference: written, code: nil)
        if let refusal = try ManagerCheck(errand: self).refusal(
            code: code, form: form.form(withCode: false))
        {
            return (refusal, .refused)
        }
        let answer = try desk.decide(written, verdict, by: decider)
        return (answer.reply, answer.isDone ? .answered : .refused)
    }

    private func decider(of written: String, at desk: ApprovalDesk) throws -> Party? {
        if let user = caller.user, user.role == .manager { return Party(user) }
        let callers = [caller.officer.map { Party($0) }, caller.user.map { Party($0) }]
        let named = try desk.approval(written)?.addressee
        return callers.compactMap(\.self).first { $0.actor == named }
    }
}
