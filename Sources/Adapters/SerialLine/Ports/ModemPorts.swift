internal import Glibc

/// The ports of this machine that may lead to a modem.
public enum ModemPorts {
    /// Every such port there is now, as libudev knows it, else as the file system shows it.
    public static func all() -> [ModemPort] {
        let links = linksByTarget()
        var ports = UdevDevice.all(in: "tty", ModemPort.init)
        let known = Set(ports.map(\.path))
        // In a container the nodes may be there and sysfs not.
        for pattern in ["/dev/ttyUSB*", "/dev/ttyACM*"] {
            ports += paths(matching: pattern).filter { !known.contains($0) }
                .map { ModemPort(path: $0) }
        }
        let targets = Set(ports.map(\.path))
        for (target, names) in links where !targets.contains(target) {
            guard names.contains(ModemPort.ruleName) else { continue }
            ports.append(ModemPort(path: target))
        }
        return ports.map { port in
            var port = port
            port.links += (links[port.path] ?? []).filter { !port.links.contains($0) }
            return port
        }
    }

    /// Every dongle there is now, those without a serial port too.
    public static func dongles() -> [Dongle] {
        Dongle.grouping(all(), devices: devices())
    }

    /// What is plugged into USB.
    private static func devices() -> [USBDevice] {
        var devices: [String: USBDevice] = [:]
        var interfaces: [(device: String, driver: String?, class: UInt8?)] = []
        _ = UdevDevice.all(in: "usb") { device -> Never? in
            if device.type == "usb_device", let identity = USBIdentity(device) {
                devices[identity.path] = USBDevice(identity: identity)
            } else if device.type == "usb_interface",
                let parent = device.parent(subsystem: "usb", type: "usb_device")?.name
            {
                let number = device.attribute("bInterfaceClass").flatMap { UInt8($0, radix: 16) }
                interfaces.append((parent, device.driver, number))
            }
            return nil
        }
        for interface in interfaces {
            if let driver = interface.driver {
                devices[interface.device]?.drivers.insert(driver)
            }
            if let number = interface.class { devices[interface.device]?.classes.insert(number) }
        }
        return Array(devices.values)
    }

    /// The names that lead to each port, for machines whose udev does not tell.
    private static func linksByTarget() -> [String: [String]] {
        var links: [String: [String]] = [:]
        for link in [ModemPort.ruleName] + paths(matching: "/dev/serial/by-id/*") {
            if let target = FilePath.resolved(link), target != link {
                links[target, default: []].append(link)
            }
        }
        return links
    }

    private static func paths(matching pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0, let paths = found.gl_pathv else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
    }
}
