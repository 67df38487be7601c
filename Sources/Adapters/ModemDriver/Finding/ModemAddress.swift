/// Which modem is meant, in the ways an operator can say it.
public enum ModemAddress: Hashable, Sendable {
    /// The first that answers.
    case auto

    /// Whatever is at this path.
    case path(String)

    /// The modem with this IMEI, wherever it is plugged in: 15 digits.
    case imei(String)

    /// The dongle in this USB socket, such as `1-1.3`, or with this USB serial number.
    case usbPath(String)
}

extension ModemAddress {
    /// Reads what stands behind `device` in the configuration: `auto`, a path, an IMEI, or a USB
    /// socket or serial number.
    public init(configured text: String) {
        if text == "auto" {
            self = .auto
        } else if text.hasPrefix("/") {
            self = .path(text)
        } else if text.count == 15, text.utf8.allSatisfy(UInt8.isDigit) {
            self = .imei(text)
        } else {
            self = .usbPath(text)
        }
    }
}

extension UInt8 {
    /// Whether it is one of `0` to `9` in ASCII.
    static func isDigit(_ octet: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet)
    }
}
