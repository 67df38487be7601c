/// Which codings a text may be written in.
///
/// The one that takes the fewest parts is taken; of several, the first.
public struct AlphabetChoice: Hashable, Sendable {
    /// In the order of preference.
    public let codings: [TextCoding]

    /// Codings in the order of preference; the first is taken of those with the fewest parts.
    public init(_ codings: [TextCoding]) {
        self.codings = codings
    }

    /// What every phone reads: GSM 7 bit where the default alphabet has all characters, else
    /// UCS-2.
    public static let everyPhone = Self([.gsm7Bit(), .ucs2])

    /// GSM 7 bit, with the shift tables of any national language where they help, else UCS-2.
    ///
    /// A phone without a language's tables shows other letters in the place of its own
    /// (3GPP TS 23.038 §6.2.1.2).
    public static let everyLanguage = Self(gsm7BitEveryLanguage.codings + [.ucs2])

    /// GSM 7 bit or nothing: the default alphabet, then with a language's single shift table,
    /// its locking shift table, and both.
    public static let gsm7BitEveryLanguage: Self = {
        let languages = NationalLanguage.allCases
        let locking = languages.filter { $0.lockingShiftTable != nil }
        return Self(
            [.gsm7Bit()] + languages.map { .gsm7Bit(single: $0) }
                + locking.map { .gsm7Bit(locking: $0) }
                + locking.map { .gsm7Bit(locking: $0, single: $0) })
    }()

    /// This coding or nothing.
    public static func exactly(_ coding: TextCoding) -> Self { Self([coding]) }

    var offersNationalLanguages: Bool { codings.contains { !$0.elements.isEmpty } }
}
