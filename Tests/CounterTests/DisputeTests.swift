import Accounting
import Counter
import LedgerStore
import Testing
import TextCommands

@Suite(.timeLimit(.minutes(3))) struct DisputeTests {
    @Test func `a client disputes her receipt, and the managers alone know at once`()
        async throws
    {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let reference = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            let wrong = try await phones.text("WRONG \(reference)", from: People.mary)
            #expect(wrong.outcome == "disputed \(reference)")
            let approval = try #require(try await counter.waiting.first).reference
            let sent = Dictionary(
                uniqueKeysWithValues: wrong.messages.map { ($0.recipient.e164, $0.text) })
            #expect(
                sent == [
                    People.mary: "Thank you. \(reference), KES 100 to Kamau on 23 Nov, is marked "
                        + "as wrong. The branch will look at it and tell you.",
                    People.manager: "\(reference) disputed: client 1024 Mary says KES 100 to Kamau "
                        + "on 23 Nov is wrong. Cancel it: APPROVE \(approval). "
                        + "Keep it: REJECT \(approval)",
                ])
            let again = try await phones.text("wrong \(reference)", from: People.mary)
            #expect(again.text?.hasPrefix("\(reference) is marked as wrong already.") == true)
            #expect(again.messages.count == 1)
            let undo = try await phones.text("UNDO \(reference)", from: People.officer)
            #expect(
                undo.text == "\(reference) waits for the manager, who alone can cancel it now. "
                    + "You will be told.")
            #expect(try await counter.states(of: reference) == [.reported, .disputed])
            #expect(try await counter.recorded == 1)
        }
    }

    @Test func `who does not say which receipt is wrong is shown hers, and none is disputed`()
        async throws
    {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let none = try await phones.text("WRONG ZZZZ", from: People.mary)
            #expect(none.told?.hasPrefix("That is not on a receipt of yours.") == true)
            let old = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            counter.pass(86_400)
            let new = try #require(
                try await phones.text("PAY 1024 S150", from: People.officer).reference)
            let which = try await phones.text("WRONG receipt of yesterday", from: People.mary)
            #expect(
                which.told == "Which receipt is wrong: \(new) KES 150 Mary; \(old) KES 100 Mary? "
                    + "Send for example: WRONG \(new)")
            for text in ["Wrong? No, it is right. Thank you", "hakuna kosa \(new)"] {
                let kept = try await phones.text(text, from: People.mary)
                #expect(kept.outcome == "refused", "\(text)")
            }
            #expect(try await counter.waiting.isEmpty)
        }
    }

    @Test func `who complains in her own words is shown how a receipt is disputed`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let help = try await phones.text("this is false", from: People.mary)
            #expect(help.told?.contains("HELP") == true)
            let pay = try await phones.text("PAY 1024 S100", from: People.officer)
            let reference = try #require(pay.reference)
            for text in [
                "I did not pay this \(reference)", "\(reference)?", "I never gave Kamau any money",
                "this is false", "Kamau ni mwizi", "si pesa yangu",
                "No, I did not pay",
            ] {
                let shown = try await phones.text(text, from: People.mary)
                #expect(
                    shown.told == "Which receipt is wrong: \(reference) KES 100 Mary? "
                        + "Send for example: WRONG \(reference)", "\(text)")
            }
            for text in ["I will pay on Friday", "who is this", "I paid 100"] {
                let other = try await phones.text(text, from: People.mary)
                #expect(other.told?.contains("Which receipt") == false, "\(text)")
            }
            let others = try await phones.text("\(reference) is false", from: People.family)
            #expect(others.told?.contains("Which receipt") == false)
            #expect(try await counter.waiting.isEmpty)
        }
    }

    @Test func `an approved dispute cancels the collection, also after the cash was counted`()
        async throws
    {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let reference = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            try await phones.text("WRONG \(reference)", from: People.mary)
            try await counter.enter(.verified, reference)
            let approved = try await phones.text("APPROVE \(reference)", from: People.manager)
            #expect(
                Set(approved.messages.map(\.recipient.e164))
                    == [People.manager, People.officer, People.mary])
            #expect(
                try await counter.states(of: reference)
                    == [.reported, .disputed, .verified, .disputed, .reversed])
            #expect(
                try await counter.decisions(about: reference) == [
                    "client:1024 disputed", "user:M dispute approved", "user:M reversed",
                ])
        }
    }

    @Test func `a rejected dispute leaves the collection as it was, and the client is told`()
        async throws
    {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let reference = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            try await counter.enter(.posted, reference)
            try await phones.text("WRONG \(reference)", from: People.mary)
            let kept = try await phones.text("REJECT \(reference)", from: People.manager)
            #expect(
                kept.receipt == "The branch looked at \(reference): KES 100 paid to Kamau on "
                    + "23 Nov stands. If you do not agree please come to the branch.")
            #expect(!kept.messages.contains { $0.recipient.e164 == People.officer })
            #expect(
                try await counter.states(of: reference) == [.reported, .posted, .disputed, .posted])
            let again = try await phones.text("WRONG \(reference)", from: People.mary)
            #expect(again.text?.contains("before, and it stands") == true)
            #expect(again.messages.count == 1)
        }
    }

    @Test func `somebody else's reference is answered as one that does not exist`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let reference = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            let others = try await phones.text("WRONG \(reference)", from: People.family)
            let nobodys = try await phones.text("WRONG 9ZZZZZ", from: People.family)
            #expect(others.text == nobodys.text)
            #expect(others.outcome == "refused")
            #expect(try await counter.waiting.isEmpty)
            for sender in [People.officer, People.manager] {
                let staff = try await phones.text("WRONG \(reference)", from: sender)
                #expect(staff.outcome == "refused")
            }
        }
    }

    @Test func `without a reference it is the one receipt of the day`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let none = try await phones.text("WRONG", from: People.family)
            #expect(none.text?.hasPrefix("We sent you no receipt today.") == true)
            let first = try #require(
                try await phones.text("PAY 3001 S100", from: People.officer).reference)
            let second = try #require(
                try await phones.text("PAY 3002 S50", from: People.officer).reference)
            let asked = try await phones.text("WRONG", from: People.family)
            #expect(
                asked.text == "Which receipt is wrong: \(second) KES 50 Ben; "
                    + "\(first) KES 100 Ann? Send for example: WRONG \(second)"
                    || asked.text == "Which receipt is wrong: \(first) KES 100 Ann; "
                        + "\(second) KES 50 Ben? Send for example: WRONG \(first)"
            )
            try await phones.text("UNDO \(first)", from: People.officer)
            let wrong = try await phones.text("WRONG", from: People.family)
            #expect(wrong.outcome == "disputed \(second)")
        }
    }

    @Test func `a receipt she got today is found though the day is closed already`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let first = try #require(
                try await phones.text("PAY 3001 S100", from: People.officer).reference)
            let day = BranchCalendar { _ in 10_800 }.day(of: counter.now)
            try await counter.seal(day)
            let second = try #require(
                try await phones.text("PAY 3001 S50", from: People.officer).reference)
            let asked = try await phones.text("WRONG", from: People.family)
            #expect(asked.text?.hasPrefix("Which receipt is wrong:") == true, "\(asked)")
            #expect(asked.text?.contains("\(first) KES 100") == true)
            #expect(asked.text?.contains("\(second) KES 50") == true)
        }
    }

    @Test func `a manager does not decide about his own work`() async throws {
        let counter = try await TestCounter()
        let phone = try #require(PhoneNumber(e164: "+254711000077"))
        let twin = User(code: "KX", name: "Kamau", phone: phone, role: .manager)
        let cashiersPhone = PhoneNumber(e164: "+254711000078")
        let cashier = User(code: "CA", name: "Lucy", phone: cashiersPhone, role: .cashier)
        try await counter.books.write { books in
            try books.people.enrol(twin)
            try books.people.enrol(cashier)
        }
        try await withTeller(of: counter) { phones in
            let reference = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            let wrong = try await phones.text("WRONG \(reference)", from: People.mary)
            #expect(!wrong.messages.contains { $0.recipient == phone })
            let own = try await phones.text("REJECT \(reference)", from: phone.e164)
            #expect(own.text?.hasSuffix("another manager has to decide.") == true)
            for sender in ["+254711000078", People.otherOfficer] {
                let answer = try await phones.text("REJECT \(reference)", from: sender)
                #expect(answer.text == "Only a manager can approve or reject.")
            }
            #expect(try await counter.waiting.count == 1)
        }
    }

    @Test func `a manager's PIN is asked for by setting, and masked`() async throws {
        let counter = try await TestCounter(approvals: ApprovalRules(managersAddPIN: true))
        try await withTeller(of: counter) { phones in
            let reference = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            let wrong = try await phones.text("WRONG \(reference)", from: People.mary)
            #expect(wrong.messages.contains { $0.text.hasSuffix("PIN") })
            let missing = try await phones.text("APPROVE \(reference)", from: People.manager)
            #expect(
                missing.text
                    == "Please add your PIN at the end, for example: APPROVE \(reference) 1234")
            let bad = try await phones.text("APPROVE \(reference) 9999", from: People.manager)
            #expect(bad.text?.contains("2 tries left") == true)
            let right = try await phones.text(
                "APPROVE \(reference) \(People.maryPIN)", from: People.manager)
            #expect(right.outcome == "answered")
            #expect(try await counter.states(of: reference).last == .reversed)
        }
    }

    @Test func `what nobody asked for is answered with what waits`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let nothing = try await phones.text("APPROVE A2222", from: People.manager)
            #expect(nothing.text == "Nothing waits under A2222, and nothing else waits.")
            let reference = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            try await phones.text("WRONG \(reference)", from: People.mary)
            let approval = try #require(try await counter.waiting.first).reference
            let other = try await phones.text("REJECT 9ZZZZZ", from: People.manager)
            #expect(other.text == "Nothing waits under 9ZZZZZ. One waits: \(approval)")
        }
    }
}
