public import Accounting
public import TextCommands

/// What the staff is told unasked.
public struct StaffAlert: Sendable {
    public var reply: Reply

    /// The message that led to it; nil for what the branch tells by itself.
    public var cause: Int64?

    /// The collection it speaks of.
    public var reference: Reference?

    public init(_ reply: Reply, cause: Int64? = nil, about reference: Reference? = nil) {
        self.reply = reply
        self.cause = cause
        self.reference = reference
    }
}

extension OpenBooks {
    /// Tells somebody of the staff, in his own language: the one way in which anything reaches them
    /// unasked.
    ///
    /// Stolen phones are told nothing, and the same words go to a phone once an hour at most.
    public func tell(
        _ alert: StaffAlert, at phone: PhoneNumber, in language: String?, of languages: Languages,
        at now: Moment
    ) throws {
        guard try barredPhones.holder(of: phone) == nil else { return }
        let pack = languages.pack(alert.reply.language ?? language)
        let text = try words(for: alert.reply, in: pack, at: now)
        let anHourAgo = now.advanced(bySeconds: -3600)
        guard try !outbox.wasSent(text, to: phone, since: anHourAgo) else { return }
        try outbox.enqueue(
            OutgoingMessage(
                to: phone, text: text, as: .alert, cause: alert.cause,
                reference: alert.reference),
            at: now)
    }

    /// Tells every manager.
    public func tellManagers(_ reply: Reply, in languages: Languages, at now: Moment) throws {
        for manager in try people.managers() {
            guard let phone = manager.phone else { continue }
            try tell(
                StaffAlert(reply), at: phone, in: manager.language, of: languages, at: now)
        }
    }
}
