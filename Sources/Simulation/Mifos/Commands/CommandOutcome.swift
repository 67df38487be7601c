/// What a write did (`CommandProcessingResult`); what does not apply is left out.
struct CommandOutcome: Hashable, Sendable {
    var officeId: Int?
    var groupId: Int?
    var clientId: Int?
    var loanId: Int?
    var savingsId: Int?
    var resourceId: Int
    var resourceExternalId: String?
    var changes = JSONObject()

    var json: JSONValue {
        [
            "officeId": .number(officeId), "groupId": .number(groupId),
            "clientId": .number(clientId), "loanId": .number(loanId),
            "savingsId": .number(savingsId), "resourceId": .number(resourceId),
            "changes": changes.members.isEmpty ? .null : .object(changes),
            "resourceExternalId": .string(resourceExternalId),
        ]
    }
}

extension CommandOutcome {
    init(of loan: Loan, resourceId: Int, externalId: String?, changes: JSONObject) {
        self.init(
            officeId: loan.officeId, groupId: loan.groupId, clientId: loan.clientId,
            loanId: loan.id, resourceId: resourceId, resourceExternalId: externalId,
            changes: changes)
    }

    init(of account: SavingsAccount, resourceId: Int, externalId: String?, changes: JSONObject) {
        self.init(
            officeId: account.officeId, clientId: account.clientId, savingsId: account.id,
            resourceId: resourceId, resourceExternalId: externalId, changes: changes)
    }
}
