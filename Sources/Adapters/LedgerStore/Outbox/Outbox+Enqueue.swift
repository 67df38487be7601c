public import Accounting
internal import SMSPDU
internal import TextCommands

/// Whether a message was queued.
public enum Enqueuing: Hashable, Sendable {
    /// It has this number in the outbox.
    case queued(Int64)

    /// Its text needs more than 255 parts, or has none (TS 23.040 §9.2.3.24.1).
    case doesNotFit
}

extension Outbox {
    /// Queues a message in as many parts as its text needs, asking for status reports.
    @discardableResult
    public func enqueue(_ message: OutgoingMessage, at now: Moment) throws -> Enqueuing {
        guard let recipient = Address(message.recipient.e164) else { return .doesNotFit }
        let life = message.expiry(queuedAt: now).secondsSince1970 - now.secondsSince1970
        let validity = RelativeValidityPeriod(atLeastSeconds: Int(max(0, life)))
        let queued = try enqueue(message, at: now) { reference in
            let parts = SMSSubmit.parts(
                text: message.text, to: recipient, reference: reference,
                requestingStatusReport: true, validityPeriod: .relative(validity))
            return (parts ?? []).map(\.encoded)
        }
        return queued.map(Enqueuing.queued) ?? .doesNotFit
    }
}
