/// What tells one USB device from another, as far as the device lets anybody tell.
///
/// Two dongles of a kind often carry the same serial number or none, so that only the socket they
/// are plugged into, and the IMEI they answer with, sets them apart.
public struct USBIdentity: Hashable, Sendable {
    /// `idVendor` of the device descriptor (USB 2.0 §9.6.1).
    public var vendor: UInt16

    /// `idProduct` of the device descriptor (USB 2.0 §9.6.1).
    public var product: UInt16

    /// `iSerialNumber`, where the maker wrote one.
    public var serialNumber: String?

    /// `iManufacturer`.
    public var manufacturerName: String?

    /// `iProduct`.
    public var productName: String?

    /// The socket it is plugged into: bus, then hub ports, such as `1-1.3`.
    public var path: String

    /// An identity as read from the descriptors.
    public init(
        vendor: UInt16, product: UInt16, serialNumber: String? = nil,
        manufacturerName: String? = nil, productName: String? = nil, path: String
    ) {
        self.vendor = vendor
        self.product = product
        self.serialNumber = serialNumber
        self.manufacturerName = manufacturerName
        self.productName = productName
        self.path = path
    }
}

extension USBIdentity: CustomStringConvertible {
    /// `HUAWEI Mobile (12d1:1506) at USB 1-1.3`.
    public var description: String {
        let names = [manufacturerName, productName].compactMap(\.self)
        // Makers like to repeat their name in that of the product.
        let name =
            names.count == 2 && names[1].lowercased().hasPrefix(names[0].lowercased())
            ? names[1] : names.joined(separator: " ")
        let opening = name.isEmpty ? "USB device" : name
        return "\(opening) (\(vendor.fourHexDigits):\(product.fourHexDigits)) at USB \(path)"
    }
}

extension UInt16 {
    /// As `lsusb` writes it: four lower-case hexadecimal digits.
    var fourHexDigits: String {
        let digits = String(self, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
