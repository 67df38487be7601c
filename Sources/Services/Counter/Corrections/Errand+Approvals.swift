internal import LedgerStore
internal import TextCommands

extension Errand {
    /// `APPROVE A7KX4 code`, `REJECT A7KX4 code`
    func decide(
        _ verdict: Approval.Verdict, _ written: String, code: String?
    ) throws -> (Reply, Outcome) {
        guard let user = caller.user, user.role == .manager else {
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
            of: user, code: code, form: form.form(withCode: false))
        {
            return (refusal, .refused)
        }
        let answer = try ApprovalDesk(books: books, rules: rules, now: now, cause: message)
            .decide(written, verdict, by: user)
        return (answer.reply, answer.isDone ? .answered : .refused)
    }
}
