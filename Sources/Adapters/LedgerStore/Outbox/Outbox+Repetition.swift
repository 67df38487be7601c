public import Accounting
internal import GRDB
public import TextCommands

extension Outbox {
    /// Whether these very words went to this phone after `start`.
    public func wasSent(
        _ text: String, to recipient: PhoneNumber, since start: Moment
    ) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM outgoing
                WHERE recipient = ? AND created_at > ? AND text = ?)
                """,
            arguments: [recipient.e164, start.millisecondsSince1970, text]) ?? false
    }
}
