/// The alphabet a language's messages are sent in, and so how long they may be.
public enum PackAlphabet: String, Hashable, Sendable, CaseIterable {
    /// The GSM 7 bit default alphabet (3GPP TS 23.038 §6.2.1): 160 septets a message.
    case gsm7

    /// UCS-2 (§6.2.3): 70 units a message.
    case ucs2

    /// What one message holds, or several that a phone joins: each of those gives room to a header
    /// that says so (3GPP TS 23.040 §9.2.3.24.1).
    public func capacity(parts: Int = 1) -> Int {
        switch self {
        case .gsm7: parts > 1 ? parts * 153 : 160
        case .ucs2: parts > 1 ? parts * 67 : 70
        }
    }

    /// What the character takes of it; nil when the language may not use it.
    public func cost(of character: Character) -> Int? { cost(of: String(character)) }

    /// What the text takes; nil when a character of it is not in the alphabet.
    ///
    /// The extension table costs two septets a character, which nobody reckons with: it is out.
    public func cost(of text: String) -> Int? {
        switch self {
        case .gsm7:
            text.unicodeScalars.allSatisfy(Self.isInDefaultAlphabet)
                ? text.unicodeScalars.count : nil
        case .ucs2: text.utf16.count
        }
    }

    private static func isInDefaultAlphabet(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? ofASCII[Int(scalar.value)] : defaultAlphabet.contains(scalar)
    }

    /// What most messages are made of, looked up once.
    private static let ofASCII = (0..<0x80 as Range<UInt8>).map {
        defaultAlphabet.contains(Unicode.Scalar($0))
    }

    private static let defaultAlphabet = Set(
        ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà").unicodeScalars)
}
