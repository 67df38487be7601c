import Testing

@testable import SerialLine

struct DongleModeTests {
    static let devices: [(UInt16, UInt16, Set<String>, DongleMode?)] = [
        (0x12d1, 0x14db, ["cdc_ether"], .networkCard), (0x12d1, 0x14dc, [], .networkCard),
        (0x3566, 0x2001, ["rndis_host"], .networkCard),
        (0x19d2, 0x1405, ["cdc_ether", "usb-storage"], .networkCard),
        (0x12d1, 0x1f01, ["usb-storage"], .massStorage),
        (0x12d1, 0x14fe, ["usb-storage"], .massStorage),
        (0x19d2, 0x2000, ["usb-storage"], .massStorage), (0x0781, 0x5567, ["usb-storage"], nil),
        (0x0bda, 0x8152, ["r8152"], nil), (0x0b95, 0x1790, ["cdc_ncm"], nil),
        (0x12d1, 0x107e, [], nil),
    ]

    @Test(arguments: devices)
    func `a modem in another mode is told from disks and network cards`(
        vendor: UInt16, product: UInt16, drivers: Set<String>, mode: DongleMode?
    ) {
        let identity = USBIdentity(vendor: vendor, product: product, path: "1-1")
        #expect(DongleMode(of: USBDevice(identity: identity, drivers: drivers)) == mode)
    }

    @Test func `a modem whose ports no driver has taken is told how to get one`() {
        let identity = USBIdentity(vendor: 0x2c7c, product: 0x0125, path: "1-1")
        let mode = DongleMode(of: USBDevice(identity: identity, classes: [0xff]))
        #expect(mode == .withoutDriver)
        #expect(mode?.remedy(for: 0x2c7c)?.contains("modprobe option") == true)
    }

    @Test(arguments: [0x12d1, 0x19d2, 0x3566, 0x1bbb] as [UInt16])
    func `every wrong mode has a remedy, and the right one none`(vendor: UInt16) {
        for mode in [DongleMode.networkCard, .massStorage, .withoutDriver] {
            #expect(mode.remedy(for: vendor)?.isEmpty == false)
        }
        #expect(DongleMode.serial.remedy(for: vendor) == nil)
    }
}
