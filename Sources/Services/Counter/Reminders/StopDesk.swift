internal import Accounting
internal import LedgerStore
internal import TextCommands

/// `STOP` and `START`: whether reminders come to a client's phone.
struct StopDesk {
    let errand: Errand

    /// How long a STOP said again is not answered: machines answer answers.
    private static let silenceSeconds: Int64 = 3600

    func serveStop() throws -> (Reply, Outcome) {
        try serve(false, .stopped) { .stoppedAlready(since: $0) }
    }

    func serveStart() throws -> (Reply, Outcome) {
        try serve(true, .started) { _ in .startedAlready }
    }

    /// Everybody who shares the phone gets what it asks for.
    private func serve(
        _ isWanted: Bool, _ reply: ReminderReply, already: (Day) -> ReminderReply
    ) throws -> (Reply, Outcome) {
        let caller = errand.caller
        guard caller.officer == nil, caller.user == nil, !caller.clients.isEmpty else {
            return (.reminder(.stopIsForClients), .refused)
        }
        let reminders = errand.books.reminders
        let wishes = try caller.clients.map { try reminders.wish(of: $0.number) }
        guard wishes.contains(where: { $0?.isWanted ?? true != isWanted }) else {
            return repeated(already, since: wishes.compactMap(\.?.at).max())
        }
        for client in caller.clients {
            try reminders.wish(
                isWanted, by: client.number, message: errand.message.id, at: errand.now)
            try errand.books.decisions.note(
                Decision(
                    by: "client:\(client.number)",
                    isWanted ? "reminders wanted" : "reminders stopped", about: client.number,
                    message: errand.message.id), at: errand.now)
        }
        return (.reminder(reply), .answered)
    }

    private func repeated(
        _ already: (Day) -> ReminderReply, since moment: Moment?
    ) -> (Reply, Outcome) {
        let said = moment ?? errand.now
        let isFresh = said.advanced(bySeconds: Self.silenceSeconds) > errand.now && moment != nil
        let reply = already(errand.rules.calendar.day(of: said))
        return (.reminder(reply), isFresh ? .silenced : .refused)
    }
}
