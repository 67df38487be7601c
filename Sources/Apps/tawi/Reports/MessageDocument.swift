internal import Accounting
internal import LedgerStore
internal import SMSPDU
internal import TextCommands

/// A message in or out, as machines read it.
struct MessageDocument: Encodable {
    struct Part: Encodable {
        let reference: Int
        let total: Int
        let sequence: Int
    }

    let id: Int64
    let direction: String
    let number: String
    let text: String?
    let at: String
    let state: String
    let kind: String
    let reference: String?
    let part: Part?
    let parts: Int?
    let submissions: Int?

    /// The modem it was last given to; nil for messages received and those that still wait.
    let modem: String?

    /// What the modem or the network said when it last refused; nil when neither did.
    let failure: String?

    init(_ message: IncomingMessage) {
        id = message.id
        direction = "in"
        number = message.sender
        text = (try? SMSDeliver(decoding: message.tpdu))?.text
        at = message.receivedAt.iso8601
        state = message.outcome ?? "waiting"
        kind = message.kind.rawValue
        reference = nil
        part = message.part.map {
            Part(reference: $0.reference, total: $0.total, sequence: $0.sequence)
        }
        parts = nil
        submissions = nil
        modem = nil
        failure = nil
    }

    init(_ filed: FiledOutgoingMessage) {
        id = filed.id
        direction = "out"
        number = filed.message.recipient.e164
        text = filed.message.text
        at = filed.createdAt.iso8601
        state = filed.state.rawValue
        kind = filed.message.messageClass.rawValue
        reference = filed.message.reference?.text
        part = nil
        parts = filed.parts.count
        submissions = filed.parts.map(\.submissions).max()
        modem = filed.parts.compactMap(\.modem).last
        failure = filed.parts.compactMap(\.failure).last
    }

    /// One line for people. How a message stands ends with who has it and why, in brackets.
    var plain: String {
        let reason = ["failed", "undelivered", "queued", "expired"].contains(state) ? failure : nil
        let facts = [modem.map { "by \($0)" }, reason].compactMap(\.self)
        let standing = facts.isEmpty ? state : "\(state) (\(facts.joined(separator: ", ")))"
        let lines = text?.split(whereSeparator: \.isNewline).joined(separator: " / ")
        return [at, direction == "in" ? "in " : "out", number, standing, lines ?? kind]
            .joined(separator: "  ")
    }
}

/// What could not be decoded, as machines read it.
struct QuarantineDocument: Encodable {
    let id: Int64
    let raw: String
    let field: String
    let offset: Int
    let reason: String
    let at: String

    init(_ message: QuarantinedMessage) {
        id = message.id
        raw = message.raw
        field = message.field
        offset = message.offset
        reason = message.reason
        at = message.receivedAt.iso8601
    }

    /// One line for people.
    var plain: String { "\(at)  \(field) at octet \(offset): \(reason)  \(raw)" }
}
