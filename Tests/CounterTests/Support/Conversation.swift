import Accounting
import Counter
import LedgerStore
import SMSPDU
import Testing
import TextCommands

@testable import InboxPolling

/// What the branch made of one message.
struct Answer {
    var outcome: String
    var messages: [OutgoingMessage]

    /// The answer to the sender, where there is one.
    var text: String? {
        messages.first { $0.messageClass != .receipt && $0.cause != nil }?.text
            ?? messages.first { $0.messageClass != .receipt }?.text
    }

    /// The client's receipt, where there is one.
    var receipt: String? { messages.first { $0.messageClass == .receipt }?.text }

    /// The reference of the collection it recorded.
    var reference: Reference? {
        outcome.hasPrefix("recorded ") ? Reference(String(outcome.dropFirst(9))) : nil
    }
}

/// Texting with the branch, one message at a time.
struct Conversation {
    let counter: TestCounter
    private var outcomes: AsyncStream<String>.Iterator
    private var lastReply: Int64 = 0

    init(with counter: TestCounter) {
        self.counter = counter
        outcomes = counter.handled.makeAsyncIterator()
    }

    /// Somebody texts the branch, a second after the last did.
    @discardableResult
    mutating func text(_ text: String, from sender: String) async throws -> Answer {
        counter.pass(1)
        let parts = try parts(of: text, from: sender)
        #expect(parts.count == 1)
        return try await deliver(parts)
    }

    /// Messages arrive; what came of the last one that was handled.
    mutating func deliver(_ messages: [SMSDeliver]) async throws -> Answer {
        try await file(messages)
        return try await nextAnswer()
    }

    /// Messages arrive and nothing is waited for.
    func file(_ messages: [SMSDeliver]) async throws {
        let now = counter.now
        try await counter.books.write { books in
            for message in messages { try books.inbox.record(ArrivedMessage(message), at: now) }
        }
    }

    /// The parts a text travels in, stamped by the service centre's clock.
    func parts(of text: String, from sender: String) throws -> [SMSDeliver] {
        let address = try #require(Address(sender) ?? Address(alphanumeric: sender))
        let time = try #require(
            ServiceCentreTimeStamp(
                secondsSince1970: counter.now.secondsSince1970, zoneQuarterHours: 12))
        return try #require(
            SMSDeliver.parts(text: text, from: address, at: time, concatenationReference: 7))
    }

    /// What came of the next message that is handled.
    mutating func nextAnswer() async throws -> Answer {
        let outcome = try #require(await outcomes.next(isolation: #isolation))
        let last = lastReply
        let filed = try await counter.books.read { books in
            try books.outbox.messages(latest: 100).filter { $0.id > last }
        }
        lastReply = filed.last?.id ?? last
        for message in filed { try expectFewParts(message) }
        return Answer(outcome: outcome, messages: filed.map(\.message))
    }

    /// One part of at most 160 GSM-7 characters, or 70 of UCS-2; what is said in full in UCS-2 takes
    /// three at most. They say what the outbox says.
    private func expectFewParts(_ message: FiledOutgoingMessage) throws {
        let text = message.message.text
        if let septets = try? GSM7.septets(of: text) {
            #expect(septets.count <= 160)
            #expect(message.parts.count == 1)
        } else {
            #expect(message.parts.count == (text.utf16.count + 66) / 67 || message.parts.count == 1)
            #expect(message.parts.count <= 3)
        }
        let submits = try message.parts.map { try SMSSubmit(decoding: $0.tpdu) }
        #expect(submits.compactMap(\.text).joined() == text)
        for submit in submits {
            #expect(submit.destinationAddress.text == message.message.recipient.e164)
            #expect(submit.statusReportRequest)
        }
    }
}

/// Runs `body` while the counter's teller works; the books must be sound afterwards.
func withTeller(
    of counter: TestCounter, _ body: (inout Conversation) async throws -> Void
) async throws {
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await counter.teller.run() }
        defer { tasks.cancelAll() }
        var conversation = Conversation(with: counter)
        try await body(&conversation)
    }
    #expect(try await counter.audit.isSound)
}

extension Conversation {
    /// A status report arrives; what came of it.
    mutating func report(_ reference: UInt8, from recipient: String) async throws -> String {
        let address = try #require(Address(recipient))
        let time = try #require(
            ServiceCentreTimeStamp(
                secondsSince1970: counter.now.secondsSince1970, zoneQuarterHours: 12))
        let report = SMSStatusReport(
            of: reference, to: address, submittedAt: time, dischargedAt: time, status: .received)
        let now = counter.now
        _ = try await counter.books.write { books in
            try books.inbox.record(ArrivedMessage(report), at: now)
        }
        return try await nextAnswer().outcome
    }
}

extension Conversation {
    /// Somebody rings and hangs up; what came of it.
    mutating func ring(from caller: String?) async throws -> Answer {
        let now = counter.now
        let isNew = try await counter.books.write { books in
            try books.calls.record(modem: "m1", caller: caller, at: now)
        }
        #expect(isNew)
        return try await nextAnswer()
    }
}
