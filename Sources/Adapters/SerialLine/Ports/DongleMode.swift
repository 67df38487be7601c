/// What a dongle shows itself as. Only a serial one takes AT commands.
public enum DongleMode: Hashable, Sendable {
    /// It has serial ports.
    case serial

    /// A network card with a web page of its own, which makers call HiLink.
    case networkCard

    /// A disk that holds drivers for other systems, until it is told to become a modem.
    case massStorage

    /// A modem whose serial ports no driver of this kernel has taken.
    case withoutDriver
}

extension DongleMode {
    /// Makers of modems, by `idVendor`. Of others a network card or a disk is just that.
    private static let makers: Set<UInt16> = [
        0x12d1,  // Huawei
        0x19d2,  // ZTE
        0x1bbb,  // Alcatel (TCL)
        0x1c9e,  // Longcheer, sold under many names
        0x1e0e,  // SIMCom
        0x1199,  // Sierra Wireless
        0x1546,  // u-blox
        0x1bc7,  // Telit
        0x2c7c,  // Quectel
        0x3566,  // Brovi, which makes what Huawei made
    ]

    /// Drivers of network interfaces that dongles offer.
    private static let networkDrivers: Set<String> = [
        "cdc_ether", "cdc_ncm", "cdc_mbim", "huawei_cdc_ncm", "qmi_wwan", "rndis_host",
    ]

    /// Products that are HiLink whatever driver took them: Huawei E303, E3131 and E3372.
    private static let hiLink: [(vendor: UInt16, product: UInt16)] = [
        (0x12d1, 0x14db), (0x12d1, 0x14dc), (0x19d2, 0x1403), (0x19d2, 0x1405),
    ]

    /// `bInterfaceClass` of a disk and of an interface with the maker's own protocol.
    private static let storageClass: UInt8 = 0x08
    private static let vendorClass: UInt8 = 0xff

    /// What a device without serial ports is; nil when it is no modem.
    init?(of device: USBDevice) {
        let identity = device.identity
        guard Self.makers.contains(identity.vendor) else { return nil }
        if !device.drivers.isDisjoint(with: Self.networkDrivers)
            || Self.hiLink.contains(where: { $0 == (identity.vendor, identity.product) })
        {
            self = .networkCard
        } else if device.drivers.contains("usb-storage") || device.drivers.contains("uas")
            || device.classes.contains(Self.storageClass)
        {
            self = .massStorage
        } else if device.classes.contains(Self.vendorClass) {
            self = .withoutDriver
        } else {
            return nil
        }
    }

    /// What to do so that it takes AT commands; nil when it does.
    public func remedy(for vendor: UInt16) -> String? {
        switch self {
        case .serial: nil
        case .networkCard: Self.networkCardRemedy(vendor)
        case .massStorage:
            "It shows itself as a disk. Install what switches it over, sudo apt install "
                + "usb-modeswitch, then unplug it and plug it in again."
        case .withoutDriver:
            "The kernel has no driver for its ports. Try sudo modprobe option, then unplug it and "
                + "plug it in again."
        }
    }

    private static func networkCardRemedy(_ vendor: UInt16) -> String {
        let opening = "It shows itself as a network card (HiLink) and takes no AT commands. "
        switch vendor {
        case 0x12d1, 0x3566:
            return opening
                + "Some older ones change at http://192.168.1.1/html/switchProjectMode.html; the "
                + "others need the maker's stick firmware, after which AT^SETPORT=\"FF;1\" or "
                + "AT^U2DIAG=0 keeps it. If that is too much, use another modem: "
                + "Hardware/README.md lists some."
        case 0x19d2:
            return opening
                + "Some ZTE sticks have a serial mode, AT+ZCDRUN=E, that must be set on another "
                + "computer. If that is too much, use another modem: Hardware/README.md lists some."
        default:
            return opening
                + "See its manual for a serial or modem mode, or use another modem: "
                + "Hardware/README.md lists some."
        }
    }
}
