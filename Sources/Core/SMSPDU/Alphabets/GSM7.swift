/// The GSM 7 bit alphabet (3GPP TS 23.038 §6.2.1).
public enum GSM7 {
    /// A character the default alphabet and its extension cannot write.
    public struct UnencodableCharacter: Error, Hashable, Sendable {
        /// What cannot be written.
        public var character: Character

        /// Names the character that cannot be written.
        public init(character: Character) {
            self.character = character
        }
    }

    /// The escape to the extension table, or to a national single shift table.
    static let escape: UInt8 = 0x1B

    /// The text as septets of the default alphabet; a character of the extension takes two.
    ///
    /// Characters are compared as a reader sees them: an e followed by a combining acute accent
    /// is é.
    ///
    /// - Throws: `UnencodableCharacter` with the first character not in the alphabet.
    public static func septets(of text: String) throws(UnencodableCharacter) -> [UInt8] {
        let coding = TextCoding.gsm7Bit()
        if let coded = CodedText(text, as: coding, composing: true) { return coded.units }
        let unencodable = text.first { CodedText(String($0), as: coding, composing: true) == nil }
        throw UnencodableCharacter(character: unencodable ?? "\u{FFFD}")
    }

    /// The text that septets stand for, with the shift tables a header may have named.
    ///
    /// After an escape, a septet the extension does not define stands for its character in the
    /// main table (§6.2.1.1). A second escape, or one at the end, is shown as a space. A septet
    /// that no table defines reads as U+FFFD, so that a reader sees a gap.
    public static func text(
        _ septets: [UInt8], locking: NationalLanguage? = nil, single: NationalLanguage? = nil
    ) -> String {
        septets.withUnsafeBufferPointer { text($0, locking: locking, single: single) }
    }
}

extension GSM7 {
    /// The text of packed septets; no array is made on the way.
    static func text(
        packed octets: ArraySlice<UInt8>, count: Int, fillBits: Int,
        locking: NationalLanguage?, single: NationalLanguage?
    ) -> String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, count)) { septets in
            let unpacked = octets.withUnsafeBufferPointer {
                unpack($0, into: septets, count: count, fillBits: fillBits)
            }
            return text(
                UnsafeBufferPointer(rebasing: septets[..<unpacked]),
                locking: locking, single: single)
        }
    }

    private static func text(
        _ septets: UnsafeBufferPointer<UInt8>, locking: NationalLanguage?,
        single: NationalLanguage?
    ) -> String {
        let main = locking?.lockingShiftTable ?? alphabet
        let shifted = single?.singleShiftTable ?? extensionTable
        // Three bytes of UTF-8 are the most a septet can become.
        return withUnsafeTemporaryAllocation(
            of: UInt8.self, capacity: max(1, 3 * septets.count)
        ) { utf8 in
            let count = main.utf8.withUnsafeBufferPointer { main in
                shifted.utf8.withUnsafeBufferPointer { shifted in
                    write(septets, main: main, shifted: shifted, to: utf8)
                }
            }
            return String(wellFormedUTF8: utf8, count: count)
        }
    }

    /// Writes the characters of septets as UTF-8 and counts the bytes.
    private static func write(
        _ septets: UnsafeBufferPointer<UInt8>, main: UnsafeBufferPointer<UInt32>,
        shifted: UnsafeBufferPointer<UInt32>, to utf8: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        let gap: UInt32 = 0xBDBFEF  // U+FFFD in UTF-8, the first byte lowest
        var written = 0
        var index = 0
        while index < septets.count {
            let septet = Int(septets[index] & 0x7F)
            var character = main[septet]
            index += 1
            if septet == escape {
                character = UInt32(ascii: " ")
                if index < septets.count {
                    let code = Int(septets[index] & 0x7F)
                    index += 1
                    if code != escape {
                        character = shifted[code] != 0 ? shifted[code] : main[code]
                    }
                }
            }
            if character == 0 { character = gap }
            repeat {
                utf8[written] = UInt8(truncatingIfNeeded: character)
                written += 1
                character >>= 8
            } while character != 0
        }
        return written
    }
}

extension UInt32 {
    fileprivate init(ascii scalar: Unicode.Scalar) { self = scalar.value }
}
