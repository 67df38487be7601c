extension CentralSystem {
    /// `POST /v1/makercheckers/{id}?command=approve|reject`, or `DELETE`.
    mutating func check(
        _ id: Int, _ request: FineractRequest, _ user: AppUser
    ) throws(FineractRefusal) -> FineractAnswer {
        guard request.isWrite, let row = commands[id], row.state == .awaitingApproval else {
            throw .notFound(
                "error.msg.makercheckerid.invalid",
                "Maker-checker entry with identifier \(id) does not exist", "\(id)")
        }
        let permission = "\(row.operation.permission)_CHECKER"
        guard user.may(permission) || user.may("CHECKER_SUPER_USER") else {
            throw .notAuthorized(permission)
        }
        let command = request.method == "DELETE" ? "delete" : request.query["command"] ?? ""
        switch command {
        case "approve": return try approve(row, user)
        case "reject", "delete":
            commands.settle(id, .rejected, nil)
            commands.check(id, by: user.name)
            return FineractAnswer(["commandId": .number(id)])
        default: throw .unsupportedCommand(command)
        }
    }

    private mutating func approve(
        _ row: CommandTable.Row, _ user: AppUser
    ) throws(FineractRefusal) -> FineractAnswer {
        let outcome = try books.carryOut(
            CommandOrder(
                operation: row.operation, body: row.body, user: row.maker, settings: settings))
        let answer = FineractAnswer(outcome.json)
        commands.settle(row.id, .processed, answer, outcome)
        commands.check(row.id, by: user.name)
        return answer
    }
}
