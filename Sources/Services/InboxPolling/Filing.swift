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
        case .deliver(let deliver): filing(of: deliver, line: line)
        case .statusReport(let report): .message(ArrivedMessage(report))
        case .submit, .submitReport, .deliverReport, .command:
            .quarantine(raw: line, field: "TP-MTI", offset: 0, reason: "it was never received")
        }
    }

    private static func filing(of deliver: SMSDeliver, line: String) -> Filing {
        guard let machine = deliver.machinePurpose else {
            return .message(ArrivedMessage(deliver))
        }
        return .quarantine(
            raw: line, field: machine.field, offset: 0, reason: machine.purpose)
    }

    /// Files it as come by this modem; filing it again changes nothing.
    func file(in inbox: Inbox, from origin: Origin, at now: Moment) throws {
        switch self {
        case .message(var message):
            message.modem = origin.modem
            message.sim = origin.sim
            try inbox.record(message, at: now)
        case .quarantine(let raw, let field, let offset, let reason):
            try inbox.quarantine(raw: raw, field: field, offset: offset, reason: reason, at: now)
        }
    }
}

/// By which modem and SIM a message came.
struct Origin: Hashable, Sendable {
    var modem: String

    /// The SIM's identity in the books; nil while nobody knows it.
    var sim: String?
}
