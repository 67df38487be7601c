public import Accounting
internal import GRDB
public import TextCommands

/// An officer's message that asks for more than he may do alone: it waits for the manager.
public struct HeldMessage: Hashable, Sendable {
    /// The number of the message.
    public var message: Int64

    /// The officer's code, and the phone he sent it from.
    public var officer: String
    public var phone: PhoneNumber

    /// The message to be read again when it is approved, without its secret.
    public var instruction: String

    /// What would be done, in a form that differs whenever that differs.
    public var subject: String
    public var day: Day

    public init(
        message: Int64, officer: String, phone: PhoneNumber, instruction: String, subject: String,
        day: Day
    ) {
        self.message = message
        self.officer = officer
        self.phone = phone
        self.instruction = instruction
        self.subject = subject
        self.day = day
    }
}

/// Officers' messages that wait for the manager, or waited.
public struct HeldMessages {
    let db: Database

    /// Holds a message, once.
    public func hold(_ held: HeldMessage) throws {
        try db.execute(
            sql: """
                INSERT INTO held_message (message, officer, phone, instruction, subject, day)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                held.message, held.officer, held.phone.e164, held.instruction, held.subject,
                held.day.iso,
            ])
    }

    /// The message with this number, where it was held.
    public func message(_ number: Int64) throws -> HeldMessage? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM held_message WHERE message = ?", arguments: [number]
        ).map(HeldMessage.init(row:))
    }

    /// The approval under which this very thing waits; nil when it does not.
    public func waiting(
        _ subject: String, by officer: String, at now: Moment
    ) throws -> Approval? {
        let numbers = try Int64.fetchAll(
            db, sql: "SELECT message FROM held_message WHERE officer = ? AND subject = ?",
            arguments: [officer, subject])
        return try numbers.lazy.flatMap { number in
            try Approvals(db: db).find(
                "WHERE kind = 'payment' AND subject = ?", ["\(number)"])
        }.first { $0.decision == nil && !$0.isExpired(at: now) }
    }
}

extension HeldMessage {
    fileprivate init(row: Row) throws {
        guard let phone = PhoneNumber(e164: row["phone"]), let day = Day(iso: row["day"]) else {
            throw CorruptRow(table: "held_message", row: "\(row["message"] as Int64)")
        }
        self.init(
            message: row["message"], officer: row["officer"], phone: phone,
            instruction: row["instruction"], subject: row["subject"], day: day)
    }
}
