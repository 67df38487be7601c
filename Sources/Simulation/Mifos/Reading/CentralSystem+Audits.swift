internal import Accounting

extension CentralSystem {
    /// `GET /v1/audits`: what was done. Below head office only what succeeded is seen, for the
    /// office of a command is filled in after its success.
    func audits(_ request: FineractRequest, _ user: AppUser) -> JSONValue {
        var rows = seenRows(user).filter { row in
            (request.query["entityName"].map { $0 == row.operation.entity } ?? true)
                && (request.query["actionName"].map { $0 == row.operation.action } ?? true)
                && (request.number("loanId").map { $0 == row.outcome?.loanId } ?? true)
                && (request.number("resourceId").map { $0 == row.outcome?.resourceId } ?? true)
                && (request.number("processingResult").map { $0 == row.state.rawValue } ?? true)
        }
        if request.query["sortOrder"]?.uppercased() == "DESC" { rows.reverse() }
        let all = rows.map { json($0, withBody: false) }
        guard request.query["paged"] == "true" else { return .array(all) }
        let limit = request.number("limit") ?? 200
        let shown = all.dropFirst(request.number("offset") ?? 0).prefix(max(0, limit))
        return ["totalFilteredRecords": .number(all.count), "pageItems": .array(Array(shown))]
    }

    func audit(_ id: Int, _ user: AppUser) throws(FineractRefusal) -> JSONValue {
        guard let row = seenRows(user).first(where: { $0.id == id }) else {
            throw .notFound(
                "error.msg.audit.id.invalid", "Audit with identifier \(id) does not exist",
                "\(id)")
        }
        return json(row, withBody: true)
    }

    /// `GET /v1/makercheckers`: what waits for a second person.
    func makerCheckers(_ request: FineractRequest, _ user: AppUser) -> JSONValue {
        .array(
            commands.rows.filter { row in
                row.state == .awaitingApproval
                    && (request.query["entityName"].map { $0 == row.operation.entity } ?? true)
                    && (request.query["actionName"].map { $0 == row.operation.action } ?? true)
            }.map { json($0, withBody: false) })
    }

    private func seenRows(_ user: AppUser) -> [CommandTable.Row] {
        guard books.offices[user.officeId]?.parentId != nil else { return commands.rows }
        return commands.rows.filter { row in
            // What waits for approval or was rejected is the maker's own to follow.
            guard let office = row.outcome?.officeId else {
                return [.awaitingApproval, .rejected].contains(row.state)
                    && row.maker.name == user.name
            }
            return [.processed, .awaitingApproval, .rejected].contains(row.state)
                && books.office(office, isUnder: user.officeId)
        }
    }

    private func json(_ row: CommandTable.Row, withBody: Bool) -> JSONValue {
        [
            "id": .number(row.id), "actionName": .string(row.operation.action),
            "entityName": .string(row.operation.entity),
            "resourceId": .number(row.outcome?.resourceId),
            "loanId": .number(row.outcome?.loanId), "clientId": .number(row.outcome?.clientId),
            "officeName": .string(
                row.outcome?.officeId.flatMap { books.offices[$0]?.name }),
            "maker": .string(row.maker.name), "checker": .string(row.checker),
            "madeOnDate": .string("\(row.madeOn.iso) 12:00:00"),
            "processingResult": .string(row.state.name),
            "commandAsJson": withBody ? .string(row.written) : .null,
        ]
    }
}
