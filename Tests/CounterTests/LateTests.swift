import Accounting
import Counter
import LedgerStore
import Testing
import TextCommands

@Suite struct LateTests {
    @Test func `LATE says how many, how much, and who`() async throws {
        let counter = try await TestCounter()
        try await counter.lend("1024", 3, instalment: 200, due: "2026-11-20")
        try await counter.lend("2048", instalment: 300, due: "2026-11-16")
        try await counter.lend("3001", instalment: 100, due: TestCounter.today)
        try await withTeller(of: counter) { conversation in
            for text in ["LATE", "late umoja", "LATE G"] {
                let answer = try await conversation.text(text, from: People.officer)
                let place = text == "LATE" ? "" : " in Umoja"
                #expect(answer.told == "2 late\(place), KES 500: Joy 300, Mary 200")
            }
        }
    }

    @Test func `who has paid her due is not late, and who paid a part owes the rest`()
        async throws
    {
        let counter = try await TestCounter()
        try await counter.lend("1024", 3, instalment: 200, due: "2026-11-20")
        try await counter.lend("2048", instalment: 300, due: "2026-11-16")
        try await withTeller(of: counter) { conversation in
            try await conversation.text("PAY 1024 L3=200", from: People.officer)
            try await conversation.text("PAY 2048 L1=120", from: People.officer)
            let answer = try await conversation.text("LATE", from: People.manager)
            #expect(answer.told == "1 late, KES 180: Joy 180")
            try await conversation.text("PAY 2048 L1=180", from: People.officer)
            let none = try await conversation.text("LATE Umoja", from: People.manager)
            #expect(none.told == "Nobody is late in Umoja: what was due before today is paid.")
        }
    }

    @Test func `a group that is misspelt is suggested and not taken`() async throws {
        let counter = try await TestCounter()
        try await counter.lendToAll()
        try await withTeller(of: counter) { conversation in
            let near = try await conversation.text("LATE Umojo", from: People.officer)
            #expect(
                near.told
                    == "No group is called UMOJO. Did you mean Umoja? Send: LATE Umoja")
            let none = try await conversation.text("REMIND Tumaini", from: People.officer)
            #expect(none.told?.hasPrefix("No group is called TUMAINI. Send REMIND alone") == true)
            #expect(try await counter.reminders.isEmpty)
        }
    }

    @Test func `two groups of one name are told apart by their codes`() async throws {
        let counter = try await TestCounter()
        try await counter.books.write {
            try $0.people.enrol(Group(code: "G7", name: "umoja", centre: "C"))
        }
        try await withTeller(of: counter) { conversation in
            let answer = try await conversation.text("LATE UMOJA", from: People.officer)
            #expect(answer.told?.hasSuffix("the code of one: G, G7") == true)
            #expect(try await conversation.text("LATE G7", from: People.officer).told != nil)
        }
    }

    @Test func `an officer sees his own groups, and may name one that is nobody's`() async throws {
        let counter = try await TestCounter()
        try await counter.lend("1024", 3, instalment: 200, due: "2026-11-20")
        try await withTeller(of: counter) { conversation in
            for word in ["LATE", "REMIND"] {
                let none = try await conversation.text(word, from: People.otherOfficer)
                #expect(none.outcome == "refused")
                #expect(
                    none.told
                        == "You have no groups yet. Add the name or code of a group, for example: "
                        + "\(word) Umoja")
                let anothers = try await conversation.text(
                    "\(word) Umoja", from: People.otherOfficer)
                #expect(
                    anothers.told
                        == "Umoja is another officer's group. Send \(word) alone for your groups.")
            }
            try await counter.books.write { books in
                try books.people.enrol(
                    Group(code: "P", name: "Pendo", centre: "C", officer: "PO"))
                try books.people.enrol(Group(code: "N", name: "Nuru", centre: "C"))
                try books.people.enrol(
                    Client(number: "7001", name: "Nina", phone: nil, group: "N"))
            }
            try await counter.lend("7001", instalment: 90, due: "2026-11-20")
            let his = try await conversation.text("LATE", from: People.otherOfficer)
            #expect(his.told == "Nobody is late: what was due before today is paid.")
            let nobodys = try await conversation.text("LATE Nuru", from: People.otherOfficer)
            #expect(nobodys.told == "1 late in Nuru, KES 90: Nina 90")
            let all = try await conversation.text("LATE", from: People.manager)
            #expect(all.told == "2 late, KES 290: Mary 200, Nina 90")
            let kamaus = try await conversation.text("LATE", from: People.officer)
            #expect(kamaus.told == "1 late, KES 200: Mary 200")
        }
        #expect(try await counter.reminders.isEmpty)
    }

    @Test(arguments: ["LATE", "REMIND", "LATE Umoja"])
    func `clients are told nothing of others`(text: String) async throws {
        let counter = try await TestCounter()
        try await counter.lendToAll()
        try await withTeller(of: counter) { conversation in
            let answer = try await conversation.text(text, from: People.mary)
            #expect(answer.outcome == "refused")
            #expect(answer.told?.contains("Joy") == false)
            #expect(answer.reminders.isEmpty)
        }
    }
}
