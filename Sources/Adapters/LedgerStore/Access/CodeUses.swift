public import Accounting
internal import GRDB

/// Which messages brought one-time codes, of cards and of apps alike.
public struct CodeUses {
    let db: Database

    /// Whether a code was used up in this message.
    public func isAny(in message: Int64) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM card_code_use WHERE message = :message
                UNION ALL SELECT 1 FROM hotp_use WHERE message = :message)
                """,
            arguments: ["message": message]) ?? false
    }

    /// Whether the holder used a code after `start` in a message, not this one, that was refused.
    public func wasHalf(of holder: String, since start: Moment, not message: Int64) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (
                SELECT 1 FROM card_code_use JOIN code_card ON code_card.id = card
                JOIN message AS sent ON sent.id = card_code_use.message
                WHERE holder = :holder AND used_at > :start AND sent.id <> :message
                AND sent.outcome = 'refused'
                UNION ALL
                SELECT 1 FROM hotp_use JOIN hotp_secret ON hotp_secret.id = secret
                JOIN message AS sent ON sent.id = hotp_use.message
                WHERE holder = :holder AND used_at > :start AND sent.id <> :message
                AND sent.outcome = 'refused')
                """,
            arguments: [
                "holder": holder, "start": start.millisecondsSince1970, "message": message,
            ]) ?? false
    }
}
