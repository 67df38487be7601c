internal import SMSPDU

/// Joins the parts of long messages, as the phones that take them do.
struct JoinedParts: Sendable {
    private struct Key: Hashable {
        var phone: Address
        var reference: UInt16
        var total: UInt8
    }

    /// The texts of the parts that came, by their number.
    private var waiting: [Key: [UInt8: String]] = [:]

    /// The whole text, once its last part came; nil while others are still to come.
    mutating func take(_ part: SMSSubmit) -> String? {
        guard let place = part.userData.header?.concatenation else { return part.text ?? "" }
        let key = Key(
            phone: part.destinationAddress, reference: place.reference, total: place.total)
        waiting[key, default: [:]][place.sequence] = part.text ?? ""
        guard let parts = waiting[key], parts.count == Int(place.total) else { return nil }
        waiting[key] = nil
        return parts.sorted { $0.key < $1.key }.map(\.value).joined()
    }
}
