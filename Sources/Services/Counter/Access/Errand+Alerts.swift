internal import Accounting
internal import LedgerStore
internal import TextCommands

extension Errand {
    /// Tells the managers what happened; the same words go out once an hour at most.
    func alert(_ alert: AccessAlert) throws {
        let anHourAgo = now.advanced(bySeconds: -3600)
        for manager in try books.people.managers() {
            guard let phone = manager.phone else { continue }
            let reply = Reply.access(.alert(alert))
            let text = rules.pack(manager.language).text(of: reply)
            guard try !books.outbox.wasSent(text, to: phone, since: anHourAgo) else { continue }
            try tell(phone, in: manager.language, reply, as: .alert)
        }
    }
}
