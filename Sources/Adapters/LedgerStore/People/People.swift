public import Accounting
internal import GRDB
public import TextCommands

/// Who the branch knows: staff, clients and their accounts.
public struct People {
    let db: Database

    /// The officer registered with this phone; nobody where he left.
    public func officer(phone: PhoneNumber) throws -> Officer? {
        try db.cachedRow(
            """
            SELECT * FROM officer WHERE phone = :phone AND left_on IS NULL
            UNION ALL SELECT officer.* FROM officer_phone
            JOIN officer ON officer.code = officer_phone.officer
            WHERE officer_phone.phone = :phone
            """,
            ["phone": phone.e164]
        ).flatMap(Officer.init(row:))
    }

    /// The officer with this code.
    public func officer(code: String) throws -> Officer? {
        try Row.fetchOne(db, sql: "SELECT * FROM officer WHERE code = ?", arguments: [code])
            .flatMap(Officer.init(row:))
    }

    /// The member of staff, not an officer, with this phone.
    public func user(phone: PhoneNumber) throws -> User? {
        try db.cachedRow("SELECT * FROM user WHERE phone = ?", [phone.e164])
            .flatMap(User.init(row:))
    }

    /// The member of staff, not an officer, with this code.
    public func user(code: String) throws -> User? {
        try Row.fetchOne(db, sql: "SELECT * FROM user WHERE code = ?", arguments: [code])
            .flatMap(User.init(row:))
    }

    /// Every officer, by code.
    public func officers() throws -> [Officer] {
        try Row.fetchAll(db, sql: "SELECT * FROM officer ORDER BY code")
            .compactMap(Officer.init(row:))
    }

    /// Everybody of the staff who is no officer, by code.
    public func users() throws -> [User] {
        try Row.fetchAll(db, sql: "SELECT * FROM user ORDER BY code").compactMap(User.init(row:))
    }

    /// The branch's managers, by their codes.
    public func managers() throws -> [User] {
        try Row.fetchAll(db, sql: "SELECT * FROM user WHERE role = 'manager' ORDER BY code")
            .compactMap(User.init(row:))
    }

    /// The phones of the branch's managers, but for stolen ones.
    public func managersPhones() throws -> [PhoneNumber] {
        try String.fetchAll(
            db,
            sql: """
                SELECT phone FROM user WHERE role = 'manager' AND phone IS NOT NULL
                AND phone NOT IN (SELECT phone FROM barred_phone) ORDER BY code
                """
        ).compactMap(PhoneNumber.init(e164:))
    }

    /// Every client registered with this phone: families share one.
    public func clients(phone: PhoneNumber) throws -> [Client] {
        try db.cachedRows("SELECT * FROM client WHERE phone = ? ORDER BY number", [phone.e164])
            .map(Client.init(row:))
    }

    /// The client with this number.
    public func client(number: String) throws -> Client? {
        try db.cachedRow("SELECT * FROM client WHERE number = ?", [number])
            .map(Client.init(row:))
    }

    /// The client who holds the account with this printed number.
    public func client(accountNumber: String) throws -> Client? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT client.* FROM client JOIN account ON account.client = client.number
                WHERE account_number = ?
                """,
            arguments: [accountNumber]
        ).map(Client.init(row:))
    }

    /// A client's open accounts: savings first, then loans in order.
    public func accounts(of client: String) throws -> [ClientAccount] {
        try db.cachedRows(
            """
            SELECT * FROM account WHERE client = ? AND closed_on IS NULL
            ORDER BY kind DESC, loan_number
            """, [client]
        ).map(ClientAccount.init(row:))
    }

    /// One of them, with what head office last said about it.
    public func account(_ account: Account) throws -> ClientAccount? {
        try db.cachedRow(
            "SELECT * FROM account WHERE code = ? AND client IS NOT NULL", [account.code]
        ).map(ClientAccount.init(row:))
    }

    /// How many of each there are.
    public func counts() throws -> (officers: Int, clients: Int, accounts: Int) {
        let count = { (table: String, condition: String) in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \(table) WHERE \(condition)") ?? 0
        }
        return (
            try count("officer", "1"), try count("client", "1"),
            try count("account", "client IS NOT NULL")
        )
    }
}

extension Officer {
    init?(row: Row) {
        guard let phone = PhoneNumber(e164: row["phone"]) else { return nil }
        self.init(
            code: row["code"], name: row["name"], phone: phone,
            pin: (row["pin_hash"] as String?).map(PINHash.init(text:)), language: row["language"])
        pinIsIssued = row["pin_issued"]
    }
}

extension User {
    init?(row: Row) {
        guard let role = Role(rawValue: row["role"]) else { return nil }
        self.init(
            code: row["code"], name: row["name"],
            phone: (row["phone"] as String?).flatMap(PhoneNumber.init(e164:)), role: role,
            pin: (row["pin_hash"] as String?).map(PINHash.init(text:)), language: row["language"])
        pinIsIssued = row["pin_issued"]
    }
}

extension Client {
    init(row: Row) {
        self.init(
            number: row["number"], name: row["name"],
            phone: (row["phone"] as String?).flatMap(PhoneNumber.init(e164:)),
            group: row["client_group"],
            pin: (row["pin_hash"] as String?).map(PINHash.init(text:)), language: row["language"])
        pinIsIssued = row["pin_issued"]
    }
}

extension ClientAccount {
    init(row: Row) throws {
        guard let account = Account(code: row["code"]),
            let currency = Currency(row["currency"])
        else { throw CorruptRow(table: "account", row: row["code"]) }
        let due = (row["next_due_day"] as String?).flatMap(Day.init(iso:)).map {
            Instalment(
                amount: Money(minorUnits: row["next_due_amount"], currency: currency), day: $0)
        }
        self.init(
            account: account, client: row["client"], currency: currency,
            number: row["account_number"], product: row["product"],
            figureDay: (row["figure_day"] as String?).flatMap(Day.init(iso:)), nextDue: due)
    }
}
