/// The alphabet a language's messages are sent in, and so how long they may be.
public enum PackAlphabet: String, Hashable, Sendable, CaseIterable {
    /// The GSM 7 bit default alphabet (3GPP TS 23.038 §6.2.1): 160 septets a message.
    case gsm7

    /// UCS-2 (§6.2.3): 70 units a message.
    case ucs2

    /// What one message holds.
    public var capacity: Int {
        switch self {
        case .gsm7: 160
        case .ucs2: 70
        }
    }

    /// What the character takes of it; nil when the language may not use it.
    ///
    /// The extension table costs two septets a character, which nobody reckons with: it is out.
    public func cost(of character: Character) -> Int? {
        switch self {
        case .gsm7:
            character.unicodeScalars.allSatisfy(Self.defaultAlphabet.contains)
                ? character.unicodeScalars.count : nil
        case .ucs2: character.utf16.count
        }
    }

    /// What the text takes; nil when a character of it is not in the alphabet.
    public func cost(of text: String) -> Int? {
        var sum = 0
        for character in text {
            guard let cost = cost(of: character) else { return nil }
            sum += cost
        }
        return sum
    }

    private static let defaultAlphabet = Set(
        ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà").unicodeScalars)
}
