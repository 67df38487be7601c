extension USSDText {
    /// The text of octets coded as the scheme says.
    public static func text(of octets: [UInt8], coding: CBSDataCodingScheme) -> String {
        switch coding.alphabet {
        case .gsm7Bit:
            let text = GSM7.text(unpack(octets))
            // Two letters of the language and a carriage return.
            return coding.hasLanguageIndication ? String(text.unicodeScalars.dropFirst(3)) : text
        case .ucs2:
            // Two packed letters of the language take two octets.
            return UCS2.text(octets.dropFirst(coding.hasLanguageIndication ? 2 : 0))
        case .data8Bit:
            return String(validating: octets, as: UTF8.self)
                ?? String(String.UnicodeScalarView(octets.map { Unicode.Scalar($0) }))
        }
    }

    /// The text of what a modem wrote between the quotes of `+CUSD`.
    ///
    /// By the standard it is plain, or hexadecimal digits of the octets the network sent. Modems
    /// write any of four things whatever the scheme is: plain text, packed septets, one septet to
    /// an octet, or UCS-2. What reads most like a text is taken; the scheme decides where two
    /// readings are as good.
    ///
    /// - Parameter coding: The last parameter of `+CUSD`; nil where the modem gives none.
    public static func decode(_ string: String, coding: CBSDataCodingScheme? = nil) -> String {
        guard !isPlainNumber(string, coding), let octets = try? [UInt8](hexadecimal: string),
            !octets.isEmpty
        else { return string }
        let coding = coding ?? .gsm7Bit
        switch coding.alphabet {
        case .data8Bit: return text(of: octets, coding: coding)
        case .ucs2 where octets.count.isMultiple(of: 2): return text(of: octets, coding: coding)
        case .ucs2, .gsm7Bit: return likeliest(of: octets, coding: coding) ?? string
        }
    }

    /// The reading that is most like a text; nil when none is.
    private static func likeliest(of octets: [UInt8], coding: CBSDataCodingScheme) -> String? {
        var best: (text: String?, score: Int) = (nil, plainScore)
        for reading in readings(of: octets, coding: coding) {
            let score = likeness(of: reading)
            if score > best.score { best = (reading, score) }
        }
        return best.text
    }

    /// An amount or a number by itself is all hexadecimal digits, and is what it says.
    private static func isPlainNumber(_ string: String, _ coding: CBSDataCodingScheme?) -> Bool {
        string.utf8.count <= 10 && !string.hasPrefix("00") && coding?.alphabet != .ucs2
            && string.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// What the octets may say, the likeliest first.
    private static func readings(of octets: [UInt8], coding: CBSDataCodingScheme) -> [String] {
        var readings = [text(of: octets, coding: coding)]
        if octets.allSatisfy({ $0 < 0x80 }) { readings.append(GSM7.text(octets)) }
        if octets.count.isMultiple(of: 2) { readings.append(UCS2.text(octets[...])) }
        return readings
    }

    /// That text happens to be all hexadecimal digits is possible and rare.
    private static let plainScore = 50

    /// How much it looks like a text, up to a hundred for each character on average.
    ///
    /// UCS-2 of another alphabet read as septets is every second time the same accent: half as
    /// likely.
    private static func likeness(of text: String) -> Int {
        let scalars = text.unicodeScalars
        guard !scalars.isEmpty else { return 0 }
        let sum = scalars.reduce(0) { $0 + likeness(of: $1) }
        let accents = scalars.count { accented.contains($0.value) }
        return sum / scalars.count / (accents * 3 > scalars.count ? 2 : 1)
    }

    private static let accented: ClosedRange<UInt32> = 0xC0...0x17F

    private static func likeness(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x40: 40  // An at sign is what zeros read as.
        case 0x20...0x7E: 100
        case 0x0A, 0x0D: 90
        case 0xA3, 0x20AC: 90  // £ and €
        case accented: 80
        // Alphabets with capitals, but not Greek ones: they are in the GSM alphabet as symbols.
        case 0x3AC...0x3FF, 0x400...0x52F: 80
        case 0x590...0x6FF, 0x900...0x109F, 0x1200...0x139F, 0x1780...0x17FF: 80
        case 0x3000...0x30FF, 0x4E00...0x9FFF: 60
        default: -100  // A symbol nobody writes to a customer.
        }
    }
}
