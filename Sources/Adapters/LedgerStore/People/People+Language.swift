internal import GRDB
public import TextCommands

extension People {
    /// Everybody with this phone is answered in this language from now on: whoever shares a phone
    /// shares its messages.
    public func choose(_ language: String, for phone: PhoneNumber) throws {
        for table in ["client", "officer", "user"] {
            try db.execute(
                sql: "UPDATE \(table) SET language = ? WHERE phone = ?",
                arguments: [language, phone.e164])
        }
        try db.execute(
            sql: """
                UPDATE officer SET language = ?
                WHERE code IN (SELECT officer FROM officer_phone WHERE phone = ?)
                """,
            arguments: [language, phone.e164])
    }
}
