import SMSPDU
import Testing

@Suite struct UserDataTests {
    /// The user data of a deliver whose other fields are beyond doubt.
    private func deliver(_ scheme: UInt8, _ field: String, hasHeader: Bool = true) throws
        -> SMSDeliver
    {
        let head: [UInt8] = [hasHeader ? 0x44 : 0x04, 0, 0, 0, scheme]
        return try SMSDeliver(decoding: head + octets("62113201000021" + field))
    }

    @Test(
        arguments: [
            // One fill bit after six octets, two after five, none after seven.
            ("0C050003070201D06536FB0D", "hello", 3),
            ("09040102AABB" + "408359", "PAY", 2),
            ("0D06080407010201" + "E8329BFD06", "hello", 4),
            // A header alone.
            ("0705000307020100", "", 3),
            ("0600" + "0000000000", "@@@@", nil),
        ] as [(String, String, Int?)])
    func `text after a header starts on a septet boundary`(
        field: String, text: String, dataCount: Int?
    ) throws {
        let deliver = try deliver(0x00, field)
        #expect(deliver.text == text)
        #expect(deliver.userData.header?.elements.first?.data.count == dataCount)
        #expect(try SMSDeliver(decoding: deliver.encoded) == deliver)
    }

    @Test(
        arguments: [
            ("0A050003070201" + "00480069", [3]),
            ("0500" + "00480069", []),
            // Two elements; an odd octet at the end.
            ("0D0800030702017001AA00480069", [3, 1]),
            ("0B050003070201" + "0048006900", [3]),
            // §9.2.3.24: too few octets in the last element, and too many: the header is ignored.
            ("0A050004070201" + "00480069", []),
            ("0A050002070201" + "00480069", []),
        ] as [(String, [Int])])
    func `a malformed header does not take the text with it`(
        field: String, dataCounts: [Int]
    ) throws {
        let deliver = try deliver(0x08, field)
        #expect(deliver.userData.header?.elements.map(\.data.count) == dataCounts)
        #expect(deliver.text == "Hi")
        #expect(deliver.encoded.suffix(field.count / 2) == octets(field)[...])
    }

    @Test(
        arguments: [
            // §9.2.3.24.1: no parts, part zero, a part after the last.
            ("00030700" + "01", nil), ("0003070200", nil), ("0003070203", nil),
            ("0003070202", 2), ("080401020302", 2), ("080401020003", nil), ("0002" + "0702", nil),
            // Of several the last that makes sense counts.
            ("00030702010804010203" + "03", 3), ("0003070201" + "0003070200", 1),
            // An element of another length.
            ("000407020199", nil),
        ] as [(String, UInt8?)])
    func `a place in a concatenated message makes sense or is ignored`(
        elements: String, sequence: UInt8?
    ) throws {
        let header = octets(elements)
        let length = UInt8(header.count)
        let field = [length + 1, length] + header
        let deliver = try deliver(0x04, field.hexadecimal)
        #expect(deliver.userData.header?.concatenation?.sequence == sequence)
    }

    @Test(
        arguments: [
            (0x08, "0400480069", "Hi"),
            // A surrogate pair, a lone half of one, an odd last octet.
            (0x08, "04D83DDE00", "😀"), (0x08, "04D83D0041", "\u{FFFD}A"),
            (0x08, "02DE00", "\u{FFFD}"),
            (0x08, "0500480069D8", "Hi"), (0x08, "01D8", ""), (0x08, "00", ""),
            (0x00, "05E8329BFD06", "hello"), (0x00, "00", ""), (0xF0, "05E8329BFD06", "hello"),
            (0x8F, "05E8329BFD06", "hello"), (0xE0, "0400480069", "Hi"),
            // 8-bit and compressed data are no text.
            (0x04, "0400480069", nil), (0x20, "05E8329BFD06", nil), (0x28, "0400480069", nil),
        ] as [(UInt8, String, String?)])
    func `the coding scheme says how user data reads`(
        scheme: UInt8, field: String, text: String?
    ) throws {
        let deliver = try deliver(scheme, field, hasHeader: false)
        #expect(deliver.text == text)
        #expect(deliver.encoded.suffix(field.count / 2) == octets(field)[...])
    }

    @Test func `a value always fits one message`() {
        let septets = [UInt8](repeating: 0, count: 161)
        #expect(UserData(.septets(septets)) == nil)
        #expect(UserData(.septets(septets.dropLast())) != nil)
        #expect(UserData(.octets(Array(septets.prefix(141)))) == nil)
        #expect(UserData(.octets(Array(septets.prefix(140)))) != nil)
        let large = InformationElement(identifier: .init(rawValue: 0x70), data: septets)
        #expect(UserDataHeader([large]) == nil)
    }
}
