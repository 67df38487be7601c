internal import Accounting

extension CentralSystem {
    /// Obeys an order to the simulation; what it may say stands in the README beside this.
    public mutating func obey(_ order: ControlOrder) -> FineractAnswer {
        do throws(ControlRefusal) {
            return FineractAnswer(
                order.method == "GET" ? try show(order) : try change(order))
        } catch {
            return error.answer
        }
    }

    private func show(_ order: ControlOrder) throws(ControlRefusal) -> JSONValue {
        switch order.path {
        case ["state"]: state
        case ["faults"]: faultState
        case ["ledger"]: ledger(order.query)
        case ["commands"]: .array(commands.rows.map(Self.json))
        default: throw ControlRefusal("GET state, faults, ledger or commands")
        }
    }

    private mutating func change(_ order: ControlOrder) throws(ControlRefusal) -> JSONValue {
        switch order.path.first {
        case "faults": try setFaults(order)
        case "business-date": try setBusinessDate(order)
        case "settings": try setSettings(order)
        case "purge": return ["purged": .number(commands.purge(before: books.businessDate))]
        case "clients", "staff", "loans", "savings", "users": try changeBooks(order)
        default:
            throw ControlRefusal(
                "POST faults, line, business-date, settings, purge, clients/N, staff/N, loans/N, "
                    + "savings/N or users/NAME")
        }
        return ["done": true]
    }

    private var state: JSONValue {
        [
            "businessDate": .string(books.businessDate.iso), "tenant": .string(books.tenant),
            "clients": .number(books.clients.count), "groups": .number(books.groups.count),
            "loans": .number(books.loans.count), "savings": .number(books.savings.count),
            "commands": .number(commands.rows.count), "faults": faultState,
        ]
    }

    private var faultState: JSONValue {
        [
            "pending": Self.counts(faults.pending), "dealt": Self.counts(faults.dealt),
            "names": .array(FineractFault.allCases.map { .string($0.rawValue) }),
        ]
    }

    private static func counts(_ counts: [FineractFault: Int]) -> JSONValue {
        .object(
            JSONObject(
                counts.sorted { $0.key.rawValue < $1.key.rawValue }
                    .map { ($0.key.rawValue, .number($0.value)) }))
    }

    private static func json(_ row: CommandTable.Row) -> JSONValue {
        [
            "id": .number(row.id), "action": .string(row.key.action),
            "entity": .string(row.key.entity), "key": .string(row.key.idempotencyKey),
            "state": .number(row.state.rawValue), "status": .number(row.answer?.status),
            "resourceId": .number(row.outcome?.resourceId),
        ]
    }

    private func ledger(_ query: [String: String]) -> JSONValue {
        let shown = ledger.filter { entry in
            (query["externalId"].map { $0 == entry.externalId } ?? true)
                && (query["receiptNumber"].map { $0 == entry.receiptNumber } ?? true)
                && (query["by"].map { $0 == entry.submittedBy } ?? true)
                && (query["kind"].map { $0 == entry.kind.rawValue } ?? true)
                && (query["accountNo"].map { $0 == entry.accountNumber } ?? true)
        }
        let counted = shown.filter { !$0.isReversed }
        return [
            "count": .number(counted.count),
            "total": .string(counted.map(\.amount).total.text),
            "entries": .array(shown.map(\.json)),
        ]
    }
}
