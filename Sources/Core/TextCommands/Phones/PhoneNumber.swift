/// A telephone number as the whole world dials it: `+254711000001` (ITU-T E.164).
public struct PhoneNumber: Hashable, Sendable {
    /// A plus sign and 8 to 15 digits, the first of which is not zero.
    public let e164: String

    /// How many digits a number has; short codes have fewer (ITU-T E.164 §6.2).
    public static let digitCounts = 8...15

    /// Reads a number that is already in this form, and no other.
    public init?(e164: String) {
        guard e164.hasPrefix("+") else { return nil }
        let digits = e164.utf8.dropFirst()
        let isASCII = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isASCII, Self.digitCounts.contains(digits.count), digits.first != UInt8(ascii: "0")
        else { return nil }
        self.e164 = e164
    }

    /// Reads a number as people of this country write it.
    ///
    /// `+254 711 000 001`, `00254-711000001`, `254711000001`, `254 0711000001`,
    /// `0711000001`, and `711000001`, which spreadsheets make of it. A name, a short code, or one
    /// of the country's own numbers that is a digit short or long is nil.
    public init?(_ text: String, country: Country) {
        guard let (digits, isInternational) = Self.digits(in: Self.withoutScheme(text)),
            let number = Self.international(digits, isInternational, country)
        else { return nil }
        self.init(e164: "+" + number)
    }

    /// `tel:+254711000001`, as phones copy it from a contact (RFC 3966).
    private static func withoutScheme(_ text: String) -> Substring {
        text.prefix(4).lowercased() == "tel:" ? text.dropFirst(4) : text[...]
    }

    /// The digits, and whether a plus sign or the prefix 00 comes before the country.
    private static func digits(in text: Substring) -> (digits: String, isInternational: Bool)? {
        var digits = ""
        var hasPlus = false
        for scalar in text.unicodeScalars {
            switch Folding(scalar) {
            case .digit(let digit): digits.append(digit)
            case .nothing, .separator(" "), .separator("\n"), .separator("-"), .separator("."),
                .separator("/"):
                break
            case .separator("("), .separator(")"): break
            case .separator where "+＋".unicodeScalars.contains(scalar):
                guard digits.isEmpty, !hasPlus else { return nil }
                hasPlus = true
            case .letters, .separator: return nil
            }
        }
        guard !hasPlus, digits.hasPrefix("00") else { return (digits, hasPlus) }
        return (String(digits.dropFirst(2)), true)
    }

    /// The digits with their calling code in front.
    private static func international(
        _ digits: String, _ isInternational: Bool, _ country: Country
    ) -> String? {
        if digits.hasPrefix(country.callingCode) {
            let rest = String(digits.dropFirst(country.callingCode.count))
            if let national = withoutTrunkPrefix(rest, country) {
                return country.callingCode + national
            }
        } else if isInternational {
            return digits
        }
        guard !isInternational, let national = withoutTrunkPrefix(digits, country) else {
            return nil
        }
        return country.callingCode + national
    }

    /// The number inside the country, if it is as long as mobile numbers there.
    private static func withoutTrunkPrefix(_ digits: String, _ country: Country) -> String? {
        let trunk = country.trunkPrefix
        let hasTrunk = !trunk.isEmpty && digits.hasPrefix(trunk)
        let national = hasTrunk ? String(digits.dropFirst(trunk.count)) : digits
        return country.mobileDigits.contains(national.count) ? national : nil
    }
}
