import Accounting
import Testing
import TextCommands

@testable import LedgerStore

extension TestBranch {
    func enqueue(
        _ messageClass: MessageClass, to recipient: String = TestBranch.clientPhone, parts: Int = 1
    ) async throws {
        let message = OutgoingMessage(to: try phone(recipient), text: "Hello", as: messageClass)
        _ = try await books.write { books in
            try books.outbox.enqueue(message, at: now(0)) { reference in
                (0..<parts).map { [reference, UInt8($0)] }
            }
        }
    }

    func next(at second: Int64) async throws -> OutgoingPart? {
        try await books.read { try $0.outbox.nextPart(at: now(second)) }
    }

    func intend(_ part: OutgoingPart, at second: Int64) async throws {
        try await books.write { try $0.outbox.intend(part.id, at: now(second)) }
    }

    func settle(
        _ part: OutgoingPart, _ outcome: PartOutcome, at second: Int64
    ) async throws {
        try await books.write { try $0.outbox.settle(part, outcome, at: now(second)) }
    }

    func send(
        _ part: OutgoingPart, _ outcome: PartOutcome, at second: Int64
    ) async throws {
        try await intend(part, at: second)
        try await settle(part, outcome, at: second)
    }

    /// The first part of the last message.
    func part() async throws -> OutgoingPart {
        let message = try await books.read { try $0.outbox.messages(latest: 1).last }
        return try #require(message?.parts.first)
    }

    /// A status report comes in; whether it fitted a part.
    func report(
        _ reference: UInt8, _ result: DeliveryReport.Result, acceptedAt second: Int64,
        from recipient: String = TestBranch.clientPhone
    ) async throws -> Bool {
        let recipient = try phone(recipient)
        return try await books.write { books in
            let number = try books.inbox.counts().unhandled
            let octets = [reference, UInt8(number), 0xEE]
            try books.inbox.record(message(octets, from: recipient.e164), at: now(second))
            let carrier = try #require(try books.inbox.messages(latest: 1).last)
            return try books.outbox.record(
                DeliveryReport(
                    message: carrier.id, recipient: recipient, messageReference: reference,
                    acceptedAt: now(second), dischargedAt: now(second), status: 0, result: result))
        }
    }
}

private func now(_ seconds: Int64) -> Moment { TestBranch.start.advanced(bySeconds: seconds) }
