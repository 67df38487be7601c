import Accounting
import LedgerStore
import Testing
import TextCommands

@Suite(.timeLimit(.minutes(3))) struct UndoTests {
    @Test func `an officer takes back what he recorded, and the client is told`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let reference = try #require(
                try await phones.text("PAY 1024 S100 L250", from: People.officer).reference)
            let undone = try await phones.text("UNDO \(reference)", from: People.officer)
            #expect(undone.outcome == "reversed \(reference)")
            #expect(undone.text == "\(reference) undone: KES 350 of 1024 Mary no longer counts.")
            #expect(
                undone.receipt == "\(reference) cancelled: KES 350 paid by Mary to Kamau on "
                    + "23 Nov no longer counts. Now: Savings 300, Biashara 1,000.")
            #expect(undone.messages.map(\.reference) == [reference, reference])
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 0)
            #expect(try await counter.decisions(about: reference) == ["officer:KM reversed"])

            let again = try await phones.text("undo \(reference)", from: People.officer)
            #expect(again.outcome == "refused")
            #expect(
                again.text == "\(reference) was cancelled already, on 23 Nov at 10:00. "
                    + "It does not count.")
            #expect(again.receipt == nil)
            #expect(try await counter.recorded == 4)
        }
    }

    @Test func `what head office has already is undone while its cash is not handed in`()
        async throws
    {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let reference = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            try await counter.enter(.posted, reference)
            let undone = try await phones.text("UNDO \(reference)", from: People.officer)
            #expect(undone.outcome == "reversed \(reference)")
            #expect(undone.receipt?.hasPrefix("\(reference) cancelled:") == true)
        }
    }

    @Test func `an undo delivered twice is done once`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let reference = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            let undo = try phones.parts(of: "UNDO \(reference)", from: People.officer)
            let answer = try await phones.deliver(undo + undo)
            #expect(answer.outcome == "reversed \(reference)")
            try await phones.file(undo)
            try await phones.text("HELP", from: People.officer)
            #expect(try await counter.recorded == 2)
        }
    }

    @Test func `after an undo the payment can be recorded as it should be`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let reference = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            try await phones.text("UNDO \(reference)", from: People.officer)
            let right = try await phones.text("PAY 1024 S100", from: People.officer)
            #expect(right.reference != nil)
        }
    }

    @Test func `only the officer who recorded it can undo it`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let reference = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            let other = try await phones.text("UNDO \(reference)", from: People.otherOfficer)
            #expect(
                other.text == "\(reference) is not yours: only the officer who recorded it can "
                    + "undo it. Ask him, or the manager.")
            for sender in [People.mary, People.manager] {
                let answer = try await phones.text("UNDO \(reference)", from: sender)
                #expect(answer.text?.hasPrefix("That is not for this number.") == true)
            }
            #expect(try await counter.recorded == 1)
        }
    }

    @Test func `a reference one slip away is shown and not undone`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let reference = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            let slip = String(reference.text.dropLast()) + "0"
            let asked = try await phones.text("UNDO \(slip)", from: People.officer)
            #expect(asked.outcome == "refused")
            #expect(
                asked.text == "There is no \(slip). Do you mean \(reference) (1024 Mary, KES 100)? "
                    + "Then send: UNDO \(reference)")
            let far = try await phones.text("UNDO 9ZZZZZ", from: People.officer)
            #expect(
                far.text == "There is no 9ZZZZZ among your messages. Look at the confirmation "
                    + "and send UNDO and the reference in it.")
            #expect(try await counter.recorded == 1)
        }
    }

    @Test func `after hand-in the manager is asked, once, and what he approves is done once`()
        async throws
    {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let reference = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            try await counter.enter(.verified, reference)
            let asked = try await phones.text("UNDO \(reference)", from: People.officer)
            #expect(asked.outcome == "asked the manager about \(reference)")
            let approval = try #require(try await counter.waiting.first).reference
            #expect(
                asked.messages.first { $0.messageClass == .answer }?.text
                    == "\(reference) is counted already (1024, KES 100). The manager is asked "
                    + "to cancel it, as \(approval). You will be told.")
            #expect(
                asked.messages.first { $0.messageClass == .alert }?.text
                    == "Kamau asks to cancel \(reference), counted already: KES 100 of 1024 Mary "
                    + "on 23 Nov. Send APPROVE \(approval) or REJECT \(approval)")
            let again = try await phones.text("UNDO \(reference)", from: People.officer)
            #expect(again.messages.count == 1)
            #expect(try await counter.waiting.count == 1)
            #expect(try await counter.recorded == 1)

            let approved = try await phones.text("APPROVE \(approval)", from: People.manager)
            #expect(
                approved.messages.first { $0.recipient.e164 == People.manager }?.text
                    == "\(approval): \(reference) cancelled. KES 100 of 1024 Mary, taken by Kamau "
                    + "on 23 Nov, no longer counts.")
            #expect(
                Set(approved.messages.map(\.recipient.e164))
                    == [People.manager, People.officer, People.mary])
            let twice = try await phones.text("REJECT \(approval)", from: People.manager)
            #expect(twice.text == "\(approval) was approved already, on 23 Nov at 10:00.")
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 0)
            #expect(try await counter.recorded == 2)
        }
    }
}

extension TestCounter {
    func enter(_ state: CollectionState, _ reference: Reference) async throws {
        let now = now
        try await books.write { try $0.collections.enter(state, reference, at: now) }
    }

    var waiting: [Approval] {
        get async throws {
            let now = now
            return try await books.read { try $0.approvals.waiting(at: now) }
        }
    }

    /// What was decided about a collection, with who decided.
    func decisions(about reference: Reference) async throws -> [String] {
        try await books.read { books in
            try books.decisions.all(about: reference.text).map {
                "\($0.decision.actor) \($0.decision.kind)"
            }
        }
    }

    func states(of reference: Reference) async throws -> [CollectionState] {
        try await books.read { try $0.collections.history(of: reference).map(\.state) }
    }
}
