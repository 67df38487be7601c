/// A text in the units of a coding (3GPP TS 23.038 §6.2.1, §6.2.3).
struct CodedText {
    /// Septets, one to an element, or octets.
    private(set) var units: [UInt8] = []

    /// What the units are written from, nothing where they are data.
    let text: String

    /// How they are written, `nil` where they are data.
    let coding: TextCoding?

    /// Each code point is one unit, as in data and in most of ASCII.
    private(set) var hasOneUnitEach = true

    /// Data, to be cut anywhere.
    init(data: [UInt8]) {
        units = data
        text = ""
        coding = nil
    }

    /// - Returns: `nil` when the coding cannot write a character.
    init?(_ text: String, as coding: TextCoding) {
        self.text = text
        self.coding = coding
        if coding == .gsm7Bit(), appendASCII(text) { return }
        hasOneUnitEach = false
        switch coding {
        case .ucs2: appendUCS2(text)
        case .gsm7Bit: guard appendSeptets(text, coding) else { return nil }
        }
    }

    /// As above; where that fails, with letters and combining marks drawn together.
    init?(_ text: String, as coding: TextCoding, composing: Bool) {
        guard let coded = Self(text, as: coding) ?? Self(Composition.composed(text), as: coding)
        else { return nil }
        self = coded
    }
}

extension CodedText {
    private mutating func appendUCS2(_ text: String) {
        // A byte of UTF-8 becomes two octets at most.
        units = [UInt8](unsafeUninitializedCapacity: 2 * text.utf8.count) { units, count in
            func put(_ unit: UInt32) {
                units[count] = UInt8(truncatingIfNeeded: unit >> 8)
                units[count + 1] = UInt8(truncatingIfNeeded: unit)
                count += 2
            }
            for scalar in text.unicodeScalars {
                if scalar.value > 0xFFFF {
                    let offset = scalar.value - 0x1_0000
                    put(0xD800 | offset >> 10)
                    put(0xDC00 | offset & 0x3FF)
                } else {
                    put(scalar.value)
                }
            }
        }
    }

    private mutating func appendSeptets(_ text: String, _ coding: TextCoding) -> Bool {
        let (main, shifted) = (coding.main, coding.shifted)
        units.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if let septet = main.septet(of: scalar) {
                units.append(septet)
            } else if let septet = shifted.septet(of: scalar) {
                units.append(GSM7.escape)
                units.append(septet)
            } else {
                return false
            }
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
