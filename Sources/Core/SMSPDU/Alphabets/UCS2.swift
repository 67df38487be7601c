/// UCS-2 text, two octets to a character, the higher one first (3GPP TS 23.038 §6.2.3).
///
/// Handsets send characters outside the first plane as surrogate pairs, so it is read as UTF-16.
enum UCS2 {
    /// The text; an unpaired surrogate reads as U+FFFD, an odd last octet is half a character
    /// and dropped.
    static func text(_ octets: [UInt8]) -> String {
        let units = stride(from: 0, to: octets.count - 1, by: 2).map {
            UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1])
        }
        return String(decoding: units, as: UTF16.self)
    }

    static func octets(_ units: some Sequence<UInt16>) -> [UInt8] {
        units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }
}
