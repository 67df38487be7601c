import Accounting
import Counter
import LedgerStore
import Testing
import TextCommands

/// How sheets are made and sent. The counter's first day is Monday, 23 November.
@Suite(.timeLimit(.minutes(10))) struct SheetSendingTests {
    @Test func `tomorrow's sheet is sent once, at the set hour`() async throws {
        let counter = try await TestCounter()
        let first = try await counter.openSheet()
        let announced =
            "\(first.code) Upendo 23 Nov: 4 clients, KES 1,250. All paid? "
            + "Send this back. Exceptions: \(first.code) line=amount"
        #expect(try await counter.announcements() == [announced])
        counter.pass(6 * 86_400 + 7 * 3600)
        await counter.lookRound()
        #expect(try await counter.announcements() == [announced], "17:00, the evening before")
        counter.pass(3600)
        await counter.lookRound()
        await counter.lookRound()
        let next = try #require(try await counter.newestSheet(on: first.day.advanced(byDays: 7)))
        let texts = try await counter.announcements()
        #expect(texts.count == 2)
        #expect(texts.last?.hasPrefix("\(next.code) Upendo 30 Nov") == true)
        counter.pass(14 * 3600)
        await counter.lookRound()
        #expect(try await counter.announcements().count == 2, "the morning of the meeting")
    }

    @Test func `a box that was off sends on the morning of the day, and never after it`()
        async throws
    {
        let counter = try await TestCounter()
        _ = try await counter.openSheet()
        counter.pass(7 * 86_400)
        await counter.lookRound()
        #expect(try await counter.announcements().count == 2, "Monday, 10:00")
        counter.pass(8 * 86_400)
        await counter.lookRound()
        #expect(try await counter.announcements().count == 2, "Tuesday of the week after")
    }

    @Test func `a due that changes makes a new version before the sheet is sent, and none after`()
        async throws
    {
        let counter = try await TestCounter()
        let first = try await counter.openSheet()
        let later = first.day.advanced(byDays: 7)
        let draft = try #require(try await counter.newestSheet(on: later))
        try await withTeller(of: counter) { phones in
            try await phones.text("PAY 5104 L900", from: People.officer)
            counter.pass(6 * 86_400 + 8 * 3600)
            await counter.lookRound()
            let sent = try #require(try await counter.newestSheet(on: later))
            #expect(sent.version == 2)
            #expect(sent.code != draft.code)
            #expect(sent.lines.last?.due == 10_000)
            try await phones.text("PAY 5104 L50", from: People.officer)
            counter.pass(14 * 3600)
            await counter.lookRound()
            #expect(try await counter.newestSheet(on: later) == sent)
            let old = try await phones.text("\(draft.code)", from: People.officer)
            #expect(
                old.text?.hasPrefix("Nothing recorded: \(draft.code) was replaced by \(sent.code)")
                    == true)
        }
    }

    @Test func `without meetings a sheet follows from what falls due`() async throws {
        let counter = try await TestCounter()
        let currency = try shilling
        let due = counter.rules.calendar.day(of: counter.now).advanced(byDays: 3)
        try await counter.books.write { books in
            try books.people.enrol(Group(code: "G", name: "Umoja", centre: "C", officer: "PO"))
            try books.people.enrol(
                ClientAccount(
                    account: .loan(client: "1024", number: 2), client: "1024", currency: currency,
                    number: nil, product: nil, figureDay: nil,
                    nextDue: Instalment(
                        amount: Money(minorUnits: 50_000, currency: currency), day: due)))
        }
        counter.pass(9 * 3600)
        await counter.lookRound()
        let sheets = try await counter.books.read {
            try $0.sheets.newest(from: due.advanced(byDays: -3), to: due.advanced(byDays: 4))
        }
        let sheet = try #require(sheets.first)
        #expect(sheets.count == 1)
        #expect(sheet.day == due)
        #expect(sheet.lines.map(\.client) == ["1024", "2048", "3001", "3002", "4096"])
        #expect(sheet.total.minorUnits == 20_000, "a loan never owes more than is left of it")
    }
}
