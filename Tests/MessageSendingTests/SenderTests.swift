import ATProtocol
import Accounting
import Counter
import LedgerStore
import MessageSending
import SMSPDU
import Testing
import TextCommands

@Suite(.serialized, .timeLimit(.minutes(3))) struct SenderTests {
    @Test func `what is queued is sent in its turn`() async throws {
        let branch = try await SendingBranch()
        try await branch.enqueue(.reminder, "later")
        try await branch.enqueue(.answer, "now " + String(repeating: "x", count: 320))
        try await branch.withSenders([try await SendingModem("m1")]) { notes in
            for _ in 1...4 { #expect(await notes.next() == "sent") }
        }
        let messages = try await branch.messages
        #expect(messages.map(\.state) == [.sent, .sent])
        #expect(messages.flatMap(\.parts).map(\.messageReference) == [4, 1, 2, 3])
        #expect(messages.flatMap(\.parts).allSatisfy { $0.modem == "m1" })
    }

    @Test func `a number that is refused for good is given up at once`() async throws {
        let branch = try await SendingBranch()
        try await branch.enqueue(.answer, "Hello")
        try await branch.enqueue(.receipt, "Hello")
        let modem = try await SendingModem("m1", refusing: 1, with: 1)
        try await branch.withSenders([modem]) { notes in
            #expect(await notes.next() == "given up")
            #expect(await notes.next() == "sent")
        }
        #expect(try await branch.messages.map(\.state) == [.failed, .sent])
        #expect(
            try await branch.messages.first?.parts.first?.failure?.contains("+CMS ERROR: 1")
                == true)
    }

    @Test func `a modem that can send nothing raises one alarm and tries again`() async throws {
        let branch = try await SendingBranch()
        try await branch.enqueue(.answer, "Hello")
        let modem = try await SendingModem("m1", refusing: 3, with: 330)
        try await branch.withSenders([modem]) { notes in
            for _ in 1...3 { #expect(await notes.next() == "the modem cannot send") }
            #expect(await notes.next() == "sent")
        }
        #expect(try await branch.messages.map(\.state) == [.sent])
        #expect(try await branch.messages.first?.parts.first?.refusals == 0)
        let alarms = try await branch.books.read { try $0.alarms.latest(9) }
        #expect(alarms.map(\.kind) == [.sendingRefused])
        #expect(alarms.first?.clearedAt != nil)
        let sentence = alarms.first?.sentence ?? ""
        #expect(sentence.contains("the modem answered +CMS ERROR: 330 (SMSC address unknown)."))
        #expect(sentence.hasSuffix("tawi doctor"))
        // Thirty seconds, then sixty, then a hundred and twenty.
        #expect(branch.passed >= 210)
    }

    @Test(arguments: [21, 28])
    func `a refusal that may mean the recipient holds up nobody else`(code: Int) async throws {
        let branch = try await SendingBranch()
        try await branch.enqueue(.answer, "Hello")
        try await branch.enqueue(.receipt, "Hello")
        let modem = try await SendingModem("m1", refusing: 1, with: code)
        try await branch.withSenders([modem]) { notes in
            #expect(await notes.next() == "not sent")
            #expect(await notes.next() == "sent")
        }
    }

    @Test(arguments: [8, 10, 29, 50, 69])
    func `a number the network bars holds up nobody else and is given up`(code: Int) async throws {
        let branch = try await SendingBranch()
        try await branch.enqueue(.answer, "Hello", to: "+390600000001")
        for _ in 1...2 { try await branch.enqueue(.receipt, "Hello") }
        let modem = try await SendingModem("m1", barring: ["+390600000001": code])
        try await branch.withSenders([modem]) { notes in
            #expect(await notes.next() == "barred")
            for _ in 1...2 { #expect(await notes.next() == "sent") }
            // Now it is known which of the two it is.
            for _ in 1...Outbox.mostRefusals { #expect(await notes.next() == "not sent") }
        }
        #expect(try await branch.messages.map(\.state) == [.failed, .sent, .sent])
        #expect(try await branch.books.read { try $0.alarms.latest(9) }.isEmpty)
    }

    @Test func `a SIM the network bars raises one alarm and loses nothing`() async throws {
        let branch = try await SendingBranch()
        for number in 1...3 {
            try await branch.enqueue(.receipt, "Hello", to: "+25472200000\(number)")
        }
        let modem = try await SendingModem("m1", refusing: 4, with: 10)
        try await branch.withSenders([modem]) { notes in
            for _ in 1...4 { #expect(await notes.next() == "barred") }
            for _ in 1...3 { #expect(await notes.next() == "sent") }
        }
        #expect(try await branch.messages.map(\.state) == [.sent, .sent, .sent])
        #expect(try await branch.messages.flatMap(\.parts).allSatisfy { $0.refusals == 0 })
        let alarms = try await branch.books.read { try $0.alarms.latest(9) }
        #expect(alarms.map(\.kind) == [.sendingRefused])
        #expect(alarms.first?.clearedAt != nil)
    }

    @Test func `one message alone that stays barred raises the alarm`() async throws {
        let branch = try await SendingBranch()
        try await branch.enqueue(.answer, "Hello")
        let modem = try await SendingModem("m1", refusing: 3, with: 8)
        try await branch.withSenders([modem]) { notes in
            for _ in 1...3 { #expect(await notes.next() == "barred") }
            #expect(await notes.next() == "sent")
        }
        let alarms = try await branch.books.read { try $0.alarms.latest(9) }
        #expect(alarms.map(\.kind) == [.sendingRefused])
        #expect(alarms.first?.clearedAt != nil)
    }

    @Test func `a modem that takes none of several messages starts anew`() async throws {
        let branch = try await SendingBranch()
        for _ in 1...3 { try await branch.enqueue(.answer, "Hello") }
        let modem = try await SendingModem("m1", refusing: 8, with: 38)
        try await branch.withSenders([modem]) { notes in
            for _ in 1...8 { #expect(await notes.next() == "not sent") }
            #expect(await notes.next() == "nothing was taken for a while")
            for _ in 1...3 { while await notes.next() != "sent" {} }
        }
        #expect(try await branch.messages.map(\.state) == [.sent, .sent, .sent])
        let alarms = try await branch.books.read { try $0.alarms.latest(9) }
        #expect(alarms.map(\.kind) == [.sendingRefused])
        #expect(alarms.first?.clearedAt != nil)
    }

    @Test func `a refusal that says nothing is not repeated at once`() async throws {
        let branch = try await SendingBranch()
        try await branch.enqueue(.answer, "Hello")
        let modem = try await SendingModem("m1", refusing: 1, with: 500)
        try await branch.withSenders([modem]) { notes in
            #expect(await notes.next() == "sent or not: the modem's answer was lost")
            #expect(await notes.next() == "sent")
        }
        #expect(branch.passed >= 60)
        #expect(try await branch.messages.first?.parts.first?.submissions == 2)
    }

    @Test func `a reply struck twice is sent a third time`() async throws {
        let branch = try await SendingBranch()
        try await branch.enqueue(.answer, "Hello")
        let modem = try await SendingModem("m1", refusing: 2, with: 500)
        try await branch.withSenders([modem]) { notes in
            for _ in 1...2 {
                #expect(await notes.next() == "sent or not: the modem's answer was lost")
            }
            #expect(await notes.next() == "sent")
        }
        // A minute, then four.
        #expect(branch.passed >= 300)
        #expect(try await branch.messages.first?.parts.first?.submissions == 3)
        #expect(try await branch.messages.map(\.state) == [.sent])
    }

    @Test func `another modem takes over when the right one's SIM stays barred`() async throws {
        let branch = try await SendingBranch()
        try await branch.enqueue(.answer, "Hello")
        let right = try await SendingModem(
            "red", prefixes: ["+25472"], refusing: 1000, with: 10)
        let other = try await SendingModem("blue", prefixes: ["+25473"])
        try await branch.withSenders([right, other]) { notes in
            while await notes.next() != "sent" {}
        }
        #expect(try await branch.messages.first?.parts.first?.modem == "blue")
    }

    @Test func `another modem takes over when the right one stays away`() async throws {
        let branch = try await SendingBranch()
        try await branch.enqueue(.answer, "Hello")
        let right = try await SendingModem("red", prefixes: ["+25472"], isPlugged: false)
        let other = try await SendingModem("blue", prefixes: ["+25473"])
        try await branch.withSenders([right, other]) { notes in
            #expect(await notes.next() == "sent")
        }
        #expect(try await branch.messages.first?.parts.first?.modem == "blue")
        #expect(branch.passed >= 300)
    }

    @Test func `two modems share the work and nothing is sent twice`() async throws {
        let branch = try await SendingBranch()
        for number in 1...20 { try await branch.enqueue(.answer, "Hello \(number)") }
        let modems = [try await SendingModem("red"), try await SendingModem("blue")]
        try await branch.withSenders(modems) { notes in
            for _ in 1...20 { #expect(await notes.next() == "sent") }
        }
        let parts = try await branch.messages.flatMap(\.parts)
        #expect(parts.allSatisfy { $0.submissions == 1 && $0.state == .sent })
        #expect(Set(parts.map(\.modem)) == ["red", "blue"])
    }

    @Test func `a SIM never sends more in a minute than it may`() async throws {
        let branch = try await SendingBranch()
        for number in 1...5 { try await branch.enqueue(.receipt, "Hello \(number)") }
        try await branch.withSenders(
            [try await SendingModem("m1")], pace: SendingPace(partsPerMinute: 2)
        ) { notes in
            for _ in 1...5 { #expect(await notes.next() == "sent") }
        }
        #expect(branch.passed >= 120)
    }

    @Test func `reminders wait for the morning, and answers do not`() async throws {
        let branch = try await SendingBranch()
        try await branch.enqueue(.reminder, "Dear Mary")
        try await branch.enqueue(.answer, "Hello")
        let morning = SendingBranch.start.advanced(bySeconds: 3600)
        let byNight = { @Sendable (now: Moment) -> Set<MessageClass> in
            now < morning ? [.reminder] : []
        }
        let modem = try await SendingModem("m1")
        try await branch.withSenders([modem], holding: byNight) { notes in
            #expect(await notes.next() == "sent")
            #expect(branch.passed < 3600)
            let states = try await branch.messages.map(\.state)
            #expect(states == [.queued, .sent])
            #expect(await notes.next() == "sent")
            #expect(branch.passed >= 3600)
        }
    }

    @Test func `a campaign of the night waits for the morning, and Fineract hears that it waits`()
        async throws
    {
        let branch = try await SendingBranch()
        // It is 21:00 where this branch is.
        let rules = CounterRules(
            branch: "Kibwezi", country: try #require(Country(code: "KE")),
            currency: try #require(Currency("KES")), calendar: BranchCalendar { _ in 14 * 3600 },
            balanceAccess: .phone, officersAddPIN: false)
        try await branch.handIn([11, 12])
        try await branch.enqueue(.answer, "Hello")
        #expect(try await branch.gatewayStatuses([11, 12]) == [.pending, .pending])
        let modem = try await SendingModem("m1")
        try await branch.withSenders([modem], holding: rules.held(at:)) { notes in
            #expect(await notes.next() == "sent")
            #expect(branch.passed < 11 * 3600)
            #expect(try await branch.gatewayStatuses([11, 12]) == [.pending, .pending])
            #expect(try await branch.messages.map(\.state) == [.queued, .queued, .sent])
            for _ in 1...2 { #expect(await notes.next() == "sent") }
            #expect(branch.passed >= 11 * 3600 && branch.passed < 12 * 3600)
            let statuses = try await branch.gatewayStatuses([11, 12])
            #expect(statuses == [.waitingForReport, .waitingForReport])
        }
    }

    @Test func `reminders wait while airtime is short`() async throws {
        let branch = try await SendingBranch()
        let shilling = try #require(Currency("KES"))
        let reading = AirtimeReading(
            modem: "m1", amount: Money(minorUnits: 900, currency: shilling),
            readAt: SendingBranch.start)
        try await branch.books.write { try $0.airtime.record(reading) }
        for messageClass in [.reminder, .receipt, .alert] as [MessageClass] {
            try await branch.enqueue(messageClass, "Hello")
        }
        let pace = SendingPace(
            partsPerMinute: 60, airtimeReserve: Money(minorUnits: 1000, currency: shilling))
        try await branch.withSenders([try await SendingModem("m1")], pace: pace) { notes in
            for _ in 1...2 { #expect(await notes.next() == "sent") }
            let states = try await branch.messages.map(\.state)
            #expect(states == [.queued, .sent, .sent])
        }
    }
}
