internal import Foundation

/// What the machine tells about itself.
struct MachineFacts: Hashable, Sendable {
    /// Whether there is a clock with a battery.
    var hasRTC = false

    /// Whether a time server keeps the clock right; nil when nobody says.
    var isSynchronised: Bool?
    var disk: Disk?

    /// Nil when the kernel does not tell.
    var power: Power?

    struct Disk: Hashable, Sendable {
        var freeBytes: UInt64
        var isReadOnly: Bool
    }

    enum Power: Hashable, Sendable {
        case enough

        /// The voltage is too low now.
        case low

        /// It was too low at some time since the machine started.
        case wasLow
    }
}

extension MachineFacts {
    /// Looks at the machine, and at the disk that holds `path`.
    init(diskOf path: String?) {
        hasRTC = FileManager.default.fileExists(atPath: "/sys/class/rtc/rtc0")
        isSynchronised = Self.isSynchronised
        disk = path.flatMap(Self.disk)
        power = Self.power
    }

    /// Where systemd-timesyncd leaves word; other time servers leave none.
    private static var isSynchronised: Bool? {
        FileManager.default.fileExists(atPath: "/run/systemd/timesync/synchronized") ? true : nil
    }

    /// The disk of a file that may not be there yet.
    private static func disk(of path: String) -> Disk? {
        var facts = statvfs()
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard statvfs(folder, &facts) == 0 else { return nil }
        let (free, overflow) = UInt64(facts.f_bavail)
            .multipliedReportingOverflow(by: UInt64(facts.f_frsize))
        return Disk(
            freeBytes: overflow ? .max : free, isReadOnly: facts.f_flag & UInt(ST_RDONLY) != 0)
    }

    /// The Raspberry Pi's firmware, else its sensor of the supply.
    private static var power: Power? {
        let firmware = "/sys/devices/platform/soc/soc:firmware/get_throttled"
        if let text = text(firmware), let state = UInt32(text, radix: 16) {
            return Power(throttled: state)
        }
        let folder = "/sys/class/hwmon"
        let sensors = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for sensor in sensors where text("\(folder)/\(sensor)/name") == "rpi_volt" {
            guard let alarm = text("\(folder)/\(sensor)/in0_lcrit_alarm") else { continue }
            return alarm == "1" ? .low : .enough
        }
        return nil
    }

    private static func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map {
            String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }
}

extension MachineFacts.Power {
    /// As the firmware counts it: bit 0 is under-voltage now, bit 16 since the start.
    init(throttled state: UInt32) {
        if state & 1 != 0 {
            self = .low
        } else {
            self = state & 1 << 16 != 0 ? .wasLow : .enough
        }
    }
}
