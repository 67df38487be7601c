/// A text cut into what single messages carry (3GPP TS 23.040 §9.2.3.24.1).
///
/// Neither an escape and its character, nor a surrogate pair, nor a letter and its combining
/// marks are cut in two: a handset may read a part on its own.
public struct Segmentation: Hashable, Sendable {
    /// The alphabet the text is written in, and the shift tables its header names.
    public let coding: TextCoding

    /// The user data of every part, at least one.
    public let parts: [UserData]

    /// The first character that no GSM 7 bit coding allowed here could write together with those
    /// before it, where there is one: what forced the text into UCS-2.
    public let forcedUCS2: Character?

    /// Why a text cannot be sent.
    public enum Failure: Error, Hashable, Sendable {
        /// The alphabet that was asked for has no such character; counted from zero.
        case unencodable(Character, offset: Int)

        /// More than 255.
        case tooManyParts(Int)

        /// The header leaves no room for the text of one message.
        case headerTooLong

        /// An element that the cutting itself decides: the place among the parts, or the tables
        /// the text is read by.
        case elementReserved(InformationElement.Identifier)
    }

    /// A text in the fewest parts that the choice of codings allows.
    ///
    /// The reference is the same in all parts, and should not be in the sender's last few
    /// messages. Every part carries the elements given, besides those of its place and coding.
    ///
    /// - Throws: why the text cannot be sent.
    public init(
        _ text: String, in choice: AlphabetChoice = .everyPhone,
        reference: ConcatenationReference, elements: [InformationElement] = []
    ) throws(Failure) {
        try Self.check(elements)
        let selection = try CodingSelection(text, in: choice, reference, elements)
        coding = selection.coding
        forcedUCS2 = selection.forcedUCS2
        parts = try selection.layout.userData(of: selection.text, cutAt: selection.cuts)
    }

    /// The coding scheme of every part.
    public func dataCodingScheme(
        class messageClass: DataCodingScheme.MessageClass? = nil
    ) -> DataCodingScheme {
        DataCodingScheme(coding.alphabet, class: messageClass)
    }

    /// TP-DCS of every part, without a message class (3GPP TS 23.038 §4).
    public var dataCodingScheme: DataCodingScheme { dataCodingScheme() }

    /// Data that is no text, cut where a part is full.
    ///
    /// - Throws: why the data cannot be sent.
    public static func parts(
        ofData data: [UInt8], reference: ConcatenationReference,
        elements: [InformationElement] = []
    ) throws(Failure) -> [UserData] {
        try check(elements)
        let layout = try PartLayout(countsSeptets: false, reference, elements)
        let data = CodedText(data: data)
        return try layout.userData(of: data, cutAt: try layout.cuts(in: data))
    }

    private static func check(_ elements: [InformationElement]) throws(Failure) {
        for element in elements where element.identifier.belongsToOneMessage {
            throw .elementReserved(element.identifier)
        }
    }
}
