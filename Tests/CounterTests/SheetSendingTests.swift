import Accounting
import Counter
import LedgerStore
import Testing
import TextCommands

/// How sheets are made and sent. The counter's first day is Monday, 23 November.
@Suite(.timeLimit(.minutes(3))) struct SheetSendingTests {
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

    @Test func `SHEETS names what is open, the earliest first, and to nobody else`() async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            let open = try await phones.text("SHEETS", from: People.officer)
            #expect(open.outcome == "answered")
            #expect(
                open.text
                    == "1 sheet open: \(sheet.code) Upendo 23 Nov KES 1,250. To answer one send its "
                    + "code.")
            try await phones.text("\(sheet.code) 1=300 END 300", from: People.officer)
            let none = try await phones.text("sheets", from: People.otherOfficer)
            #expect(none.text?.hasPrefix("No sheet of yours is open.") == true)
            for stranger in [People.mary, People.manager] {
                let refused = try await phones.text("SHEETS", from: stranger)
                #expect(refused.outcome == "refused")
                #expect(refused.text?.contains(sheet.code.text) == false)
            }
            try await phones.text("\(sheet.code) ALL", from: People.officer)
            counter.pass(6 * 86_400 + 8 * 3600)
            await counter.lookRound()
            let day = sheet.day.advanced(byDays: 7)
            let next = try #require(try await counter.newestSheet(on: day))
            let later = try await phones.text("SHEETS", from: People.officer)
            #expect(later.text?.contains("\(next.code) Upendo 30 Nov KES 1,250") == true)
            #expect(later.text?.contains(sheet.code.text) == false)
        }
    }

    @Test func `a sheet asks for what is open of an instalment that was paid in part before`()
        async throws
    {
        let counter = try await TestCounter()
        let currency = try shilling
        let due = counter.rules.calendar.day(of: counter.now).advanced(byDays: 1)
        try await counter.books.write { books in
            try books.people.enrol(Group(code: "G", name: "Umoja", centre: "C", officer: "PO"))
            try books.people.enrol(
                ClientAccount(
                    account: .loan(client: "1024", number: 1), client: "1024", currency: currency,
                    number: nil, product: nil, figureDay: nil,
                    nextDue: Instalment(
                        amount: Money(minorUnits: 30_000, currency: currency), day: due)))
        }
        try await withTeller(of: counter) { phones in
            try await phones.text("PAY 1024 L1=120", from: People.officer)
        }
        counter.pass(9 * 3600)
        await counter.lookRound()
        let sheet = try #require(
            try await counter.books.read { try $0.sheets.newest(of: "G", on: due) })
        #expect(sheet.total.minorUnits == 18_000)
    }

    @Test(arguments: [38, 60, 90])
    func `the front of a sheet's message books nobody before the officer says yes`(
        length: Int
    ) async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        let sent = try #require(try await counter.announcements().first)
        try await withTeller(of: counter) { phones in
            let asked = try await phones.text("Fwd: " + sent.prefix(length), from: People.officer)
            #expect(asked.outcome == "noted \(sheet.code)")
            #expect(try await counter.results(of: sheet).isEmpty)
            let nonce = try #require(asked.numberAfterYES)
            let booked = try await phones.text("YES \(nonce)", from: People.officer)
            #expect(booked.outcome == "booked \(sheet.code)")
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 125_000)
            let again = try await phones.text(sent, from: People.officer)
            #expect(again.outcome == "refused")
        }
    }

    @Test func `a copy that ends where its SMS is full may have been cut, and is asked back`()
        async throws
    {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        let sent = try #require(try await counter.announcements().first)
        let quotes = String(repeating: "> ", count: 80).prefix(160 - sent.count)
        try await withTeller(of: counter) { phones in
            let cut = try await phones.text(quotes + sent, from: People.officer)
            #expect(cut.outcome == "noted \(sheet.code)")
            #expect(try await counter.results(of: sheet).isEmpty)
        }
    }

    @Test func `the whole of a sheet's message books everybody at once`() async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        let sent = try #require(try await counter.announcements().first)
        try await withTeller(of: counter) { phones in
            let booked = try await phones.text("Fwd: \(sent)", from: People.officer)
            #expect(booked.outcome == "booked \(sheet.code)")
        }
    }

    @Test func `a front part that is not the sheet's own words books nothing`() async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            for words in [
                "Upendo", "Upendo 24 Nov: 4 clients", "Upendo 23 Nov: 5 clients", "Upendo 3=0",
            ] {
                let answer = try await phones.text("\(sheet.code) \(words)", from: People.officer)
                #expect(answer.outcome == "refused", "\(words)")
            }
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 0)
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
