import SMSPDU
import Testing

@Suite struct DataCodingSchemeTests {
    typealias Scheme = DataCodingScheme

    @Test(arguments: [
        // 3GPP TS 23.038 §4, group by group.
        (UInt8(0x00), Scheme.Alphabet.gsm7Bit, Scheme.MessageClass?.none, false),
        (0x03, .gsm7Bit, nil, false), (0x04, .data8Bit, nil, false),
        (0x08, .ucs2, nil, false), (0x0C, .gsm7Bit, nil, false),
        (0x10, .gsm7Bit, .class0, false), (0x15, .data8Bit, .class1, false),
        (0x1A, .ucs2, .class2, false), (0x20, .gsm7Bit, nil, true),
        (0x38, .ucs2, .class0, true), (0x48, .ucs2, nil, false), (0x51, .gsm7Bit, .class1, false),
        // Reserved.
        (0x80, .gsm7Bit, nil, false), (0x95, .gsm7Bit, nil, false), (0xBF, .gsm7Bit, nil, false),
        // Message waiting.
        (0xC0, .gsm7Bit, nil, false), (0xD8, .gsm7Bit, nil, false), (0xE8, .ucs2, nil, false),
        // Coding and class; bit 3 is reserved.
        (0xF0, .gsm7Bit, .class0, false), (0xF5, .data8Bit, .class1, false),
        (0xF9, .gsm7Bit, .class1, false), (0xFF, .data8Bit, .class3, false),
    ])
    func `an octet says alphabet, class and compression`(
        value: UInt8, alphabet: Scheme.Alphabet, messageClass: Scheme.MessageClass?,
        isCompressed: Bool
    ) {
        let scheme = Scheme(rawValue: value)
        #expect(scheme.alphabet == alphabet)
        #expect(scheme.messageClass == messageClass)
        #expect(scheme.isCompressed == isCompressed)
    }

    @Test(arguments: [
        (UInt8(0xC0), Scheme.MessageWaiting.Kind.voicemail, false, true),
        (0xC9, .fax, true, true), (0xD2, .electronicMail, false, false),
        (0xEB, .other, true, false),
    ])
    func `the message waiting groups say what waits`(
        value: UInt8, kind: Scheme.MessageWaiting.Kind, isActive: Bool, mayBeDiscarded: Bool
    ) {
        let waiting = Scheme(rawValue: value).messageWaiting
        #expect(waiting?.kind == kind)
        #expect(waiting?.isActive == isActive)
        #expect(waiting?.mayBeDiscarded == mayBeDiscarded)
    }

    @Test func `the other groups say nothing about waiting`() {
        for value in UInt8.min...UInt8.max where !(0xC0...0xEF).contains(value) {
            #expect(Scheme(rawValue: value).messageWaiting == nil)
        }
    }
}
