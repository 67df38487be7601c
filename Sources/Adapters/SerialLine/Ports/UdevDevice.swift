internal import CUdev

/// A device as libudev shows it, for as long as `body` of the calls below runs.
struct UdevDevice {
    private let pointer: OpaquePointer

    init(borrowing pointer: OpaquePointer) { self.pointer = pointer }

    var subsystem: String? { Self.text(udev_device_get_subsystem(pointer)) }
    var type: String? { Self.text(udev_device_get_devtype(pointer)) }
    var name: String? { Self.text(udev_device_get_sysname(pointer)) }
    var node: String? { Self.text(udev_device_get_devnode(pointer)) }
    var action: String? { Self.text(udev_device_get_action(pointer)) }
    var systemPath: String? { Self.text(udev_device_get_syspath(pointer)) }

    /// A property udev knows, such as `ID_VENDOR_ID`.
    func property(_ name: String) -> String? {
        Self.text(udev_device_get_property_value(pointer, name))
    }

    /// A file the kernel shows for it, such as `idVendor`.
    func attribute(_ name: String) -> String? {
        Self.text(udev_device_get_sysattr_value(pointer, name))
    }

    /// The kernel driver that has it.
    var driver: String? { Self.text(udev_device_get_driver(pointer)) ?? property("DRIVER") }

    /// The names udev keeps for it under `/dev`.
    var links: [String] {
        Self.names(in: udev_device_get_devlinks_list_entry(pointer))
    }

    /// The nearest device above it of this subsystem and type.
    func parent(subsystem: String, type: String) -> UdevDevice? {
        udev_device_get_parent_with_subsystem_devtype(pointer, subsystem, type)
            .map(UdevDevice.init(borrowing:))
    }

    static func names(in list: OpaquePointer?) -> [String] {
        var names: [String] = []
        var entry = list
        while let current = entry {
            if let name = text(udev_list_entry_get_name(current)) { names.append(name) }
            entry = udev_list_entry_get_next(current)
        }
        return names
    }

    private static func text(_ value: UnsafePointer<CChar>?) -> String? {
        guard let text = value.map({ String(cString: $0) }), !text.isEmpty else { return nil }
        return text
    }
}

extension UdevDevice {
    /// Every device of a subsystem that `body` makes something of; empty without a sysfs.
    ///
    /// Devices are taken whether or not udev has seen to them (`is_initialized`): without a udev
    /// daemon nobody ever does.
    static func all<Found>(
        in subsystem: String, _ body: (UdevDevice) -> Found?
    ) -> [Found] {
        guard let udev = udev_new() else { return [] }
        defer { udev_unref(udev) }
        guard let search = udev_enumerate_new(udev) else { return [] }
        defer { udev_enumerate_unref(search) }
        udev_enumerate_add_match_subsystem(search, subsystem)
        guard udev_enumerate_scan_devices(search) >= 0 else { return [] }
        return names(in: udev_enumerate_get_list_entry(search)).compactMap { path in
            guard let device = udev_device_new_from_syspath(udev, path) else { return nil }
            defer { udev_device_unref(device) }
            return body(UdevDevice(borrowing: device))
        }
    }
}

extension USBIdentity {
    /// The identity of a `usb_device`; nil when its descriptors cannot be read.
    init?(_ device: UdevDevice) {
        guard let path = device.name,
            let vendor = (device.attribute("idVendor") ?? device.property("ID_VENDOR_ID"))
                .flatMap({ UInt16($0, radix: 16) }),
            let product = (device.attribute("idProduct") ?? device.property("ID_MODEL_ID"))
                .flatMap({ UInt16($0, radix: 16) })
        else { return nil }
        self.init(
            vendor: vendor, product: product, serialNumber: device.attribute("serial"),
            manufacturerName: device.attribute("manufacturer"),
            productName: device.attribute("product"), path: path)
    }
}

extension ModemPort {
    /// The port behind a `tty`; nil when it is none of a USB modem's.
    init?(_ device: UdevDevice) {
        guard let name = device.name, Self.mayLeadToModem(name), let path = device.node
        else { return nil }
        let interface = device.parent(subsystem: "usb", type: "usb_interface")
        let number = interface?.attribute("bInterfaceNumber")
        self.init(
            path: path,
            device: device.parent(subsystem: "usb", type: "usb_device").flatMap(USBIdentity.init),
            interfaceNumber: (number ?? device.property("ID_USB_INTERFACE_NUM"))
                .flatMap { UInt8($0, radix: 16) },
            interfaceProtocol: interface?.attribute("bInterfaceProtocol")
                .flatMap { UInt8($0, radix: 16) },
            driver: interface?.driver ?? device.property("ID_USB_DRIVER"), links: device.links)
    }
}
