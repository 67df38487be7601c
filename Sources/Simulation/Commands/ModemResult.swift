/// How a command line ends (V.250 §5.7, 3GPP TS 27.007 §9, 3GPP TS 27.005 §3.2.5).
enum ModemResult: Hashable {
    case ok
    case noCarrier
    case error
    case equipmentError(EquipmentError)
    case messageError(Int)

    /// As it is written after `V1`, with the errors as `+CMEE` wants them.
    func verbose(errorReporting: Int) -> String {
        switch self {
        case .ok: "OK"
        case .noCarrier: "NO CARRIER"
        case .error: "ERROR"
        case .equipmentError(let error):
            switch errorReporting {
            case 1: "+CME ERROR: \(error.rawValue)"
            case 2: "+CME ERROR: \(error.words)"
            default: "ERROR"
            }
        case .messageError(let code):
            errorReporting == 2
                ? "+CMS ERROR: \(Self.words[code] ?? "unknown error")" : "+CMS ERROR: \(code)"
        }
    }

    /// The number after `V0`, where there is one.
    func numeric(errorReporting: Int) -> String? {
        switch self {
        case .ok: "0"
        case .noCarrier: "3"
        case .error: "4"
        case .equipmentError: errorReporting == 0 ? "4" : nil
        case .messageError: nil
        }
    }

    /// Message errors in words (3GPP TS 27.005 §3.2.5).
    private static let words = [
        38: "Network out of order", 41: "Temporary failure", 42: "Congestion",
        301: "SMS service of ME reserved", 302: "operation not allowed",
        303: "operation not supported", 304: "invalid PDU mode parameter",
        305: "invalid text mode parameter", 310: "SIM not inserted", 311: "SIM PIN required",
        313: "SIM failure", 314: "SIM busy", 316: "SIM PUK required",
        320: "memory failure", 321: "invalid memory index", 322: "memory full",
        330: "SMSC address unknown", 331: "no network service", 332: "network timeout",
        340: "no +CNMA acknowledgement expected", 500: "unknown error",
    ]
}

/// Errors of the mobile equipment (3GPP TS 27.007 §9.2.1).
enum EquipmentError: Int, Hashable {
    case notAllowed = 3
    case notSupported = 4
    case simNotInserted = 10
    case simPINRequired = 11
    case simPUKRequired = 12
    case simBusy = 14
    case incorrectPassword = 16
    case memoryFull = 20
    case invalidIndex = 21
    case notFound = 22
    case noNetworkService = 30
    case incorrectParameters = 50
    case unknown = 100

    var words: String {
        switch self {
        case .notAllowed: "operation not allowed"
        case .notSupported: "operation not supported"
        case .simNotInserted: "SIM not inserted"
        case .simPINRequired: "SIM PIN required"
        case .simPUKRequired: "SIM PUK required"
        case .simBusy: "SIM busy"
        case .incorrectPassword: "incorrect password"
        case .memoryFull: "memory full"
        case .invalidIndex: "invalid index"
        case .notFound: "not found"
        case .noNetworkService: "no network service"
        case .incorrectParameters: "Incorrect parameters"
        case .unknown: "unknown"
        }
    }

    /// The message error that says the same (3GPP TS 27.005 §3.2.5).
    var messageError: Int {
        switch self {
        case .simNotInserted: 310
        case .simPINRequired: 311
        case .simPUKRequired: 316
        case .simBusy: 314
        case .memoryFull: 322
        case .invalidIndex: 321
        case .noNetworkService: 331
        case .notSupported: 303
        default: 302
        }
    }
}

/// What one command comes to.
enum CommandOutcome: Hashable {
    /// Done; the information text before OK. A line break in it is one on the line.
    case done([String])

    /// Not done; nothing behind it on the line is either.
    case failed(ModemResult)

    /// The text of a message is awaited.
    case prompt(TextEntry)

    /// Nothing is said any more.
    case silence

    static let ok = Self.done([])
    static let error = Self.failed(.error)

    static func done(_ line: String) -> Self { .done([line]) }

    static func refused(_ error: EquipmentError) -> Self { .failed(.equipmentError(error)) }

    static func messageRefused(_ code: Int) -> Self { .failed(.messageError(code)) }
}

/// A message whose text is awaited after the prompt.
struct TextEntry: Hashable {
    enum Purpose: Hashable {
        case submit
        case store(StoredMessageStatus)
    }

    var purpose: Purpose

    /// PDU mode: how many octets the TPDU has (`<length>`).
    var length: Int?

    /// Text mode: the destination (`<da>`).
    var destination: String?
    var text: [UInt8] = []
}
