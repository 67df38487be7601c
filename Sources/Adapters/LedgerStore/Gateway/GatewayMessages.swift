public import Accounting
internal import GRDB
public import TextCommands

/// Messages Fineract gave this branch to send, each once.
///
/// They go out as reminders do: in their rank, at their hours, and not to who wants none.
public struct GatewayMessages {
    let db: Database
    let departures: Bell

    /// Queues a message, or notes why it is not sent; false when it was taken before.
    public func take(_ message: GatewayMessage, at now: Moment) throws -> Bool {
        let known = try Row.fetchOne(
            db, sql: "SELECT 1 FROM gateway_message WHERE tenant = ? AND internal_id = ?",
            arguments: [message.tenant, message.internalID])
        guard known == nil else { return false }
        var queued: Int64?
        var refusal = try refusal(of: message)
        if refusal == nil, let recipient = message.recipient {
            let outbox = Outbox(db: db, departures: departures)
            let outgoing = OutgoingMessage(to: recipient, text: message.text, as: .reminder)
            switch try outbox.enqueue(outgoing, at: now) {
            case .queued(let id): queued = id
            case .doesNotFit: refusal = "the text is too long to be sent"
            }
        }
        try db.execute(
            sql: """
                INSERT INTO gateway_message
                    (tenant, internal_id, provider, outgoing, refusal, taken_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                message.tenant, message.internalID, message.provider, queued, refusal,
                now.millisecondsSince1970,
            ])
        return true
    }

    /// Nil where nothing speaks against it.
    private func refusal(of message: GatewayMessage) throws -> String? {
        guard let recipient = message.recipient else { return "no number the branch can text" }
        guard !message.text.isEmpty else { return "there is no text" }
        let wishes = try Bool.fetchAll(
            db,
            sql: """
                SELECT IFNULL((SELECT is_wanted FROM reminder_wish
                    WHERE reminder_wish.client = client.number ORDER BY id DESC LIMIT 1), 1)
                FROM client WHERE phone = ?
                """,
            arguments: [recipient.e164])
        return wishes.contains(false) ? "whoever has this phone texted STOP" : nil
    }
}

/// A message Fineract wants sent.
public struct GatewayMessage: Hashable, Sendable {
    public var tenant: String

    /// Fineract's own number of it, unique within the tenant.
    public var internalID: Int64

    /// The bridge it chose.
    public var provider: Int64?

    /// Nil where the number is none the branch may text.
    public var recipient: PhoneNumber?
    public var text: String

    public init(
        tenant: String, internalID: Int64, provider: Int64?, recipient: PhoneNumber?, text: String
    ) {
        self.tenant = tenant
        self.internalID = internalID
        self.provider = provider
        self.recipient = recipient
        self.text = text
    }
}
