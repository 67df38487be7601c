public import Accounting
internal import GRDB

/// What is known of head office from the last contact.
public struct HeadOfficeContact: Hashable, Sendable {
    /// When it last answered as Fineract does.
    public var answeredAt: Moment?

    /// When it last did not, and why; nil once it answered.
    public var failure: Failure?

    /// Since when nothing is posted, and why; nil while all is well.
    public var halt: Failure?

    /// The tenant's business date when it was last asked.
    public var businessDay: Day?

    public struct Failure: Hashable, Sendable {
        public var at: Moment
        public var sentence: String
    }
}

/// Notes contacts with head office.
public struct HeadOfficeContacts {
    let db: Database

    public func last() throws -> HeadOfficeContact {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM head_office_contact") else {
            throw CorruptRow(table: "head_office_contact", row: "1")
        }
        let failure = { (at: String, sentence: String) -> HeadOfficeContact.Failure? in
            guard let moment = row[at] as Int64?, let sentence = row[sentence] as String? else {
                return nil
            }
            return HeadOfficeContact.Failure(
                at: Moment(millisecondsSince1970: moment), sentence: sentence)
        }
        return HeadOfficeContact(
            answeredAt: (row["answered_at"] as Int64?).map(Moment.init(millisecondsSince1970:)),
            failure: failure("failed_at", "failure"), halt: failure("halted_at", "halt"),
            businessDay: (row["business_day"] as String?).flatMap(Day.init(iso:)))
    }

    /// Fineract answered.
    public func noteAnswer(at now: Moment) throws {
        try db.execute(
            sql: """
                UPDATE head_office_contact SET answered_at = ?, failed_at = NULL, failure = NULL
                """,
            arguments: [now.millisecondsSince1970])
    }

    /// Nobody answered, or nobody who is Fineract.
    public func noteFailure(_ sentence: String, at now: Moment) throws {
        try db.execute(
            sql: "UPDATE head_office_contact SET failed_at = ?, failure = ?",
            arguments: [now.millisecondsSince1970, sentence])
    }

    /// Nothing is posted until somebody has put something right.
    public func noteHalt(_ sentence: String, at now: Moment) throws {
        try db.execute(
            sql: """
                UPDATE head_office_contact
                SET halted_at = CASE WHEN halt IS ? THEN halted_at ELSE ? END, halt = ?
                """,
            arguments: [sentence, now.millisecondsSince1970, sentence])
    }

    /// It was put right.
    public func clearHalt() throws {
        try db.execute(
            sql: """
                UPDATE head_office_contact SET halted_at = NULL, halt = NULL
                WHERE halted_at IS NOT NULL
                """)
    }

    public func noteBusinessDay(_ day: Day) throws {
        try db.execute(
            sql: "UPDATE head_office_contact SET business_day = ?", arguments: [day.iso])
    }
}
