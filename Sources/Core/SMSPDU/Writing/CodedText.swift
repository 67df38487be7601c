/// A text in the units of a coding, and where each code point's units end
/// (3GPP TS 23.038 §6.2.1, §6.2.3).
struct CodedText {
    /// Septets, one to an element, or octets.
    private(set) var units: [UInt8] = []

    /// The number of units up to and with each code point; empty where each has one.
    private var ends: [Int] = []

    /// What the units are written from, nothing where they are data.
    let text: String

    /// Data, to be cut anywhere.
    init(data: [UInt8]) {
        units = data
        text = ""
    }

    /// - Returns: `nil` when the coding cannot write a character.
    init?(_ text: String, as coding: TextCoding) {
        self.text = text
        switch coding {
        case .ucs2: appendUCS2(text)
        case .gsm7Bit(nil, nil) where appendASCII(text): break
        case .gsm7Bit: guard appendSeptets(text, coding) else { return nil }
        }
    }

    /// As above; where that fails, with letters and combining marks drawn together.
    init?(_ text: String, as coding: TextCoding, composing: Bool) {
        guard let coded = Self(text, as: coding) ?? Self(Composition.composed(text), as: coding)
        else { return nil }
        self = coded
    }

    /// Each code point is one unit.
    var hasOneUnitEach: Bool { ends.isEmpty }

    /// The number of units up to and with a code point.
    func end(of codePoint: Int) -> Int { hasOneUnitEach ? codePoint + 1 : ends[codePoint] }
}

extension CodedText {
    private mutating func appendUCS2(_ text: String) {
        units.reserveCapacity(2 * text.utf8.count)
        ends.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if scalar.value > 0xFFFF {
                let offset = scalar.value - 0x1_0000
                append(0xD800 | offset >> 10)
                append(0xDC00 | offset & 0x3FF)
            } else {
                append(scalar.value)
            }
            ends.append(units.count)
        }
    }

    private mutating func append(_ unit: UInt32) {
        units.append(UInt8(truncatingIfNeeded: unit >> 8))
        units.append(UInt8(truncatingIfNeeded: unit))
    }

    private mutating func appendSeptets(_ text: String, _ coding: TextCoding) -> Bool {
        let (main, shifted) = (coding.main, coding.shifted)
        units.reserveCapacity(text.utf8.count)
        ends.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if let septet = main.septet(of: scalar) {
                units.append(septet)
            } else if let septet = shifted.septet(of: scalar) {
                units.append(GSM7.escape)
                units.append(septet)
            } else {
                return false
            }
            ends.append(units.count)
        }
        return true
    }

    /// The short way for what most messages are made of: each character one septet, and in ASCII.
    private mutating func appendASCII(_ text: String) -> Bool {
        let septets = Self.septetsOfASCII
        let written = text.utf8.withContiguousStorageIfAvailable { bytes -> [UInt8]? in
            let units = [UInt8](unsafeUninitializedCapacity: bytes.count) { units, count in
                for byte in bytes {
                    let septet = septets[Int(byte)]
                    if septet == GSM7.escape { break }
                    units[count] = septet
                    count += 1
                }
            }
            return units.count == bytes.count ? units : nil
        }
        guard let units = written.flatMap({ $0 }) else { return false }
        self.units = units
        return true
    }

    /// By the byte of UTF-8; the escape where it is no character of one septet.
    private static let septetsOfASCII: [UInt8] = (UInt8(0)...255).map { byte in
        guard byte < 0x80 else { return GSM7.escape }
        return GSM7.alphabet.septet(of: Unicode.Scalar(byte)) ?? GSM7.escape
    }
}
