internal import Accounting

extension CentralSystem {
    /// Runs a command, or answers as it was answered before.
    ///
    /// - Parameter canHold: Whether a slow commit can be waited for outside.
    mutating func run(
        _ operation: Operation, _ request: FineractRequest, _ user: AppUser, canHold: Bool = false
    ) throws(FineractRefusal) -> FineractAnswer {
        guard user.may(operation.permission) else {
            throw .notAuthorized(operation.permission)
        }
        let fault = faults.forCommand()
        if settings.jobIsRunning || fault == .jobRunning { throw .jobRunning }
        let body = try body(of: request, for: operation)
        let key = CommandTable.Key(
            action: operation.action, entity: operation.entity,
            idempotencyKey: request.idempotencyKey ?? randomKey())
        if let earlier = commands.row(key) { return Self.answer(again: earlier, request) }
        guard key.idempotencyKey.count <= 50 else {
            throw .dataIntegrity("Data too long for column 'idempotency_key' at row 1")
        }
        let id = commands.insert(
            key, operation, by: user, on: books.businessDate, body: body,
            written: String(decoding: request.body, as: UTF8.self))
        return process(id, fault, canHold: canHold)
    }

    /// Does the work of a row that is under processing, unless the fault is in the way.
    private mutating func process(
        _ id: Int, _ fault: FineractFault?, canHold: Bool
    ) -> FineractAnswer {
        switch fault {
        case .stuck:
            hasDied = true
            return FineractAnswer(.null)
        case .stuckCommitted:
            hasDied = true
            _ = finish(id)
            commands.settle(id, .underProcessing, nil)
            return FineractAnswer(.null)
        case .slowCommit where canHold:
            held = id
            return FineractAnswer(.null)
        case .slowCommit:
            isLate = true
            return finish(id)
        case .conflict: return settle(id, .conflict)
        case .exception: return settle(id, .exception)
        default: return finish(id)
        }
    }

    /// Carries out a row that is under processing, and settles it.
    mutating func finish(_ id: Int) -> FineractAnswer {
        guard let row = commands[id] else { return FineractAnswer(.null) }
        let order = CommandOrder(
            operation: row.operation, body: row.body, user: row.maker, settings: settings)
        do throws(FineractRefusal) {
            if settings.makerChecker.contains(row.operation.permission),
                !row.maker.permissions.contains("CHECKER_SUPER_USER")
            {
                return try submit(id, order)
            }
            let outcome = try books.carryOut(order)
            let answer = FineractAnswer(outcome.json)
            commands.settle(id, .processed, answer, outcome)
            return answer
        } catch {
            return settle(id, error)
        }
    }

    private mutating func settle(_ id: Int, _ refusal: FineractRefusal) -> FineractAnswer {
        commands.settle(id, .error, refusal.answer)
        return refusal.answer
    }

    /// Tries the command on a copy of the books and leaves it for a second person.
    private mutating func submit(
        _ id: Int, _ order: CommandOrder
    ) throws(FineractRefusal) -> FineractAnswer {
        var copy = books
        _ = try copy.carryOut(order)
        let answer = FineractAnswer([
            "commandId": .number(id), "rollbackTransaction": true,
            "resourceExternalId": .object(JSONObject()),
            "subResourceExternalId": .object(JSONObject()),
        ])
        commands.settle(id, .awaitingApproval, answer)
        return answer
    }

    private static func answer(
        again row: CommandTable.Row, _ request: FineractRequest
    ) -> FineractAnswer {
        if [.processed, .error].contains(row.state), let answer = row.answer {
            return answer.cached
        }
        return FineractAnswer(
            status: 425, body: String(decoding: request.body, as: UTF8.self)
        ).cached
    }

    private func body(
        of request: FineractRequest, for operation: Operation
    ) throws(FineractRefusal) -> JSONObject {
        let needsNone = [.undoSavings, .reverseSavings].contains(operation.kind)
        if request.body.isEmpty, needsNone { return JSONObject() }
        guard let body = JSONReader.value(of: request.body)?.object else { throw .invalidBody }
        return body
    }

    /// What the server makes up where no key is sent; it protects nothing.
    private mutating func randomKey() -> String {
        let digits = String(UInt64.random(in: .min ... .max, using: &dice), radix: 16)
        return "generated-\(digits)-\(commands.rows.count)"
    }
}
