import Accounting
import Testing
import TextCommands

@testable import LedgerStore

extension TestBranch {
    static let modem = Route(modem: "m1")

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

    /// The part the only modem sends next.
    func next(at second: Int64) async throws -> OutgoingPart? {
        try await next(for: Self.modem.modem, in: Routing([Self.modem]), at: second)
    }

    func next(
        for modem: String, in routing: Routing, holding: Set<MessageClass> = [], at second: Int64
    ) async throws -> OutgoingPart? {
        let next = try await books.read {
            try $0.outbox.next(for: modem, in: routing, holding: holding, at: now(second))
        }
        guard case .part(let part, _) = next else { return nil }
        return part
    }

    /// When a sender that has nothing to send looks again.
    func nextLook(at second: Int64) async throws -> Moment? {
        let next = try await books.read {
            try $0.outbox.next(
                for: Self.modem.modem, in: Routing([Self.modem]), at: now(second))
        }
        guard case .wait(let until) = next else { return now(second) }
        return until
    }

    func intend(
        _ part: OutgoingPart, by route: Route = TestBranch.modem, at second: Int64
    ) async throws {
        let isOurs = try await books.write {
            try $0.outbox.intend(part.id, by: route, at: now(second))
        }
        #expect(isOurs)
    }

    func settle(
        _ part: OutgoingPart, _ outcome: PartOutcome, at second: Int64
    ) async throws {
        try await books.write { try $0.outbox.settle(part, outcome, at: now(second)) }
    }

    func send(
        _ part: OutgoingPart, _ outcome: PartOutcome, by route: Route = TestBranch.modem,
        at second: Int64
    ) async throws {
        try await intend(part, by: route, at: second)
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
        from recipient: String = TestBranch.clientPhone, by route: Route? = nil
    ) async throws -> Bool {
        let recipient = try phone(recipient)
        return try await books.write { books in
            let number = try books.inbox.counts().unhandled
            let octets = [reference, UInt8(truncatingIfNeeded: number), 0xEE]
            var carrier = message(octets, from: recipient.e164)
            carrier.modem = route?.modem
            carrier.sim = route?.sim
            try books.inbox.record(carrier, at: now(second))
            let filed = try #require(try books.inbox.messages(latest: 1).last)
            return try books.outbox.record(
                DeliveryReport(
                    message: filed.id, recipient: recipient, messageReference: reference,
                    acceptedAt: now(second), dischargedAt: now(second), status: 0, result: result))
        }
    }
}

private func now(_ seconds: Int64) -> Moment { TestBranch.start.advanced(bySeconds: seconds) }
