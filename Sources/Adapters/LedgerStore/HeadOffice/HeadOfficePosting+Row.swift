internal import Accounting
internal import GRDB

extension HeadOfficePosting {
    /// Everything a row needs, beside the row.
    static let select = """
        SELECT posting.*, entry.amount, entry.currency, collection.officer,
            CASE WHEN entry.reference IS NULL OR posting.kind = 'undo' THEN entry.day
                ELSE \(Collections.dayCollected) END AS day,
            undone.uuid AS undone_uuid, undone.kind AS undone_kind, undone.state AS undone_state,
            undone.resource AS undone_resource, undone.value_day AS undone_value_day,
            undone.receipt AS undone_receipt
        FROM posting JOIN entry ON entry.sequence = posting.entry
        JOIN collection ON collection.reference = posting.reference
        LEFT JOIN posting AS undone ON undone.id = posting.undoes
        """

    init(row: Row) throws {
        let id: Int64 = row["id"]
        guard let currency = Currency(row["currency"]), let day = Day(iso: row["day"]),
            let account = Account(code: row["account"]), let kind = Kind(rawValue: row["kind"]),
            let reference = Reference(row["reference"] as String),
            let state = State(rawValue: row["state"])
        else { throw CorruptRow(table: "posting", row: "\(id)") }
        self.id = id
        entry = row["entry"]
        name = PostingName(stored: row["uuid"])
        self.reference = reference
        self.account = account
        self.kind = kind
        amount = Money(minorUnits: row["amount"], currency: currency)
        self.day = day
        receipt = row["receipt"]
        officer = row["officer"]
        undone = Undone(row: row)
        self.state = state
        keyNumber = row["key_number"]
        valueDay = (row["value_day"] as String?).flatMap(Day.init(iso:))
        tries = row["tries"]
        dueAt = Moment(millisecondsSince1970: row["due_at"])
        absence = (row["if_absent"] as String?).flatMap(Absence.init(rawValue:))
        stuckSince = (row["stuck_since"] as Int64?).map(Moment.init(millisecondsSince1970:))
        resource = row["resource"]
        command = row["command"]
        code = row["code"]
        words = row["words"]
    }
}

extension HeadOfficePosting.Undone {
    fileprivate init?(row: Row) {
        guard let id = row["undoes"] as Int64?, let uuid = row["undone_uuid"] as String?,
            let kind = HeadOfficePosting.Kind(rawValue: row["undone_kind"]),
            let state = HeadOfficePosting.State(rawValue: row["undone_state"])
        else { return nil }
        self.id = id
        name = PostingName(stored: uuid)
        self.kind = kind
        self.state = state
        resource = row["undone_resource"]
        valueDay = (row["undone_value_day"] as String?).flatMap(Day.init(iso:))
        receipt = row["undone_receipt"]
    }
}
