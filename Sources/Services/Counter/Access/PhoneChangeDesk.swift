internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Takes the NO of somebody whose number is to be changed.
struct PhoneChangeDesk {
    let errand: Errand

    /// Stops every change the caller's phone may object to; nil where there is none.
    func serveNo() throws -> (Reply, Outcome)? {
        let changes = try errand.books.phoneChanges.pending(from: errand.caller.phone)
        guard !changes.isEmpty else { return nil }
        for change in changes {
            try errand.books.phoneChanges.end(
                change, as: .stopped, in: errand.message.id, at: errand.now)
            try errand.books.decisions.note(
                Decision(
                    by: errand.actor, "phone change stopped", about: change.holder,
                    detail: change.newPhone.e164, message: errand.message.id),
                at: errand.now)
            try errand.managers.tell(
                .access(.alert(.phoneChangeStopped(name(of: change.holder)))))
        }
        return (.access(.phoneChangeStopped), .answered)
    }

    private func name(of holder: String) throws -> StaffName {
        let code = String(holder.drop { $0 != ":" }.dropFirst())
        let people = errand.books.people
        let name =
            try people.client(number: code).map(\.name)
            ?? people.officer(code: code)?.name
            ?? people.user(code: code)?.name
        return StaffName(name: name ?? code, code: code)
    }
}
