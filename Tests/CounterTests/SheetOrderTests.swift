import Accounting
import Counter
import LedgerStore
import Testing
import TextCommands

/// Sheets beside PAY, other officers, other days.
@Suite(.timeLimit(.minutes(3))) struct SheetOrderTests {
    @Test func `a line that PAY recorded is left out, and a second payment is asked back`()
        async throws
    {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            let paid = try await phones.text("PAY 5101 L250 S50", from: People.officer)
            let reference = try #require(paid.reference)
            let booked = try await phones.text("\(sheet.code)", from: People.officer)
            #expect(booked.outcome == "booked \(sheet.code)")
            #expect(
                booked.text?.contains("3 paid, KES 950. Still open: 1 recorded as \(reference).")
                    == true)
            let again = try await phones.text("\(sheet.code)", from: People.officer)
            #expect(again.outcome == "refused")
            #expect(again.text?.hasPrefix("\(sheet.code): nothing booked.") == true)
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 125_000)
            let second = try await phones.text(
                "\(sheet.code) 1=300 END 300", from: People.officer)
            #expect(second.outcome == "noted \(sheet.code)")
            #expect(second.text?.contains("Second payment: 1 recorded as \(reference).") == true)
            let done = try await phones.text(
                "YES \(try #require(second.numberAfterYES))", from: People.officer)
            #expect(done.outcome == "booked \(sheet.code)")
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 155_000)
        }
    }

    @Test func `PAY of what a sheet booked is asked back`() async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            try await phones.text("\(sheet.code)", from: People.officer)
            let paid = try await phones.text("PAY 5101 L250", from: People.officer)
            #expect(paid.outcome.hasPrefix("asked back about "))
        }
    }

    @Test func `a loan that owes less by now stays open and is named`() async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            try await phones.text("PAY 5104 L900", from: People.otherOfficer)
            let booked = try await phones.text("\(sheet.code)", from: People.officer)
            #expect(
                booked.text?.contains("3 paid, KES 1,000. Still open: 4 L1 owes only 100.") == true)
            let rest = try await phones.text("\(sheet.code) 4=100 END 100", from: People.officer)
            #expect(rest.outcome == "booked \(sheet.code)")
            #expect(try await counter.balance(of: .loan(client: "5104", number: 1)) == 0)
        }
    }

    @Test func `what changed since the question is asked again, not booked`() async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            let asked = try await phones.text("\(sheet.code) 1=0", from: People.officer)
            try await phones.text("PAY 5104 L900", from: People.otherOfficer)
            let again = try await phones.text(
                "YES \(try #require(asked.numberAfterYES))", from: People.officer)
            #expect(again.outcome == "noted \(sheet.code)")
            #expect(again.numberAfterYES != asked.numberAfterYES)
            #expect(again.text?.contains("Still open: 4 L1 owes only 100.") == true)
        }
    }

    @Test(arguments: [People.otherOfficer, People.mary, People.manager])
    func `nobody but its officer answers a sheet`(sender: String) async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            for text in ["\(sheet.code)", "\(sheet.code) 1=0", "\(sheet.code) OPEN"] {
                let answer = try await phones.text(text, from: sender)
                #expect(answer.outcome == "refused")
                #expect(answer.text?.contains("Asha") == false)
            }
            #expect(try await counter.recorded == 0)
        }
    }

    @Test func `a sheet waits for its day and is taken two days late`() async throws {
        let counter = try await TestCounter()
        let today = try await counter.openSheet()
        let next = try #require(try await counter.newestSheet(on: today.day.advanced(byDays: 7)))
        try await withTeller(of: counter) { phones in
            let early = try await phones.text("\(next.code)", from: People.officer)
            #expect(
                early.text == "Nothing recorded: \(next.code) is for the meeting of 30 Nov. "
                    + "Send it on that day.")
            counter.pass(2 * 86_400)
            let late = try await phones.text("\(today.code)", from: People.officer)
            #expect(late.outcome == "booked \(today.code)")
            counter.pass(8 * 86_400)
            let tooLate = try await phones.text("\(next.code)", from: People.officer)
            #expect(tooLate.text?.contains("is of 30 Nov, which is too long ago") == true)
        }
    }

    @Test func `a sheet above the limit of a message waits for YES`() async throws {
        let counter = try await TestCounter {
            $0.limits.perMessage = Money(minorUnits: 100_000, currency: try shilling)
        }
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            for text in ["\(sheet.code)", "\(sheet.code) END 1250"] {
                let asked = try await phones.text(text, from: People.officer)
                #expect(asked.outcome == "noted \(sheet.code)")
                #expect(try await counter.recorded == 0)
            }
            let asked = try await phones.text("\(sheet.code) ALL", from: People.officer)
            let number = try #require(asked.numberAfterYES)
            let booked = try await phones.text("YES \(number)", from: People.officer)
            #expect(booked.outcome == "booked \(sheet.code)")
        }
    }

    @Test func `a sheet above the limit of a day waits for the manager, and less goes through`()
        async throws
    {
        let counter = try await TestCounter {
            $0.limits.perDay = Money(minorUnits: 100_000, currency: try shilling)
        }
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            for text in ["\(sheet.code)", "\(sheet.code) END 1250"] {
                let answer = try await phones.text(text, from: People.officer)
                #expect(answer.outcome.hasPrefix("waits for the manager as "))
                #expect(try await counter.recorded == 0)
            }
            let less = try await phones.text("\(sheet.code) 1=0 END 950", from: People.officer)
            #expect(less.outcome == "booked \(sheet.code)")
            let decisions = try await counter.books.read { try $0.decisions.all() }
            #expect(decisions.count { $0.decision.kind == "message over limit asked" } == 1)
        }
    }

    @Test func `a line is taken back by its number, once`() async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            try await phones.text("\(sheet.code)", from: People.officer)
            let undone = try await phones.text("UNDO \(sheet.code) 2", from: People.officer)
            #expect(undone.outcome.hasPrefix("reversed "))
            #expect(try await counter.balance(of: .loan(client: "5102", number: 1)) == 100_000)
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 85_000)
            for line in [2, 9] {
                let again = try await phones.text(
                    "UNDO \(sheet.code) \(line)", from: People.officer)
                #expect(again.outcome == "refused")
            }
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 85_000)
        }
    }

    @Test func `a sheet of the day is open until every line is closed`() async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        let open = { (officer: String?) in
            try await counter.books.read { try $0.sheets.open(of: officer, on: sheet.day) }
        }
        try await withTeller(of: counter) { phones in
            #expect(try await open(nil) == [sheet.code])
            #expect(try await open("KM") == [sheet.code])
            #expect(try await open("PO").isEmpty)
            try await phones.text("PAY 1024 S10", from: People.officer)
            let cash = try await phones.text("CASH", from: People.officer)
            #expect(cash.text?.contains(sheet.code.text) == true)
            try await phones.text("\(sheet.code) 1A END 950", from: People.officer)
            #expect(try await open(nil).isEmpty)
        }
    }

    @Test func `a PIN is asked for, by setting, also with the sheet sent back`() async throws {
        let counter = try await TestCounter(officersAddPIN: true)
        let sheet = try await counter.openSheet()
        let sent = try #require(try await counter.announcements().first)
        try await withTeller(of: counter) { phones in
            let without = try await phones.text("\(sheet.code)", from: People.officer)
            #expect(without.text?.contains("add your PIN") == true)
            let with = try await phones.text("\(sent) 4821", from: People.officer)
            #expect(with.outcome == "booked \(sheet.code)")
        }
    }
}
