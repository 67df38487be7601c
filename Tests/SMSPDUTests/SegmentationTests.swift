import SMSPDU
import Testing

@Suite struct SegmentationTests {
    private func a(_ count: Int) -> String { String(repeating: "a", count: count) }
    private func я(_ count: Int) -> String { String(repeating: "я", count: count) }

    private func segments(
        _ text: String, in choice: AlphabetChoice = .everyPhone,
        reference: ConcatenationReference = .eightBits(9), elements: [InformationElement] = []
    ) throws -> Segmentation {
        try Segmentation(text, in: choice, reference: reference, elements: elements)
    }

    private func texts(_ segments: Segmentation) -> [String] {
        segments.parts.compactMap { $0.text(segments.dataCodingScheme) }
    }

    @Test(arguments: [
        // §9.2.3.24.1: 160 septets alone, 153 in a part; 70 units alone, 67 in a part.
        (0, 0, 1), (160, 0, 1), (161, 0, 2), (306, 0, 2), (307, 0, 3), (153 * 255, 0, 255),
        (0, 70, 1), (0, 71, 2), (0, 134, 2), (0, 135, 3), (0, 67 * 255, 255), (69, 1, 1),
    ])
    func `a text takes as many parts as it must`(latin: Int, cyrillic: Int, count: Int) throws {
        let text = a(latin) + я(cyrillic)
        let segments = try segments(text)
        #expect(segments.parts.count == count)
        #expect(segments.dataCodingScheme == (cyrillic == 0 ? .gsm7Bit : .ucs2))
        #expect(segments.forcedUCS2 == (cyrillic == 0 ? nil : "я"))
        #expect(texts(segments).joined() == text)
        let places = segments.parts.compactMap { $0.header?.concatenation }
        #expect(places.count == (count == 1 ? 0 : count))
        #expect(places.allSatisfy { $0.reference == 9 && Int($0.total) == count })
        #expect(places.map { Int($0.sequence) } == (count == 1 ? [] : Array(1...count)))
    }

    @Test(arguments: [
        // §9.2.3.24.8: a reference of two octets leaves 152 septets and 66 units.
        (160, 0, 1), (304, 0, 2), (305, 0, 3), (0, 132, 2), (0, 133, 3),
    ])
    func `a reference may take sixteen bits`(latin: Int, cyrillic: Int, count: Int) throws {
        let segments = try segments(a(latin) + я(cyrillic), reference: .sixteenBits(0x0102))
        #expect(segments.parts.count == count)
        let places = segments.parts.compactMap { $0.header?.concatenation }
        #expect(places.allSatisfy { $0.reference == 0x0102 && $0.width == .sixteenBits })
        #expect(places.count == (count == 1 ? 0 : count))
    }

    @Test func `more than 255 parts are refused`() {
        #expect(throws: Segmentation.Failure.tooManyParts(256)) { try segments(a(153 * 255 + 1)) }
        #expect(throws: Segmentation.Failure.tooManyParts(256)) { try segments(я(67 * 255 + 1)) }
    }

    @Test(arguments: [
        // An escape and its character.
        ("a", 152, "€", 20, AlphabetChoice.everyPhone),
        // A carriage return and its line feed.
        ("a", 152, "\r\n", 20, .everyPhone),
        // A surrogate pair.
        ("я", 66, "😀", 20, .everyPhone),
        // A letter and its combining marks.
        ("я", 66, "е\u{301}", 20, .everyPhone), ("я", 65, "е\u{301}\u{323}", 20, .everyPhone),
        // A family, a flag, a syllable of two consonants.
        ("я", 60, "👨‍👩‍👧", 20, .everyPhone), ("я", 64, "🇰🇪", 20, .everyPhone),
        ("я", 65, "क्ष", 20, .everyPhone), ("न", 148, "क्ष", 20, .everyLanguage),
    ])
    func `a character is not cut in two`(
        letter: String, before: Int, whole: String, after: Int, choice: AlphabetChoice
    ) throws {
        let head = String(repeating: letter, count: before)
        let tail = String(repeating: letter, count: after)
        let segments = try segments(head + whole + tail, in: choice)
        #expect(texts(segments) == [head, whole + tail])
    }

    @Test func `a character longer than a part is cut between two code points`() throws {
        let marks = String(repeating: "\u{301}", count: 100)
        let segments = try segments("я" + marks)
        #expect(segments.parts.map(\.length) == [140, 74])
        #expect(texts(segments).joined() == "я" + marks)
    }

    @Test func `every cut of every text joins again`() throws {
        var random = SplitMix64(seed: 7)
        let pieces = ["a", "€", "\r\n", "я", "😀", "е\u{301}", "👨‍👩‍👧", "🇰🇪", "ş", "क्ष", " ", "^"]
        for _ in 0..<200 {
            let kinds = Int.random(in: 1...3, using: &random)
            let chosen = (0..<kinds).map { _ in pieces.randomElement(using: &random) ?? "" }
            let count = Int.random(in: 0...300, using: &random)
            let text = (0..<count).map { _ in chosen.randomElement(using: &random) ?? "" }.joined()
            let segments = try segments(text, in: .everyLanguage)
            #expect(texts(segments).joined() == text)
            for (part, next) in zip(texts(segments), texts(segments).dropFirst()) {
                #expect((part + next).count == part.count + next.count, "\(part) | \(next)")
            }
        }
    }
}

/// The choice of alphabet and national languages (3GPP TS 23.038 §6.2.1.2).
@Suite struct CodingChoiceTests {
    private func choose(_ text: String, _ choice: AlphabetChoice = .everyLanguage) throws
        -> Segmentation
    {
        try Segmentation(text, in: choice, reference: .eightBits(1))
    }

    @Test(
        arguments: [
            ("hello", TextCoding.gsm7Bit(), nil), ("", .gsm7Bit(), nil),
            ("İstanbul", .gsm7Bit(single: .turkish), nil),
            ("ação", .gsm7Bit(single: .portuguese), nil), ("á", .gsm7Bit(single: .spanish), nil),
            ("नमस्ते", .gsm7Bit(locking: .hindi), nil),
            ("नमस्ते ५", .gsm7Bit(locking: .hindi, single: .hindi), nil),
            ("Привет", .ucs2, Character("П")), ("şшş", .ucs2, "ш"), ("şक", .ucs2, "क"),
            ("hello 😀", .ucs2, "😀"), ("e\u{301}", .gsm7Bit(), nil),
        ] as [(String, TextCoding, Character?)])
    func `a text takes the first of the cheapest codings`(
        text: String, coding: TextCoding, forced: Character?
    ) throws {
        let segments = try choose(text)
        #expect(segments.coding == coding)
        #expect(segments.forcedUCS2 == forced)
        #expect(segments.parts.count == 1)
        #expect(segments.parts.first?.text(segments.dataCodingScheme) == text)
    }

    @Test func `a locking shift is taken where it saves a part`() throws {
        // 90 letters of two septets each are 180 by single shift and 90 by locking shift.
        let segments = try choose(String(repeating: "ş", count: 90))
        #expect(segments.coding == .gsm7Bit(locking: .turkish))
        #expect(segments.parts.count == 1)
        // Portuguese has the euro sign among the characters of one septet.
        #expect(try choose(String(repeating: "€", count: 100)).parts.count == 1)
        #expect(try choose(String(repeating: "€", count: 100), .everyPhone).parts.count == 2)
    }

    @Test func `a phone that may not know a language is sent UCS-2`() throws {
        let segments = try choose("reçu", .everyPhone)
        #expect(segments.coding == .ucs2)
        #expect(segments.forcedUCS2 == "ç")
    }

    @Test func `an alphabet asked for is taken or refused`() throws {
        #expect(try choose("hello", .exactly(.ucs2)).coding == .ucs2)
        #expect(try choose("hello", .exactly(.ucs2)).forcedUCS2 == nil)
        #expect(throws: Segmentation.Failure.unencodable("ш", offset: 2)) {
            try choose("ab\u{448}", .exactly(.gsm7Bit()))
        }
        #expect(throws: Segmentation.Failure.unencodable("ш", offset: 1)) {
            try choose("şш", .gsm7BitEveryLanguage)
        }
    }

    @Test func `other elements are carried by every part and take its room`() throws {
        let ports = ApplicationPorts(destination: 16_000, originator: 0).element
        let text = String(repeating: "a", count: 160)
        let segments = try Segmentation(
            text, reference: .eightBits(1), elements: [ports])
        #expect(segments.parts.count == 2)
        #expect(segments.parts.allSatisfy { $0.header?.applicationPorts?.destination == 16_000 })
        let huge = InformationElement(
            identifier: .init(rawValue: 0x80), data: [UInt8](repeating: 0, count: 135))
        #expect(throws: Segmentation.Failure.headerTooLong) {
            try Segmentation(text, reference: .eightBits(1), elements: [huge])
        }
    }

    @Test func `elements too long for one coding leave the others`() throws {
        let long = InformationElement(
            identifier: .init(rawValue: 0x80), data: [UInt8](repeating: 0, count: 124))
        let text = String(repeating: "a", count: 20)
        for choice in [AlphabetChoice.everyPhone, .everyLanguage] {
            let segments = try Segmentation(
                text, in: choice, reference: .eightBits(1), elements: [long])
            #expect(segments.parts.count == 3)
        }
    }

    @Test(arguments: [
        InformationElement(identifier: .nationalLanguageLockingShift, data: [1]),
        InformationElement(identifier: .nationalLanguageSingleShift, data: [1]),
        InformationElement(identifier: .concatenation8Bit, data: [1, 3, 3]),
        InformationElement(identifier: .concatenation16Bit, data: [0, 1, 3, 3]),
    ])
    func `what the cutting decides is not taken from outside`(element: InformationElement) {
        let failure = Segmentation.Failure.elementReserved(element.identifier)
        #expect(throws: failure) {
            try Segmentation("é", reference: .eightBits(1), elements: [element])
        }
        #expect(throws: failure) {
            try Segmentation.parts(ofData: [1], reference: .eightBits(1), elements: [element])
        }
    }

    @Test func `data is cut where a part is full`() throws {
        let data = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
        let parts = try Segmentation.parts(ofData: data, reference: .eightBits(1))
        #expect(parts.map(\.length) == [140, 140, 38])
        #expect(parts.compactMap(\.data).flatMap { $0 } == data)
        #expect(try Segmentation.parts(ofData: [], reference: .eightBits(1)).map(\.length) == [0])
    }
}
