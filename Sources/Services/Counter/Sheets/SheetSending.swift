internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Sends officers the sheets of their meetings, each once.
struct SheetSending {
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment

    /// Sends the sheets of a day that were neither sent nor answered yet.
    func send(sheetsOf day: Day) throws {
        let sheets = try SheetMaker(books: books, rules: rules, now: now).make()
        for sheet in sheets where sheet.day == day {
            guard try !books.sheets.isFixed(sheet.code),
                let officer = try books.people.officer(code: sheet.officer)
            else { continue }
            try send(sheet, to: officer)
        }
    }

    private func send(_ sheet: Sheet, to officer: Officer) throws {
        let reply = Reply.sheet(
            .announcement(
                sheet.code, group: sheet.groupName, day: sheet.day, clients: sheet.lines.count,
                total: sheet.total))
        let message = OutgoingMessage(
            to: officer.phone,
            text: try books.words(for: reply, in: officer.language, by: rules, at: now), as: .alert,
            expiresAt: end(of: sheet.day))
        guard case .queued(let outgoing) = try books.outbox.enqueue(message, at: now) else {
            return
        }
        try books.sheets.noteSending(of: sheet.code, in: outgoing, at: now)
    }

    /// After the meeting's day the message is worth nothing.
    private func end(of day: Day) -> Moment {
        let time = rules.calendar.civilTime(of: now)
        let days = day.daysSince1970 - time.day.daysSince1970 + 1
        let secondOfDay = (time.hour * 60 + time.minute) * 60 + time.second
        return now.advanced(bySeconds: Int64(days * 86_400 - secondOfDay))
    }
}

extension CounterRules {
    /// Tomorrow's sheets at the set hour; those of today in the morning, when the box was off.
    var sheetRounds: [Round] {
        guard let hour = sheets.sendAt else {
            return [
                Round("sheets ahead", from: .onTheHour(5)) { books, rules, _, now in
                    try SheetMaker(books: books, rules: rules, now: now).make()
                }
            ]
        }
        return [
            Round("sheets of tomorrow", from: hour) { books, rules, day, now in
                try SheetSending(books: books, rules: rules, now: now)
                    .send(sheetsOf: day.advanced(byDays: 1))
            },
            Round("sheets of today", from: .onTheHour(5)) { books, rules, day, now in
                try SheetSending(books: books, rules: rules, now: now).send(sheetsOf: day)
            },
        ]
    }
}
