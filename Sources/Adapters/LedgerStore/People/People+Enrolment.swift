public import Accounting
internal import GRDB
internal import TextCommands

extension People {
    /// Adds the centre, or brings what is known of it up to date.
    public func enrol(_ centre: Centre) throws {
        try upsert("centre", key: "code", ["code": centre.code, "name": centre.name])
    }

    /// Adds the group, or brings what is known of it up to date.
    public func enrol(_ group: Group) throws {
        try upsert(
            "client_group", key: "code",
            ["code": group.code, "name": group.name, "centre": group.centre])
    }

    /// Adds the officer with an account for the cash in hand, or brings what is known up to date.
    public func enrol(_ officer: Officer, currency: Currency) throws {
        var columns: [String: (any DatabaseValueConvertible)?] = [
            "code": officer.code, "name": officer.name, "phone": officer.phone.e164,
        ]
        if let pin = officer.pin { columns["pin_hash"] = pin.text }
        try upsert("officer", key: "code", columns)
        try open(.cashInHand(officer: officer.code), currency: currency)
    }

    /// Adds the member of staff, or brings what is known up to date.
    public func enrol(_ user: User) throws {
        try upsert(
            "user", key: "code",
            [
                "code": user.code, "name": user.name, "phone": user.phone?.e164,
                "role": user.role.rawValue,
            ])
    }

    /// Adds the client, or brings what is known of her up to date. A PIN she has stays unless a
    /// new one is given.
    public func enrol(_ client: Client) throws {
        var columns: [String: (any DatabaseValueConvertible)?] = [
            "number": client.number, "name": client.name, "phone": client.phone?.e164,
            "client_group": client.group,
        ]
        if let pin = client.pin { columns["pin_hash"] = pin.text }
        try upsert("client", key: "number", columns)
    }

    /// Opens a client's account, or brings head office's figures on it up to date.
    public func enrol(_ account: ClientAccount) throws {
        var number: Int?
        if case .loan(_, let loan) = account.account { number = loan }
        try upsert(
            "account", key: "code",
            [
                "code": account.account.code, "kind": account.account.kind.rawValue,
                "currency": account.currency.code, "client": account.client,
                "loan_number": number, "account_number": account.number,
                "product": account.product, "figure_day": account.figureDay?.iso,
                "next_due_amount": account.nextDue?.amount.minorUnits,
                "next_due_day": account.nextDue?.day.iso,
            ])
    }

    /// Opens one of the branch's own accounts. Doing so again changes nothing.
    public func open(_ account: Account, currency: Currency) throws {
        var officer: String?
        if case .cashInHand(let code) = account { officer = code }
        try db.execute(
            sql: """
                INSERT INTO account (code, kind, currency, officer) VALUES (?, ?, ?, ?)
                ON CONFLICT (code) DO NOTHING
                """,
            arguments: [account.code, account.kind.rawValue, currency.code, officer])
    }

    private func upsert(
        _ table: String, key: String, _ columns: [String: (any DatabaseValueConvertible)?]
    ) throws {
        let names = columns.keys.sorted()
        let updates = names.filter { $0 != key }.map { "\($0) = excluded.\($0)" }
        try db.execute(
            sql: """
                INSERT INTO \(table) (\(names.joined(separator: ", ")))
                VALUES (\(names.map { ":" + $0 }.joined(separator: ", ")))
                ON CONFLICT (\(key)) DO UPDATE SET \(updates.joined(separator: ", "))
                """,
            arguments: StatementArguments(columns))
    }
}
