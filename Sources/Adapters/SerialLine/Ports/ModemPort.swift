/// A serial port that may lead to a modem.
public struct ModemPort: Hashable, Sendable {
    /// Where it is opened, such as `/dev/ttyUSB2`; changes from one plugging in to the next.
    public var path: String

    /// The device behind it; nil when the kernel shows none, as for a UART on the board.
    public var device: USBIdentity?

    /// `bInterfaceNumber`: which of the device's interfaces it is (USB 2.0 §9.6.5).
    public var interfaceNumber: UInt8?

    /// `bInterfaceProtocol` (USB 2.0 §9.6.5); Huawei tells its ports apart by it.
    public var interfaceProtocol: UInt8?

    /// The kernel driver that made the port, such as `option`.
    public var driver: String?

    /// Names that udev keeps for it across pluggings, such as `/dev/serial/by-id/…`.
    public var links: [String]

    /// A port as found.
    public init(
        path: String, device: USBIdentity? = nil, interfaceNumber: UInt8? = nil,
        interfaceProtocol: UInt8? = nil, driver: String? = nil, links: [String] = []
    ) {
        self.path = path
        self.device = device
        self.interfaceNumber = interfaceNumber
        self.interfaceProtocol = interfaceProtocol
        self.driver = driver
        self.links = links
    }
}

extension ModemPort {
    /// The name Hardware/udev gives the port for AT commands.
    public static let ruleName = "/dev/tawi-modem"

    /// What the kernel calls it, such as `ttyUSB2`.
    public var name: String { String(path.split(separator: "/").last ?? "") }

    /// The name that survives another number, where udev gives one.
    public var stableName: String? { links.first { $0.hasPrefix("/dev/serial/by-id/") } }

    /// Whether the udev rules say that it takes AT commands.
    public var isNamedByRule: Bool { links.contains { $0.hasPrefix(Self.ruleName) } }

    /// Whether the kernel gives such names to the ports of USB modems.
    static func mayLeadToModem(_ name: some StringProtocol) -> Bool {
        name.hasPrefix("ttyUSB") || name.hasPrefix("ttyACM")
    }
}
