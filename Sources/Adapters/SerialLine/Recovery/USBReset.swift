internal import Glibc

/// Makes a USB device start anew without a hand on its plug.
///
/// First as if it were pulled out: the kernel is told to withdraw and give back the device's
/// authorization, and reads it anew. Where that is not allowed, by a reset of its hub port. Either
/// way its ports go and come back, perhaps under other numbers.
public struct USBReset: Sendable {
    private let device: String
    private let devices: String
    private let nodes: String

    /// A reset of the device in this socket, such as `1-1.3`.
    ///
    /// - Parameters:
    ///   - devices: Where the kernel shows its devices.
    ///   - nodes: Where their nodes are.
    public init(
        path: String, devices: String = "/sys/bus/usb/devices", nodes: String = "/dev/bus/usb"
    ) {
        device = path
        self.devices = devices
        self.nodes = nodes
    }

    /// Why a device was not reset.
    public enum Failure: Error, Hashable, CustomStringConvertible {
        /// Nothing is plugged in there.
        case notThere(path: String)

        /// The user Tawi runs as may neither write the file nor the node.
        case forbidden(file: String, node: String)

        /// The kernel would not.
        case refused(reason: String)

        public var description: String {
            switch self {
            case .notThere(let path):
                "Nothing is plugged in at USB \(path). Check the plug and the hub's power."
            case .forbidden(let file, let node):
                "No right to reset the modem: neither \(file) nor \(node) may be written. Install "
                    + "Hardware/udev, which gives the node to the group dialout, or run as root."
            case .refused(let reason):
                "The kernel did not reset the modem: \(reason). Unplug it and plug it in again."
            }
        }
    }

    /// Resets the device.
    ///
    /// - Throws: `USBReset.Failure` with the right that is missing.
    public func perform() async throws {
        let folder = "\(devices)/\(device)"
        guard !device.contains("/"), FilePath.exists(folder) else {
            throw Failure.notThere(path: device)
        }
        let file = "\(folder)/authorized"
        if Self.write("0\n", to: file) == nil {
            // Long enough for the device to see that nobody wants it.
            try? await Task.sleep(for: .milliseconds(500))
            guard let reason = Self.write("1\n", to: file) else { return }
            throw Failure.refused(reason: String(cString: strerror(reason)))
        }
        try resetHubPort(folder: folder, file: file)
    }

    private func resetHubPort(folder: String, file: String) throws {
        guard let bus = FilePath.text("\(folder)/busnum").flatMap({ Int($0) }),
            let number = FilePath.text("\(folder)/devnum").flatMap({ Int($0) })
        else { throw Failure.notThere(path: device) }
        let node = "\(nodes)/\(Self.threeDigits(bus))/\(Self.threeDigits(number))"
        let descriptor = open(node, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            switch errno {
            case EACCES, EPERM, EROFS: throw Failure.forbidden(file: file, node: node)
            default: throw Failure.refused(reason: "\(node): \(String(cString: strerror(errno)))")
            }
        }
        defer { close(descriptor) }
        guard ioctl(descriptor, Self.resetRequest, 0) == 0 else {
            throw Failure.refused(reason: String(cString: strerror(errno)))
        }
    }

    /// `USBDEVFS_RESET`: `_IO('U', 20)`.
    private static let resetRequest: UInt = 0x5514

    /// Writes to a file of the kernel's; the error number when it cannot.
    private static func write(_ text: String, to file: String) -> Int32? {
        let descriptor = open(file, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return errno }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        return Glibc.write(descriptor, bytes, bytes.count) == bytes.count ? nil : errno
    }

    private static func threeDigits(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
}
