public import SerialLine

/// A port that another program has.
public struct HeldPort: Hashable, Sendable {
    public var path: String

    /// Nil when it cannot be seen who.
    public var owner: PortOwner?

    /// A port and who has it.
    public init(path: String, owner: PortOwner?) {
        self.path = path
        self.owner = owner
    }
}

/// Why no modem was found.
public enum FindingError: Error, Hashable {
    /// No USB modem is plugged in.
    case noModem

    /// Dongles are there, and none of them takes AT commands.
    case wrongMode([Dongle])

    /// Other programs have the ports.
    case held([HeldPort])

    /// Ports do not open.
    case closed(LineError)

    /// Nobody answers at these ports.
    case noAnswer(paths: [String])

    /// Modems answer, but not the one that is wanted.
    case otherModems(wanted: String, found: [String])

    /// There is nothing at the path; modems may be at the others.
    case nothingThere(path: String, others: [String])

    /// No dongle is in this USB socket or has this serial number; some are in these.
    case notPluggedIn(usbPath: String, others: [String])
}

extension FindingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noModem:
            "No USB modem is plugged in. Plug it in, or check its power: dmesg | tail shows whether "
                + "the kernel sees it."
        case .wrongMode(let dongles):
            dongles.map { dongle in
                let remedy = dongle.mode.remedy(for: dongle.identity?.vendor ?? 0) ?? ""
                return "\(dongle): \(remedy)"
            }.joined(separator: "\n")
        case .held(let ports): Self.describe(ports)
        case .closed(let error): error.description
        case .noAnswer(let paths):
            "Nobody answers AT at \(paths.joined(separator: ", ")). Unplug the modem and plug it in "
                + "again, on a hub with its own power if it has none."
        case .otherModems(let wanted, let found):
            "The modem with IMEI \(wanted) is not there; found "
                + found.map { "IMEI \($0)" }.joined(separator: ", ")
                + ". Plug the right one in, or correct the IMEI in the configuration."
        case .nothingThere(let path, let others):
            "Nothing is at \(path). "
                + (others.isEmpty
                    ? "Plug the modem in."
                    : "There are \(others.joined(separator: ", ")): numbers change, so write device "
                        + "= \"auto\" or the modem's IMEI instead.")
        case .notPluggedIn(let usbPath, let others):
            "No modem is at USB \(usbPath). "
                + (others.isEmpty
                    ? "Plug it in."
                    : "There are modems at \(others.joined(separator: ", ")): correct the "
                        + "configuration or move the modem.")
        }
    }

    private static func describe(_ ports: [HeldPort]) -> String {
        var sentences: [String] = []
        for port in ports {
            let sentence = LineError.inUse(path: port.path, owner: port.owner).description
            if !sentences.contains(sentence) { sentences.append(sentence) }
        }
        return sentences.joined(separator: "\n")
    }
}

extension FindingError {
    /// The most telling reason why none of these is the modem that is wanted.
    init(_ findings: [DongleFinding], wanted: ModemAddress) {
        let answers = findings.compactMap(\.answer)
        let holders = findings.flatMap(\.holders)
        let wrong = findings.map(\.dongle).filter { $0.mode != .serial }
        let asked = findings.flatMap(\.ports).map(\.port.path)
        if case .imei(let imei) = wanted, !answers.isEmpty, holders.isEmpty {
            let found = answers.map { $0.answer.imei ?? "unknown at \($0.port.path)" }
            self = .otherModems(wanted: imei, found: found)
        } else if !holders.isEmpty {
            self = .held(holders)
        } else if let failure = findings.flatMap(\.failures).first {
            self = .closed(failure)
        } else if !asked.isEmpty {
            self = .noAnswer(paths: asked)
        } else if !wrong.isEmpty {
            self = .wrongMode(wrong)
        } else {
            self = .noModem
        }
    }
}
