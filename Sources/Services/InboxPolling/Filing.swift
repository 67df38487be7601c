internal import Accounting
internal import LedgerStore
internal import SMSPDU
internal import TextCommands

/// Where a line from the modem belongs: the inbox or the quarantine.
enum Filing: Sendable {
    case message(ArrivedMessage)
    case quarantine(raw: String, field: String, offset: Int, reason: String)

    /// Reads a line in hexadecimal, service centre address first. Never fails: what does not
    /// decode goes to the quarantine.
    init(reading line: String) {
        do {
            let octets = try [UInt8](hexadecimal: line)
            self = Self.filing(of: try ModemPDU(decoding: octets).tpdu, line: line)
        } catch let error as TPDUDecodingError {
            self = .quarantine(
                raw: line, field: error.field.rawValue, offset: error.offset,
                reason: "\(error.reason)")
        } catch let error as HexadecimalDecodingError {
            self = .quarantine(
                raw: line, field: "PDU", offset: error.offset, reason: "not hexadecimal")
        } catch {
            self = .quarantine(raw: line, field: "PDU", offset: 0, reason: "\(error)")
        }
    }

    private static func filing(of tpdu: TPDU, line: String) -> Filing {
        switch tpdu {
        case .deliver(let deliver) where deliver.text == nil:
            .quarantine(raw: line, field: "TP-DCS", offset: 0, reason: "it carries no text")
        case .deliver(let deliver): .message(ArrivedMessage(deliver))
        case .statusReport(let report): .message(ArrivedMessage(report))
        case .submit, .submitReport, .deliverReport, .command:
            .quarantine(raw: line, field: "TP-MTI", offset: 0, reason: "it was never received")
        }
    }

    /// Files it; filing it again changes nothing.
    func file(in inbox: Inbox, at now: Moment) throws {
        switch self {
        case .message(let message):
            try inbox.record(message, at: now)
        case .quarantine(let raw, let field, let offset, let reason):
            try inbox.quarantine(raw: raw, field: field, offset: offset, reason: reason, at: now)
        }
    }
}
