/// A dongle to plug into the mocked tree.
struct MockedDongle {
    var vendor: String
    var product: String
    var manufacturerName: String
    var productName: String
    var serialNumber: String?

    /// Its socket, such as `1-1.3`.
    var path: String
    var interfaces: [Interface]

    struct Interface {
        var number: Int
        var driver: String?
        var interfaceClass = "ff"
        var interfaceProtocol = "ff"

        /// The number after `ttyUSB`, for those with a port.
        var port: Int?
    }
}

extension MockedDongle {
    /// As a Huawei E173 shows itself: calls, diagnostics, commands.
    static func huawei(at path: String, firstPort: Int, serialNumber: String? = nil) -> Self {
        MockedDongle(
            vendor: "12d1", product: "1506", manufacturerName: "HUAWEI",
            productName: "HUAWEI Mobile", serialNumber: serialNumber, path: path,
            interfaces: (0..<3).map {
                Interface(number: $0, driver: "option", port: firstPort + $0)
            })
    }

    /// As a SIM7600 shows itself: diagnostics, positions, commands, calls, sound.
    static func simcom(at path: String, firstPort: Int) -> Self {
        MockedDongle(
            vendor: "1e0e", product: "9001", manufacturerName: "SimTech, Incorporated",
            productName: "SimTech SIM7600", serialNumber: "0123456789ABCDEF", path: path,
            interfaces: (0..<5).map {
                Interface(number: $0, driver: "option", port: firstPort + $0)
            })
    }

    /// An E3372 in HiLink mode.
    static func hiLink(at path: String) -> Self {
        MockedDongle(
            vendor: "12d1", product: "14dc", manufacturerName: "HUAWEI_MOBILE",
            productName: "HUAWEI_MOBILE", path: path,
            interfaces: [
                Interface(number: 0, driver: "cdc_ether", interfaceClass: "02"),
                Interface(number: 2, driver: "usb-storage", interfaceClass: "08"),
            ])
    }

    /// A ZTE stick before it is switched over.
    static func disk(at path: String) -> Self {
        MockedDongle(
            vendor: "19d2", product: "2000", manufacturerName: "ZTE,Incorporated",
            productName: "ZTE WCDMA Technologies MSM", path: path,
            interfaces: [Interface(number: 0, driver: "usb-storage", interfaceClass: "08")])
    }

    /// A memory stick, which is no modem and never was.
    static func memoryStick(at path: String) -> Self {
        MockedDongle(
            vendor: "0781", product: "5567", manufacturerName: "SanDisk",
            productName: "Cruzer Blade", path: path,
            interfaces: [Interface(number: 0, driver: "usb-storage", interfaceClass: "08")])
    }
}

extension MockedDongle {
    private var folder: String { "/devices/mocked/usb1/\(path)" }

    private func interfaceFolder(_ interface: Interface) -> String {
        "\(folder)/\(path):1.\(interface.number)"
    }

    /// Where the kernel would show each port, in the order of the interfaces.
    var portFolders: [String] {
        interfaces.compactMap { interface in
            interface.port.map {
                "/sys\(interfaceFolder(interface))/ttyUSB\($0)/tty/ttyUSB\($0)"
            }
        }
    }

    var deviceFolder: String { "/sys\(folder)" }

    var nodes: [String] { interfaces.compactMap(\.port).map { "/dev/ttyUSB\($0)" } }

    /// The device and its interfaces in umockdev's format.
    var description: String {
        var text = """
            P: \(folder)
            E: DEVTYPE=usb_device
            E: SUBSYSTEM=usb
            A: idVendor=\(vendor)
            A: idProduct=\(product)
            A: manufacturer=\(manufacturerName)
            A: product=\(productName)

            """
        if let serialNumber { text += "A: serial=\(serialNumber)\n" }
        return text + "\n" + interfaces.map(describe).joined(separator: "\n")
    }

    private func describe(_ interface: Interface) -> String {
        let interfaceFolder = interfaceFolder(interface)
        var text = """
            P: \(interfaceFolder)
            E: DEVTYPE=usb_interface
            E: SUBSYSTEM=usb
            A: bInterfaceNumber=0\(interface.number)
            A: bInterfaceClass=\(interface.interfaceClass)
            A: bInterfaceProtocol=\(interface.interfaceProtocol)

            """
        if let driver = interface.driver { text += "E: DRIVER=\(driver)\n" }
        guard let port = interface.port else { return text }
        return text + """

            P: \(interfaceFolder)/ttyUSB\(port)
            E: SUBSYSTEM=usb-serial

            P: \(interfaceFolder)/ttyUSB\(port)/tty/ttyUSB\(port)
            N: ttyUSB\(port)
            E: DEVNAME=/dev/ttyUSB\(port)
            E: SUBSYSTEM=tty
            E: MAJOR=188
            E: MINOR=\(port)
            A: dev=188:\(port)

            """
    }
}
