internal import Accounting
internal import TextCommands

extension JournalExtract {
    /// Everything in it as tables, each row with its branch and bundle.
    public func tables(of branch: String, bundle: Int64) -> [ExtractTable] {
        let source = { (row: [ExtractTable.Cell]) in
            [ExtractTable.Cell.text(branch), .number(bundle)] + row
        }
        return (journal + till + sealed + directory).map { table in
            var table = table
            table.columns = ["branch", "bundle"] + table.columns
            table.rows = table.rows.map(source)
            return table
        }
    }

    private var journal: [ExtractTable] {
        [
            ExtractTable(
                name: "entry",
                columns: [
                    "sequence", "transfer", "reference", "recorded_at", "day", "debit", "credit",
                    "amount", "currency", "debit_balance", "credit_balance", "cause",
                    "previous_hash", "hash",
                ], rows: entries.map(row)),
            ExtractTable(
                name: "collection",
                columns: ["reference", "officer", "client", "message", "recorded_at", "day"],
                rows: collections.map { collection in
                    [
                        .text(collection.reference.text), .text(collection.officer),
                        .text(collection.client), .number(collection.message),
                        .at(collection.recordedAt), .text(collection.day.iso),
                    ]
                }),
            ExtractTable(
                name: "collection_state", columns: ["reference", "state", "entered_at"],
                rows: allStates.map { entered in
                    [
                        .text(entered.reference.text), .text(entered.state.rawValue),
                        .at(entered.at),
                    ]
                }),
            ExtractTable(
                name: "reversal",
                columns: ["reference", "actor", "approval", "message", "reversed_at"],
                rows: reversals.map { filed in
                    [
                        .text(filed.reversal.reference.text), .text(filed.reversal.actor),
                        .init(filed.reversal.approval?.text), .init(filed.reversal.message),
                        .at(filed.at),
                    ]
                }),
            ExtractTable(
                name: "decision",
                columns: [
                    "id", "decided_at", "actor", "kind", "subject", "detail", "message", "hash",
                ],
                rows: decisions.map(row)),
        ]
    }

    private func row(_ entry: Entry) -> [ExtractTable.Cell] {
        [
            .number(entry.sequence), .text(entry.transfer.id),
            .init(entry.transfer.reference?.text), .at(entry.recordedAt), .text(entry.day.iso),
            .text(entry.transfer.debit.code), .text(entry.transfer.credit.code),
            .number(entry.transfer.amount.minorUnits),
            .text(entry.transfer.amount.currency.code), .number(entry.debitBalance),
            .number(entry.creditBalance), .init(entry.cause), .octets(entry.previousHash),
            .octets(entry.hash),
        ]
    }

    private func row(_ chained: ChainedDecision) -> [ExtractTable.Cell] {
        let decision = chained.filed.decision
        return [
            .number(chained.filed.id), .at(chained.filed.at), .text(decision.actor),
            .text(decision.kind), .text(decision.subject), .text(decision.detail),
            .init(decision.message), .init(chained.hash),
        ]
    }

    /// Every collection begins as reported.
    private var allStates: [EnteredState] {
        collections.map { EnteredState($0.reference, .reported, at: $0.recordedAt) } + states
    }
}

extension JournalExtract {
    private var till: [ExtractTable] {
        [
            ExtractTable(
                name: "hand_in",
                columns: [
                    "reference", "officer", "cashier", "due", "counted", "currency", "reason",
                    "witness", "received_at", "day",
                ],
                rows: handIns.map { handIn in
                    [
                        .text(handIn.reference.text), .text(handIn.officer),
                        .text(handIn.cashier), .number(handIn.due.minorUnits),
                        .number(handIn.counted.minorUnits), .text(handIn.counted.currency.code),
                        .init(handIn.variance?.reason), .init(handIn.variance?.witness),
                        .at(handIn.receivedAt), .text(handIn.day.iso),
                    ]
                }),
            ExtractTable(
                name: "hand_in_collection", columns: ["hand_in", "reference"],
                rows: handIns.flatMap { handIn in
                    handIn.collections.map { [.text(handIn.reference.text), .text($0.text)] }
                }),
            ExtractTable(
                name: "hand_in_denomination", columns: ["hand_in", "value", "pieces"],
                rows: handIns.flatMap { handIn in
                    handIn.denominations.map {
                        [
                            .text(handIn.reference.text), .number($0.value.minorUnits),
                            .number($0.pieces),
                        ]
                    }
                }),
        ]
    }

    private var sealed: [ExtractTable] {
        [
            ExtractTable(
                name: "day_seal",
                columns: [
                    "number", "day", "first_entry", "last_entry", "chain_hash", "currency",
                    "closed_by", "witness", "reason", "sealed_at", "previous_hash", "hash",
                ],
                rows: seals.map { seal in
                    [
                        .number(seal.number), .text(seal.day.iso), .number(seal.firstEntry),
                        .number(seal.lastEntry), .octets(seal.chainHash),
                        .text(seal.currency.code), .text(seal.closedBy), .text(seal.witness),
                        .init(seal.reason), .at(seal.sealedAt), .octets(seal.previousHash),
                        .octets(seal.hash),
                    ]
                }),
            ExtractTable(
                name: "day_seal_line", columns: ["seal", "figure", "name", "number", "amount"],
                rows: seals.flatMap { seal in
                    seal.lines.map {
                        [
                            .number(seal.number), .text($0.figure.rawValue), .text($0.name),
                            .number($0.number), .number($0.amount.minorUnits),
                        ]
                    }
                }),
        ]
    }
}

extension JournalExtract {
    /// Facts of which the latest stands.
    private var directory: [ExtractTable] {
        [
            ExtractTable(
                name: "client", columns: ["number", "fineract", "name", "phone"],
                rows: clients.map { client in
                    [
                        .text(client.number), .init(client.fineract), .init(client.name),
                        .init(client.phone?.e164),
                    ]
                }, replaces: true),
            ExtractTable(
                name: "account",
                columns: ["code", "client", "fineract", "number", "currency", "balance"],
                rows: accountRows, replaces: true),
            ExtractTable(
                name: "officer", columns: ["code", "name", "phone", "fineract"],
                rows: officers.map { officer in
                    [
                        .text(officer.code), .text(officer.name), .text(officer.phone.e164),
                        .init(officer.fineract),
                    ]
                }, replaces: true),
            ExtractTable(
                name: "user", columns: ["code", "name", "role"],
                rows: users.map { [.text($0.code), .text($0.name), .text($0.role.rawValue)] },
                replaces: true),
        ]
    }

    /// Balances after the last entry.
    private var accountRows: [[ExtractTable.Cell]] {
        var after: [Account: (balance: Int64, currency: String)] = [:]
        for entry in entries {
            let currency = entry.transfer.amount.currency.code
            after[entry.transfer.debit] = (entry.debitBalance, currency)
            after[entry.transfer.credit] = (entry.creditBalance, currency)
        }
        return accounts.compactMap { account in
            after[account.account].map { now in
                [
                    .text(account.account.code), .init(account.account.client),
                    .init(account.fineract), .init(account.number), .text(now.currency),
                    .number(now.balance),
                ]
            }
        }
    }
}

extension ExtractTable.Cell {
    fileprivate static func at(_ moment: Moment) -> Self { .number(moment.millisecondsSince1970) }
}
