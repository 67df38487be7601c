/// A USB device that is a modem or could be one, with its ports in the order of its interfaces.
public struct Dongle: Hashable, Sendable {
    /// Nil for a port without a USB device, which then is the only one.
    public var identity: USBIdentity?

    /// Lowest interface first.
    public var ports: [ModemPort]

    /// What it shows itself as.
    public var mode: DongleMode

    /// A device with what was found on it.
    public init(identity: USBIdentity?, ports: [ModemPort], mode: DongleMode) {
        self.identity = identity
        self.ports = ports
        self.mode = mode
    }
}

extension Dongle: CustomStringConvertible {
    /// The device, or the port where there is no device to name.
    public var description: String {
        identity?.description ?? ports.first?.path ?? "a device without ports"
    }
}

extension Dongle {
    /// Puts ports and devices together, in the order of the sockets.
    ///
    /// - Parameter devices: What is plugged in, whether or not it has a port.
    static func grouping(_ ports: [ModemPort], devices: [USBDevice]) -> [Dongle] {
        var dongles = Dictionary(grouping: ports, by: \.device).map { device, ports in
            guard let device else {
                return ports.map { Dongle(identity: nil, ports: [$0], mode: .serial) }
            }
            let sorted = ports.sorted {
                ($0.interfaceNumber ?? 0, $0.name.count, $0.name)
                    < ($1.interfaceNumber ?? 0, $1.name.count, $1.name)
            }
            return [Dongle(identity: device, ports: sorted, mode: .serial)]
        }.flatMap(\.self)
        let withPorts = Set(ports.compactMap(\.device?.path))
        for device in devices where !withPorts.contains(device.identity.path) {
            guard let mode = DongleMode(of: device) else { continue }
            dongles.append(Dongle(identity: device.identity, ports: [], mode: mode))
        }
        return dongles.sorted { $0.order < $1.order }
    }

    private var order: (String, String) {
        (identity?.path ?? "~", ports.first?.name ?? "")
    }
}

/// A USB device and what its interfaces are taken for.
struct USBDevice: Hashable, Sendable {
    var identity: USBIdentity

    /// The kernel drivers of its interfaces.
    var drivers: Set<String> = []

    /// `bInterfaceClass` of its interfaces (USB 2.0 §9.6.5).
    var classes: Set<UInt8> = []
}
