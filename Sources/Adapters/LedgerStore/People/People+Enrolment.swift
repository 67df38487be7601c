public import Accounting
internal import GRDB
internal import TextCommands

extension People {
    /// Adds the centre, or brings what is known of it up to date.
    public func enrol(_ centre: Centre) throws {
        try upsert("centre", key: "code", ["code": centre.code, "name": centre.name])
    }

    /// Adds the group, or brings what is known of it up to date. An officer and meetings it has
    /// stay unless new ones are given.
    public func enrol(_ group: Group) throws {
        var columns: [String: (any DatabaseValueConvertible)?] = [
            "code": group.code, "name": group.name, "centre": group.centre,
        ]
        if let officer = group.officer { columns["officer"] = officer }
        if let meeting = group.meeting {
            columns["meets_on"] = meeting.first.iso
            columns["meets_every"] = meeting.rhythm?.rawValue
        }
        try upsert("client_group", key: "code", columns)
    }

    /// Adds the officer with an account for the cash in hand, or brings what is known up to date.
    public func enrol(_ officer: Officer, currency: Currency) throws {
        var columns: [String: (any DatabaseValueConvertible)?] = [
            "code": officer.code, "name": officer.name, "phone": officer.phone.e164,
        ]
        if let language = officer.language { columns["language"] = language }
        try upsert("officer", key: "code", columns)
        try keepPIN(officer.pin, in: "officer", "code", officer.code)
        try open(.cashInHand(officer: officer.code), currency: currency)
    }

    /// Adds the member of staff, or brings what is known up to date.
    public func enrol(_ user: User) throws {
        var columns: [String: (any DatabaseValueConvertible)?] = [
            "code": user.code, "name": user.name, "phone": user.phone?.e164,
            "role": user.role.rawValue,
        ]
        if let language = user.language { columns["language"] = language }
        try upsert("user", key: "code", columns)
        try keepPIN(user.pin, in: "user", "code", user.code)
    }

    /// Adds the client, or brings what is known of her up to date. A PIN she has chosen stays.
    public func enrol(_ client: Client) throws {
        var columns: [String: (any DatabaseValueConvertible)?] = [
            "number": client.number, "name": client.name, "phone": client.phone?.e164,
            "client_group": client.group,
        ]
        if let language = client.language { columns["language"] = language }
        try upsert("client", key: "number", columns)
        try keepPIN(client.pin, in: "client", "number", client.number)
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

    /// A PIN somebody has chosen is never replaced by one that is given out.
    private func keepPIN(
        _ pin: PINHash?, in table: String, _ key: String, _ code: String
    ) throws {
        guard let pin else { return }
        try db.execute(
            sql: "UPDATE \(table) SET pin_hash = ? WHERE \(key) = ? AND pin_issued",
            arguments: [pin.text, code])
    }

    private func upsert(
        _ table: String, key: String, _ columns: [String: (any DatabaseValueConvertible)?]
    ) throws {
        let names = columns.keys.sorted()
        let updates = names.filter { $0 != key }.map { "\($0) = excluded.\($0)" }
        try db.runCached(
            """
            INSERT INTO \(table) (\(names.joined(separator: ", ")))
            VALUES (\(names.map { ":" + $0 }.joined(separator: ", ")))
            ON CONFLICT (\(key)) DO UPDATE SET \(updates.joined(separator: ", "))
            """, StatementArguments(columns))
    }
}
