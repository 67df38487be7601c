/// Takes numbers and text out of a PDU and leaves its form: type, lengths, times and headers
/// (TS 23.040 §9.2.2).
struct PDUMask {
    private var octets: [UInt8]

    /// Whether a line is a PDU: hexadecimal, and with a service centre address of a length there
    /// is.
    static func isPDU(_ line: String) -> Bool {
        guard line.utf8.count >= 20, line.utf8.count.isMultiple(of: 2),
            line.utf8.allSatisfy(\.isHexDigit),
            let length = UInt8(line.prefix(2), radix: 16)
        else { return false }
        return length <= 12
    }

    /// The line with its digits changed, upper case.
    static func masked(_ line: [UInt8]) -> [UInt8] {
        var mask = PDUMask(
            octets: stride(from: 0, to: line.count - 1, by: 2).map { place in
                UInt8(String(decoding: line[place...place + 1], as: UTF8.self), radix: 16) ?? 0
            })
        mask.mask()
        return mask.octets.flatMap { octet in
            let digits = String(octet, radix: 16, uppercase: true)
            return Array((octet < 0x10 ? "0" + digits : digits).utf8)
        }
    }

    private mutating func mask() {
        let serviceCentreLength = Int(octet(0))
        if serviceCentreLength > 1 { maskDigits(2..<1 + serviceCentreLength) }
        let start = 1 + serviceCentreLength
        let first = octet(start)
        switch first & 0b11 {
        case 0b00:
            let address = maskAddress(at: start + 1)
            // TP-PID, TP-DCS, seven octets of TP-SCTS, TP-UDL.
            maskUserData(at: address + 10, coding: octet(address + 1), first: first)
        case 0b01:
            let address = maskAddress(at: start + 2)
            let validity = [0, 7, 1, 7][Int(first >> 3 & 0b11)]
            maskUserData(at: address + 3 + validity, coding: octet(address + 1), first: first)
        case 0b10:
            _ = maskAddress(at: start + 2)
        default:
            // No such type: nothing in it is known to be nobody's.
            maskDigits(min(start + 1, octets.count)..<octets.count)
        }
    }

    private func octet(_ place: Int) -> UInt8 { octets.indices.contains(place) ? octets[place] : 0 }

    /// Masks an address that begins with its length in digits, and gives the place after it.
    private mutating func maskAddress(at place: Int) -> Int {
        let end = place + 2 + (Int(octet(place)) + 1) / 2
        maskDigits(place + 2..<end)
        return end
    }

    /// Every digit becomes 1; the filler stays.
    private mutating func maskDigits(_ range: Range<Int>) {
        for place in range.clamped(to: octets.indices) {
            octets[place] = octets[place] & 0xF0 == 0xF0 ? 0xF1 : 0x11
        }
    }

    /// Text becomes zero bits, or X in UCS-2; its header stays.
    private mutating func maskUserData(at place: Int, coding: UInt8, first: UInt8) {
        let headerLength = first & 0x40 != 0 ? 1 + Int(octet(place)) : 0
        let isUCS2 = coding & 0xCC == 0x08 || coding >> 4 == 0xE
        let text = place + headerLength
        guard text < octets.count else { return }
        for place in text..<octets.count {
            octets[place] = isUCS2 && !(place - text).isMultiple(of: 2) ? 0x58 : 0x00
        }
    }
}
