/// The GSM 7 bit alphabet and its packing into octets (3GPP TS 23.038 §6).
public enum GSM7 {
    /// A character the default alphabet and its extension cannot write.
    public struct UnencodableCharacter: Error, Hashable, Sendable {
        public var character: Character

        public init(character: Character) {
            self.character = character
        }
    }

    /// The escape to the extension table, or to a national single shift table.
    static let escape: UInt8 = 0x1B

    /// The text as septets; a character of the extension table takes two.
    ///
    /// Characters are compared as a reader sees them: an e followed by a combining acute accent
    /// is é.
    ///
    /// - Throws: `UnencodableCharacter` with the first character not in the alphabet.
    public static func septets(of text: String) throws(UnencodableCharacter) -> [UInt8] {
        var septets: [UInt8] = []
        for character in text {
            septets += try Self.septets(of: character)
        }
        return septets
    }

    static func septets(of character: Character) throws(UnencodableCharacter) -> [UInt8] {
        if let septet = codes[character] { return [septet] }
        if let septet = extensionCodes[character] { return [escape, septet] }
        // Swift sees one character in CR LF, the alphabet two.
        if character == "\r\n" { return [0x0D, 0x0A] }
        throw UnencodableCharacter(character: character)
    }

    /// The text that septets stand for, with the shift tables a header may have named.
    ///
    /// After an escape, a septet the extension does not define stands for its character in the
    /// main table (§6.2.1.1). A second escape, or one at the end, is shown as a space.
    public static func text(
        _ septets: [UInt8], locking: NationalLanguage? = nil, single: NationalLanguage? = nil
    ) -> String {
        let main = locking?.lockingShiftTable ?? alphabet
        let shifted = single?.singleShiftTable ?? extensionTable
        var scalars = String.UnicodeScalarView()
        var rest = septets[...]
        while let septet = rest.popFirst() {
            if septet & 0x7F != escape {
                scalars.append(main[Int(septet & 0x7F)])
            } else if let code = rest.popFirst().map({ $0 & 0x7F }), code != escape {
                scalars.append(shifted[code] ?? main[Int(code)])
            } else {
                scalars.append(" ")
            }
        }
        return String(scalars)
    }

    private static let codes: [Character: UInt8] = {
        var codes: [Character: UInt8] = [:]
        for (code, scalar) in alphabet.enumerated() where code != escape {
            codes[Character(scalar)] = UInt8(code)
        }
        return codes
    }()

    private static let extensionCodes: [Character: UInt8] = {
        var codes: [Character: UInt8] = [:]
        for (code, scalar) in extensionTable {
            codes[Character(scalar)] = code
        }
        return codes
    }()
}
