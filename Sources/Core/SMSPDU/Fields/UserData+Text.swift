extension UserData.Payload {
    /// Why a text is no payload of a message.
    public enum UnwritableText: Error, Hashable, Sendable {
        /// The coding scheme is for 8-bit or compressed data.
        case dataExpected

        /// The first character the alphabet of the message does not have.
        case unencodable(Character)
    }

    /// A text as a coding scheme and the shift tables a header names have it written.
    ///
    /// - Throws: why that cannot be.
    public init(
        _ text: String, as scheme: DataCodingScheme, under header: UserDataHeader?
    ) throws(UnwritableText) {
        guard scheme.alphabet != .data8Bit, !scheme.isCompressed else { throw .dataExpected }
        guard scheme.countsSeptets else {
            self = .octets(CodedText(text, as: .ucs2)?.units ?? [])
            return
        }
        let coding = TextCoding.gsm7Bit(
            locking: header?.lockingShift, single: header?.singleShift)
        guard let coded = CodedText(text, as: coding, composing: true) else {
            let unencodable = text.first {
                CodedText(String($0), as: coding, composing: true) == nil
            }
            throw .unencodable(unencodable ?? "\u{FFFD}")
        }
        self = .septets(coded.units)
    }
}
