internal import Accounting
internal import LedgerStore

/// What there is to say about the machine the branch runs on.
struct MachineChecks {
    let machine: MachineFacts

    /// What the books think of the clock; nil when they cannot be asked.
    var trust: ClockTrust?

    var all: [DoctorCheck] { [clock, disk, power] }

    var clock: DoctorCheck {
        let set = "Set it: sudo timedatectl set-time \"YYYY-MM-DD HH:MM\""
        switch trust {
        case .isBehindBooks(let since):
            return DoctorCheck(
                "clock", .red, "The clock is before the last entry of the books, \(since.iso8601).",
                action: set)
        case .isOff(let seconds, let source):
            return DoctorCheck(
                "clock", .red,
                "The clock is \(Self.words(seconds)) \(seconds < 0 ? "behind" : "ahead of") "
                    + "what the \(source.words) says.", action: set)
        case .agrees(let source, let seconds):
            return DoctorCheck(
                "clock", .green,
                "The clock agrees with the \(source.words), as of \(Self.words(seconds)) ago.")
        case .unconfirmed, nil: return unconfirmed
        }
    }

    private var unconfirmed: DoctorCheck {
        if machine.isSynchronised == true {
            return DoctorCheck("clock", .green, "A time server keeps the clock right.")
        }
        if machine.hasRTC {
            return DoctorCheck(
                "clock", .green, "The clock has a battery; nobody else has confirmed it yet.")
        }
        return DoctorCheck(
            "clock", .yellow, "Nobody has confirmed the clock, and it has no battery.",
            action: "Compare it with yours: date. The network's time comes with the service.")
    }

    /// Roughly, in the largest unit that fits.
    private static func words(_ seconds: Int64) -> String {
        let seconds = seconds.magnitude
        switch seconds {
        case ..<120: return "\(seconds) s"
        case ..<7200: return "\(seconds / 60) min"
        case ..<172_800: return "\(seconds / 3600) h"
        default: return "\(seconds / 86_400) days"
        }
    }

    var disk: DoctorCheck {
        guard let disk = machine.disk else { return .unchecked("disk", "its folder is missing") }
        let megabytes = disk.freeBytes / 1_000_000
        if disk.isReadOnly {
            return DoctorCheck(
                "disk", .red, "The disk of the books is read-only, as after a fault.",
                action: "Look at dmesg, then restart the machine; a card that does it again is "
                    + "worn out.")
        }
        let free = megabytes < 10_000 ? "\(megabytes) MB" : "\(megabytes / 1000) GB"
        let light: DoctorCheck.Light =
            megabytes < 50 ? .red : megabytes < 500 ? .yellow : .green
        return DoctorCheck(
            "disk", light, "\(free) free on the disk of the books.",
            action: light == .green
                ? nil : "Make room: sudo apt clean; sudo journalctl --vacuum-size=50M")
    }

    var power: DoctorCheck {
        let action = "Use a stronger supply and a short cable; give the modem a hub with its own."
        switch machine.power {
        case nil: return .unchecked("power", "this machine does not tell its voltage")
        case .enough: return DoctorCheck("power", .green, "The voltage is high enough.")
        case .low: return DoctorCheck("power", .red, "The voltage is too low.", action: action)
        case .wasLow:
            return DoctorCheck(
                "power", .yellow, "The voltage has been too low since the start.", action: action)
        }
    }
}

extension ClockTrust.Source {
    /// Who it is, in a sentence.
    fileprivate var words: String {
        switch self {
        case .rtc: "clock with a battery"
        case .network: "network"
        case .serviceCentre: "service centre"
        case .writtenDown: "last time written down"
        }
    }
}
