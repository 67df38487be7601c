public import Accounting
internal import GRDB

/// What clients have still to pay of the instalments head office named: the one place where that is
/// worked out, for BALANCE, DUE, LATE, reminders and sheets.
///
/// An instalment is covered by what was collected since head office named it; a loan never has more
/// due than is owed on it.
public struct Dues {
    let db: Database

    /// Who has something open of what is due on her loans on these days: the longest open first,
    /// then the largest.
    public func open(_ days: DueDays, in scope: DueScope = .everybody) throws -> [ClientDue] {
        let (condition, argument) = Self.condition(scope)
        return try Row.fetchAll(
            db,
            sql: """
                SELECT client.*, SUM(rest) AS amount, MIN(due_day) AS first_day, currency
                FROM client JOIN (\(Self.instalments)) ON due_client = client.number
                WHERE due_day BETWEEN :first AND :last AND rest > 0 AND \(condition)
                GROUP BY client.number, currency ORDER BY first_day, amount DESC, client.number
                """,
            arguments: ["first": days.first.iso, "last": days.last.iso, "scope": argument]
        ).map(ClientDue.init(row:))
    }

    /// What is open of the instalment of an account; nil when it is paid, or none is known.
    public func instalment(of account: ClientAccount) throws -> Instalment? {
        guard let named = account.nextDue else { return nil }
        let rest: Int64? = try db.cachedValue(
            "SELECT rest FROM (\(Self.everyInstalment)) WHERE due_account = ?",
            [account.account.code])
        guard let rest, rest > 0 else { return nil }
        return Instalment(
            amount: Money(minorUnits: rest, currency: account.currency), day: named.day)
    }

    /// A group's next meeting after a day: by its calendar, or where that says none, the first day
    /// after it on which something is due in the group.
    public func nextMeeting(of group: String, after day: Day) throws -> Day? {
        let calendar = try People(db: db).group(code: group)?.meeting
        if let meeting = calendar?.next(after: day) { return meeting }
        return try String.fetchOne(
            db,
            sql: """
                SELECT MIN(next_due_day) FROM client JOIN account ON account.client = client.number
                WHERE client_group = ? AND next_due_day > ?
                """,
            arguments: [group, day.iso]
        ).flatMap(Day.init(iso:))
    }

    /// Every instalment of a loan with what is open of it, `rest`: what somebody can be late with.
    static let instalments = "SELECT * FROM (\(everyInstalment)) WHERE due_kind = 'loan'"

    /// The same of savings that are agreed on, too. Only a loan has a balance to pay off.
    private static let everyInstalment = """
        SELECT client AS due_client, code AS due_account, kind AS due_kind, currency,
            next_due_day AS due_day,
            MIN(next_due_amount - collected,
                CASE kind WHEN 'loan' THEN owed ELSE next_due_amount END) AS rest
        FROM (SELECT account.*, \(collected) AS collected,
            (\(owed)) AS owed
            FROM account WHERE client IS NOT NULL AND next_due_day IS NOT NULL)
        """

    /// The balance after the last entry of the account.
    private static let owed = """
        SELECT IFNULL(SUM(CASE debit WHEN code THEN debit_balance ELSE credit_balance END), 0)
        FROM entry WHERE sequence = MAX(
            IFNULL((SELECT MAX(sequence) FROM entry WHERE debit = code), 0),
            IFNULL((SELECT MAX(sequence) FROM entry WHERE credit = code), 0))
        """

    private static func condition(_ scope: DueScope) -> (sql: String, argument: String?) {
        switch scope {
        case .everybody: (":scope IS NULL", nil)
        case .group(let code): ("client_group = :scope", code)
        case .officer(let code):
            ("client_group IN (SELECT code FROM client_group WHERE officer = :scope)", code)
        }
    }
}

extension ClientDue {
    fileprivate init(row: Row) throws {
        let client = Client(row: row)
        guard let currency = Currency(row["currency"]), let day = Day(iso: row["first_day"]) else {
            throw CorruptRow(table: "account", row: client.number)
        }
        self.init(
            client: client, amount: Money(minorUnits: row["amount"], currency: currency), day: day)
    }
}
