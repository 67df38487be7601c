/// A text cut into what single messages carry (3GPP TS 23.040 §9.2.3.24.1).
///
/// GSM 7 bit where every character is in the default alphabet, else UCS-2. Neither an escape
/// and its character nor a surrogate pair is cut in two: a handset may read a part on its own.
public struct Segmentation: Hashable, Sendable {
    public let dataCodingScheme: DataCodingScheme

    /// The user data of every part, at least one.
    public let parts: [UserData]

    /// The most text units one message holds, alone and after a concatenation header.
    private enum Capacity {
        static let septets = (alone: 160, concatenated: 153)
        static let utf16Units = (alone: 70, concatenated: 67)
    }

    /// - Parameter reference: the same in all parts, and not in the sender's last few messages.
    /// - Returns: `nil` when the text needs more than 255 parts.
    public init?(_ text: String, reference: UInt8) {
        let payloads: [UserData.Payload]
        if let characters = Self.septets(of: text) {
            dataCodingScheme = .gsm7Bit
            payloads = Self.split(characters, Capacity.septets).map { .septets($0) }
        } else {
            dataCodingScheme = .ucs2
            let characters = text.unicodeScalars.map { Array($0.utf16) }
            payloads = Self.split(characters, Capacity.utf16Units)
                .map { .octets(UCS2.octets($0)) }
        }
        guard let parts = Self.numbered(payloads, reference: reference) else { return nil }
        self.parts = parts
    }

    /// The septets of each character, `nil` where one is not in the alphabet.
    private static func septets(of text: String) -> [[UInt8]]? {
        try? text.map { character throws(GSM7.UnencodableCharacter) in
            try GSM7.septets(of: character)
        }
    }

    /// Joins characters to runs as long as they may be.
    private static func split<Unit>(
        _ characters: [[Unit]], _ capacity: (alone: Int, concatenated: Int)
    ) -> [[Unit]] {
        let whole = Array(characters.joined())
        guard whole.count > capacity.alone else { return [whole] }
        var parts: [[Unit]] = []
        var part: [Unit] = []
        for character in characters {
            if part.count + character.count > capacity.concatenated {
                parts.append(part)
                part = []
            }
            part += character
        }
        return parts + [part]
    }

    private static func numbered(
        _ payloads: [UserData.Payload], reference: UInt8
    ) -> [UserData]? {
        guard payloads.count > 1 else { return payloads.compactMap { UserData($0) } }
        guard let total = UInt8(exactly: payloads.count) else { return nil }
        return zip(1...total, payloads).compactMap { sequence, payload in
            Concatenation(reference: reference, total: total, sequence: sequence)
                .flatMap { UserDataHeader([$0.element]) }
                .flatMap { UserData(header: $0, payload) }
        }
    }
}
