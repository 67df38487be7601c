/// UCS-2 text, two octets to a character, the higher one first (3GPP TS 23.038 §6.2.3).
///
/// Handsets send characters outside the first plane as surrogate pairs, so it is read as UTF-16.
enum UCS2 {
    /// The text; an unpaired surrogate reads as U+FFFD, an odd last octet is half a character
    /// and dropped.
    static func text(_ octets: ArraySlice<UInt8>) -> String {
        let count = octets.count / 2
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count + 1) { forms in
            // A form takes four bytes at most; the last may be written over the end by one.
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4 * count + 1) { utf8 in
                octets.withUnsafeBytes { octets in
                    if !makeForms(of: octets, count: count, in: forms) {
                        makePairedForms(of: octets, count: count, in: forms)
                    }
                }
                let written = write(forms, count: count, to: utf8)
                return String(wellFormedUTF8: utf8, count: written)
            }
        }
    }

    /// Makes the UTF-8 form of each unit by itself: its bytes, the first lowest, and in the
    /// highest byte how many there are.
    ///
    /// Every form is made in the same steps whatever the character: in a text of words and
    /// spaces a branch would be guessed wrong at every other word.
    ///
    /// - Returns: `false` where a unit is a surrogate, which has no form by itself.
    private static func makeForms(
        of octets: UnsafeRawBufferPointer, count: Int, in forms: UnsafeMutableBufferPointer<UInt32>
    ) -> Bool {
        var surrogates: UInt32 = 0
        for index in 0..<count {
            let unit = unit(at: index, of: octets)
            surrogates |= (unit & 0xF800 ^ 0xD800) &- 1
            forms[index] = form(of: unit)
        }
        // Only zero less one has the highest bit.
        return surrogates >> 31 == 0
    }

    private static func form(of unit: UInt32) -> UInt32 {
        let isASCII = (unit &- 0x80) >> 31
        let isShort = (unit &- 0x800) >> 31
        let last = 0x80 | unit & 0x3F
        let two = 0x0200_00C0 | unit >> 6 | last << 8
        let three = 0x0300_00E0 | unit >> 12 | (0x80 | unit >> 6 & 0x3F) << 8 | last << 16
        let long = three ^ (three ^ two) & (0 &- isShort)
        return long ^ (long ^ (0x0100_0000 | unit)) & (0 &- isASCII)
    }

    /// As above, with half pairs of surrogates replaced and pairs drawn together: their first
    /// two bytes are one form, their last two another.
    private static func makePairedForms(
        of octets: UnsafeRawBufferPointer, count: Int, in forms: UnsafeMutableBufferPointer<UInt32>
    ) {
        var index = 0
        while index < count {
            let first = unit(at: index, of: octets)
            forms[index] = form(of: first & 0xF800 == 0xD800 ? 0xFFFD : first)
            index += 1
            guard first & 0xFC00 == 0xD800, index < count else { continue }
            let second = unit(at: index, of: octets)
            guard second & 0xFC00 == 0xDC00 else { continue }
            let value = 0x1_0000 + (first & 0x3FF) << 10 + second & 0x3FF
            forms[index - 1] = 0x0200_80F0 | value >> 18 | (value >> 12 & 0x3F) << 8
            forms[index] = 0x0200_8080 | value >> 6 & 0x3F | (value & 0x3F) << 8
            index += 1
        }
    }

    private static func unit(at index: Int, of octets: UnsafeRawBufferPointer) -> UInt32 {
        UInt32(
            UInt16(bigEndian: octets.loadUnaligned(fromByteOffset: 2 &* index, as: UInt16.self)))
    }

    /// Writes forms one after the other and counts the bytes. Each is written as four, of which
    /// the next one overwrites what was too much.
    private static func write(
        _ forms: UnsafeMutableBufferPointer<UInt32>, count: Int,
        to utf8: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        let bytes = UnsafeMutableRawBufferPointer(utf8)
        var written = 0
        for index in 0..<count {
            let form = forms[index]
            bytes.storeBytes(of: form.littleEndian, toByteOffset: written, as: UInt32.self)
            written &+= Int(truncatingIfNeeded: form >> 24)
        }
        return written
    }
}
