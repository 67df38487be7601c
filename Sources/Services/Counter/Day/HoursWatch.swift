internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Tells managers of money that an officer records when nobody works: once an officer and day.
struct HoursWatch {
    let errand: Errand

    /// Looks at what the officer's message just recorded, if it recorded anything.
    func look() throws {
        let rules = errand.rules
        let time = rules.calendar.civilTime(of: errand.now)
        guard let officer = errand.caller.officer, let hours = rules.day.workingHours,
            !hours.contains(time.timeOfDay),
            let total = try errand.books.till.recorded(in: errand.message.id, rules.currency)
        else { return }
        let mark = "unusual hours of \(officer.code)"
        guard try !errand.books.rounds.isDone(mark, on: time.day) else { return }
        try errand.books.rounds.markDone(mark, on: time.day, at: errand.now)
        try errand.managers.tell(
            .manager(.unusualHours(officer: officer.name, time: time, total: total)))
    }
}
