import Accounting
import LedgerStore
import Testing
import TextCommands

/// What officers answer to a sheet: four lines, KES 300, 400, 300 and 250 due.
@Suite(.timeLimit(.minutes(3))) struct SheetAnswerTests {
    @Test(arguments: [
        "", " all",
        " Upendo 23 Nov: 4 clients, KES 1,250. All paid? Send this back. Exceptions: {S} "
            + "line=amount",
        " upendo 23 nov 4 clients KES 1250 all paid "
            + "send this back exceptions {S} line amount",
    ])
    func `the sheet sent back, its code or ALL books everybody`(rest: String) async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            let text = "\(sheet.code)" + rest.replacing("{S}", with: sheet.code.text)
            let answer = try await phones.text(text, from: People.officer)
            #expect(answer.outcome == "booked \(sheet.code)")
            #expect(
                answer.text == "\(sheet.code) booked at 10:00: 4 paid, KES 1,250. "
                    + "To correct a line send UNDO \(sheet.code) and its number.")
            let receipts = answer.messages.filter { $0.messageClass == .receipt }
            #expect(receipts.count == 4)
            #expect(Set(receipts.compactMap(\.reference)).count == 4)
            let results = try await counter.results(of: sheet)
            #expect(results.map(\.amount.minorUnits) == [30_000, 40_000, 30_000, 25_000])
            #expect(results.allSatisfy { $0.attendance == .present })
            for receipt in receipts {
                #expect(results.contains { $0.reference == receipt.reference })
            }
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 125_000)
            let decisions = try await counter.books.read {
                try $0.decisions.all(about: sheet.code.text)
            }
            #expect(decisions.map(\.decision.kind) == ["sheet booked"])
        }
    }

    @Test func `a sheet answered again changes nothing`() async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            try await phones.text("\(sheet.code)", from: People.officer)
            let again = try await phones.text("\(sheet.code) ALL", from: People.officer)
            #expect(again.outcome == "refused")
            #expect(
                again.text?.hasPrefix(
                    "\(sheet.code) was booked on 23 Nov at 10:00: 4 paid, KES 1,250. ") == true)
            let line = try await phones.text("\(sheet.code) 2=0", from: People.officer)
            #expect(
                line.text == "Nothing noted: line 2 of \(sheet.code) is booked already. "
                    + "To correct it send UNDO \(sheet.code) 2")
            let message = try phones.parts(of: "\(sheet.code)", from: People.officer)
            let twice = try await phones.deliver(message + message)
            #expect(twice.outcome == "refused")
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 125_000)
        }
    }

    @Test func `undoing a line that is not booked says so, and how a line is changed`()
        async throws
    {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            try await phones.text("\(sheet.code) 2=200", from: People.officer)
            let early = try await phones.text("UNDO \(sheet.code) 2", from: People.officer)
            #expect(early.outcome == "refused")
            #expect(
                early.text == "Nothing to undo: line 2 of \(sheet.code) is not booked. "
                    + "To say what was paid send \(sheet.code) 2=amount")
            let whole = try await phones.text("UNDO \(sheet.code)", from: People.officer)
            #expect(
                whole.text == "The number of the line is missing. Send: UNDO \(sheet.code) LINE")
            let other = try await phones.text("UNDO \(sheet.code) 2", from: People.otherOfficer)
            #expect(other.text?.hasPrefix("There is no \(sheet.code)") == true)
            #expect(try await counter.recorded == 0)
        }
    }

    @Test func `exceptions are shown with their sum and booked on YES`() async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            let asked = try await phones.text("\(sheet.code) 1=0 2=200 3A", from: People.officer)
            #expect(asked.outcome == "noted \(sheet.code)")
            let nonce = try #require(asked.numberAfterYES)
            #expect(
                asked.text == "\(sheet.code): 2 pay, KES 450. Noted 1=0, 2=200, 3A. "
                    + "Right? Send YES \(nonce). If not, send \(sheet.code) line=amount")
            #expect(try await counter.recorded == 0)
            let booked = try await phones.text("YES \(nonce)", from: People.officer)
            #expect(booked.outcome == "booked \(sheet.code)")
            #expect(
                booked.text?.hasPrefix("\(sheet.code) booked at 10:00: 2 paid, KES 450.") == true)
            let results = try await counter.results(of: sheet)
            #expect(results.map(\.attendance) == [.present, .present, .absent, .present])
            #expect(results.map(\.amount.minorUnits) == [0, 20_000, 0, 25_000])
            #expect(try await counter.balance(of: .loan(client: "5102", number: 1)) == 80_000)
            let twice = try await phones.text("YES \(nonce)", from: People.officer)
            #expect(twice.outcome == "refused")
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 45_000)
        }
    }

    @Test func `NO books nothing and says what stays noted`() async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            try await phones.text("\(sheet.code) 1=0 2=200", from: People.officer)
            let asked = try await phones.text("\(sheet.code) 3A", from: People.officer)
            _ = try #require(asked.numberAfterYES)
            let no = try await phones.text("NO", from: People.officer)
            #expect(no.outcome == "answered")
            #expect(
                no.text == "\(sheet.code): nothing booked. Still noted: 1=0, 2=200, 3A. To change "
                    + "it send \(sheet.code) line=amount. To book it send \(sheet.code) END")
            #expect(try await counter.recorded == 0)
            let again = try await phones.text("\(sheet.code) END", from: People.officer)
            #expect(again.text?.contains("Noted 1=0, 2=200, 3A.") == true)
        }
    }

    @Test func `exceptions trickle in, and the later word about a line counts`() async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            let first = try await phones.text("\(sheet.code) 1=0 4=100", from: People.officer)
            let second = try await phones.text("\(sheet.code) 1=300", from: People.officer)
            #expect(
                second.text?.contains("4 pay, KES 1,100. Noted 1=300, 4=100. Before: 1=0.") == true)
            let old = try await phones.text(
                "YES \(try #require(first.numberAfterYES))", from: People.officer)
            #expect(old.outcome == "refused")
            let open = try await phones.text("\(sheet.code) OPEN", from: People.officer)
            #expect(
                open.text == "\(sheet.code) Upendo: open 2-3 (KES 700). "
                    + "Noted, not booked: 1=300, 4=100. To book it send \(sheet.code) END")
            let bare = try await phones.text("\(sheet.code)", from: People.officer)
            #expect(bare.outcome == "noted \(sheet.code)", "a code after exceptions is asked back")
            let end = try await phones.text("\(sheet.code) END 1100", from: People.officer)
            #expect(end.outcome == "booked \(sheet.code)")
            let closed = try await phones.text("\(sheet.code) OPEN", from: People.officer)
            #expect(
                closed.text == "\(sheet.code) Upendo is closed: 4 paid, KES 1,100. "
                    + "To correct a line send UNDO \(sheet.code) and its number.")
        }
    }

    @Test func `a total that differs is asked back with ours, and his is never booked`()
        async throws
    {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            let asked = try await phones.text("\(sheet.code) 3A END 900", from: People.officer)
            let nonce = try #require(asked.numberAfterYES)
            #expect(
                asked.text == "\(sheet.code): you counted KES 900, the lines come to KES 950: "
                    + "KES 50 is missing. Noted 3A. To correct send \(sheet.code) line=amount. "
                    + "To book KES 950 send YES \(nonce)")
            let more = try await phones.text("\(sheet.code) END 1000", from: People.officer)
            #expect(more.text?.contains("KES 50 too much.") == true)
            let booked = try await phones.text(
                "YES \(try #require(more.numberAfterYES))", from: People.officer)
            #expect(booked.outcome == "booked \(sheet.code)")
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 95_000)
        }
    }

    @Test func `END alone is asked back, and a total that agrees is not`() async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            let end = try await phones.text("\(sheet.code) END", from: People.officer)
            #expect(end.text?.hasPrefix("\(sheet.code): 4 pay, KES 1,250. Right? Send YES") == true)
            let total = try await phones.text("\(sheet.code) 1=0 END 950", from: People.officer)
            #expect(total.outcome == "booked \(sheet.code)")
        }
    }

    @Test(arguments: [("END 250", true), ("END 1200", true), ("END 1250", false)])
    func `of a sheet that is booked in part the total is what is open, or all of it`(
        end: String, agrees: Bool
    ) async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            try await phones.text("\(sheet.code)", from: People.officer)
            try await phones.text("UNDO \(sheet.code) 1", from: People.officer)
            let total = try await phones.text("\(sheet.code) 1=250 \(end)", from: People.officer)
            #expect(total.outcome == "\(agrees ? "booked" : "noted") \(sheet.code)")
        }
    }

    @Test func `a lump sum is allocated in order, shown, and waits for YES`() async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            let much = try await phones.text("\(sheet.code) GROUP 2000", from: People.officer)
            #expect(much.outcome == "refused")
            #expect(much.text?.contains("KES 2,000 is more than the KES 1,250 that is due") == true)
            let asked = try await phones.text("\(sheet.code) GROUP 800", from: People.officer)
            #expect(asked.text?.contains("3 pay, KES 800. Short: 3=100, 4=0.") == true)
            let booked = try await phones.text(
                "YES \(try #require(asked.numberAfterYES))", from: People.officer)
            #expect(booked.text?.contains("3 paid, KES 800. Short: 3=100, 4=0.") == true)
            let results = try await counter.results(of: sheet)
            #expect(results.map(\.amount.minorUnits) == [30_000, 40_000, 10_000, 0])
        }
    }

    @Test(arguments: [
        ("2=360", "loan:5102:1 250, loan:5102:2 100, savings:5102 10"),
        ("2=300", "loan:5102:1 250, loan:5102:2 50"),
        ("1=1300", "loan:5101:1 250, savings:5101 1,050"),
        ("4=900", "loan:5104:1 900"),
        ("1=S20 L30", "loan:5101:1 30, savings:5101 20"),
    ])
    func `one sum pays the loans' dues in order, then savings, then the loans`(
        exception: String, shares: String
    ) async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            let asked = try await phones.text("\(sheet.code) \(exception)", from: People.officer)
            try await phones.text("YES \(try #require(asked.numberAfterYES))", from: People.officer)
            let line = try #require(exception.first?.wholeNumberValue)
            let entries = try await counter.books.read { books in
                let reference = try books.sheets.collection(of: sheet.code, line: line)
                return try books.ledger.entries(of: try #require(reference))
            }
            let posted = entries.map(\.transfer).map { "\($0.credit.code) \($0.amount.text)" }
            #expect(posted.joined(separator: ", ") == shares)
        }
    }

    @Test(arguments: [
        ("4=1001", "Nothing noted: line 4 Ruth can pay at most KES 1,000. Send {S} 4=1000"),
        (
            "5=10",
            "Nothing noted: {S} has lines 1 to 4 and no line 5. Check the number and send it again."
        ),
        ("1=10 1=20", "Line 1 is named twice. Send: {S} 1=AMOUNT"),
        (
            "2=10 purple",
            "Nothing noted: I do not understand 2=10 purple. Send {S} alone if all paid, "
                + "or the exceptions: {S} line=amount"
        ),
    ])
    func `what cannot be taken is refused, and nothing of the message is noted`(
        text: String, reply: String
    ) async throws {
        let counter = try await TestCounter()
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            let answer = try await phones.text("\(sheet.code) \(text)", from: People.officer)
            #expect(answer.outcome == "refused")
            #expect(
                answer.text?.replacing(sheet.code.text, with: "{S}")
                    == reply.replacing("4=1000", with: "4=1,000"))
            let notes = try await counter.books.read { try $0.sheets.notes(of: sheet) }
            #expect(notes.isEmpty)
        }
    }
}
