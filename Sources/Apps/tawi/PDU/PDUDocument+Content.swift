internal import SMSPDU

/// The text or data of a document.
extension PDUDocument {
    /// The user data of every part, how it is coded, and what forced it into UCS-2.
    struct Content {
        var parts: [UserData]
        var scheme: DataCodingScheme
        var forcedUCS2: Character?
    }

    /// What a message carries, in as many parts as it takes.
    func content() throws(PDUFailure) -> Content {
        guard text != nil || data != nil else {
            throw PDUFailure("text", "It says nothing: give text, which may be empty, or data.")
        }
        let elements = try elements()
        // A header that decides how the text is read, or says which part it is, is one message's.
        if claimsHeader || elements.contains(where: \.identifier.belongsToOneMessage) {
            let scheme = try scheme(
                unlessGiven: alphabetOfOneMessage(under: UserDataHeader(elements)))
            return Content(parts: [try userData(as: scheme)], scheme: scheme)
        }
        if try dataOctets() == nil {
            let segments = try segments(with: elements)
            let scheme = try scheme(unlessGiven: segments.coding.alphabet)
            return Content(
                parts: try checked(segments.parts), scheme: scheme,
                forcedUCS2: segments.forcedUCS2)
        }
        let scheme = try scheme(unlessGiven: alphabet == "ucs2" ? .ucs2 : .data8Bit)
        let octets = try dataOctets(as: scheme)
        let parts = try segmented { reference throws(Segmentation.Failure) in
            try Segmentation.parts(ofData: octets, reference: reference, elements: elements)
        }
        return Content(parts: try checked(parts), scheme: scheme)
    }

    /// Of the parts a first octet without TP-UDHI leaves only one.
    private func checked(_ parts: [UserData]) throws(PDUFailure) -> [UserData] {
        guard fo == nil || parts.count == 1 else {
            throw PDUFailure(
                "fo",
                "It takes \(parts.count) parts, and fo says there is no header to number them. "
                    + "Leave fo out to have it cut in parts.")
        }
        return parts
    }

    /// The text in its parts, as somebody who writes it wants it.
    private func segments(
        with elements: [InformationElement]
    ) throws(PDUFailure) -> Segmentation {
        let choice = try alphabetChoice()
        let text = writtenText
        return try segmented { reference throws(Segmentation.Failure) in
            try Segmentation(text, in: choice, reference: reference, elements: elements)
        }
    }

    private var writtenText: String { transliteration?.text ?? text ?? "" }

    /// What the text becomes where that is asked for.
    var transliteration: Transliteration? {
        transliterate == true ? text.map { Transliteration($0) } : nil
    }

    /// The user data of a report, where the document speaks of any.
    func reportUserData() throws(PDUFailure) -> UserData? {
        let announced = pi.map { $0 & 0b100 != 0 } ?? (text != nil || data != nil)
        guard announced else { return nil }
        return try userData(as: reportScheme ?? .gsm7Bit)
    }

    /// TP-DCS of a report: left out as long as GSM 7 bit says it all.
    var reportScheme: DataCodingScheme? {
        if let dcs { return DataCodingScheme(rawValue: dcs) }
        if data != nil { return .data8Bit }
        return (try? GSM7.septets(of: writtenText)) == nil && (udh ?? []).isEmpty ? .ucs2 : nil
    }

    /// One message's user data, with the header the keys speak of.
    func userData(as scheme: DataCodingScheme) throws(PDUFailure) -> UserData {
        try userData(as: scheme, hasHeader: claimsHeader || !(udh ?? []).isEmpty)
    }

    /// One message's user data from its elements and its text or data.
    func userData(
        as scheme: DataCodingScheme, hasHeader: Bool
    ) throws(PDUFailure) -> UserData {
        guard let elements = UserDataHeader(try elements()) else {
            throw PDUFailure("udh", "The elements take more than the 140 octets of one message.")
        }
        let header = hasHeader ? elements : nil
        guard let userData = UserData(header: header, try payload(as: scheme, header)) else {
            throw PDUFailure(
                data == nil ? "text" : "data",
                isCut
                    ? "It does not fit one message with this udh. Leave udh and fo out to have it cut "
                        + "in parts."
                    : "It does not fit: a \(type) holds 140 octets, of 160 septets.")
        }
        return userData
    }

    private func payload(
        as scheme: DataCodingScheme, _ header: UserDataHeader?
    ) throws(PDUFailure) -> UserData.Payload {
        let isForData = scheme.alphabet == .data8Bit || scheme.isCompressed
        if data != nil || (isForData && text ?? "" == "") {
            return .octets(try dataOctets(as: scheme))
        }
        do throws(UserData.Payload.UnwritableText) {
            return try UserData.Payload(writtenText, as: scheme, under: header)
        } catch {
            switch error {
            case .dataExpected:
                throw PDUFailure(
                    "text", "This dcs is for data: give data in hexadecimal instead.")
            case .unencodable(let character):
                throw PDUFailure(
                    "text",
                    "\"\(character)\" is not in the alphabet of this message. Leave dcs and udh "
                        + "out to have the alphabet chosen.")
            }
        }
    }
}

extension PDUDocument {
    func elements() throws(PDUFailure) -> [InformationElement] {
        var elements: [InformationElement] = []
        for element in udh ?? [] {
            guard let data = try? [UInt8](hexadecimal: element.hex) else {
                throw PDUFailure("udh", "\"\(element.hex)\" is not pairs of hexadecimal digits.")
            }
            elements.append(.init(identifier: .init(rawValue: element.iei), data: data))
        }
        return elements
    }

    private func dataOctets() throws(PDUFailure) -> [UInt8]? {
        guard let data else { return nil }
        guard let octets = try? [UInt8](hexadecimal: data) else {
            throw PDUFailure("data", "\"\(data)\" is not pairs of hexadecimal digits.")
        }
        return octets
    }

    /// The data, which the coding scheme must be for, and which must say what the text says.
    private func dataOctets(as scheme: DataCodingScheme) throws(PDUFailure) -> [UInt8] {
        let octets = try dataOctets() ?? []
        guard scheme.alphabet != .gsm7Bit || scheme.isCompressed else {
            throw PDUFailure("data", "This dcs is for text in GSM 7 bit: give text instead.")
        }
        let read = UserData(.octets(octets))?.text(scheme)
        guard text == nil || text == read else {
            throw PDUFailure("data", "Text and data do not say the same: give one of them.")
        }
        return octets
    }

    /// A long text of this type goes in parts.
    private var isCut: Bool { type == "submit" || type == "deliver" }

    /// The first octet says that a header is there.
    private var claimsHeader: Bool { (fo ?? 0) & 0x40 != 0 }

    private func scheme(
        unlessGiven alphabet: DataCodingScheme.Alphabet
    ) throws(PDUFailure) -> DataCodingScheme {
        if let dcs { return DataCodingScheme(rawValue: dcs) }
        if let mwi { return try mwi.scheme(alphabet) }
        guard let number = `class` else { return DataCodingScheme(alphabet) }
        guard let messageClass = DataCodingScheme.MessageClass(rawValue: number) else {
            throw PDUFailure("class", "\(number) is no message class; it is 0, 1, 2 or 3.")
        }
        return DataCodingScheme(alphabet, class: messageClass)
    }

    /// The alphabet of one message whose header is given.
    private func alphabetOfOneMessage(under header: UserDataHeader?) -> DataCodingScheme.Alphabet {
        switch alphabet {
        case "8bit": return .data8Bit
        case "ucs2": return .ucs2
        case "gsm7": return .gsm7Bit
        default:
            if data != nil { return .data8Bit }
            let payload = try? UserData.Payload(writtenText, as: .gsm7Bit, under: header)
            return payload == nil ? .ucs2 : .gsm7Bit
        }
    }

    private func alphabetChoice() throws(PDUFailure) -> AlphabetChoice {
        if let dcs {
            let scheme = DataCodingScheme(rawValue: dcs)
            guard scheme.alphabet != .data8Bit, !scheme.isCompressed else {
                throw PDUFailure(
                    "text", "This dcs is for data: give data in hexadecimal instead.")
            }
            return .exactly(scheme.alphabet == .ucs2 ? .ucs2 : .gsm7Bit())
        }
        return switch alphabet {
        case nil, "auto": .everyLanguage
        case "gsm7": .gsm7BitEveryLanguage
        case "ucs2": .exactly(.ucs2)
        case "8bit":
            throw PDUFailure("alphabet", "8bit goes with data in hexadecimal, not with text.")
        case let other?:
            throw PDUFailure("alphabet", "\"\(other)\" is none of auto, gsm7, ucs2 and 8bit.")
        }
    }

    private func segmented<Parts>(
        _ body: (ConcatenationReference) throws(Segmentation.Failure) -> Parts
    ) throws(PDUFailure) -> Parts {
        let reference: ConcatenationReference
        switch (referenceBits ?? 8, self.reference ?? 1) {
        case (8, let number):
            guard let number = UInt8(exactly: number) else {
                throw PDUFailure("reference", "\(number) takes 16 bits: say \"reference-bits\":16.")
            }
            reference = .eightBits(number)
        case (16, let number): reference = .sixteenBits(number)
        case (let bits, _):
            throw PDUFailure("reference-bits", "\(bits) is neither 8 nor 16.")
        }
        do throws(Segmentation.Failure) {
            return try body(reference)
        } catch {
            throw PDUFailure(error, isAlphabetGiven: dcs != nil)
        }
    }
}

extension PDUFailure {
    fileprivate init(_ failure: Segmentation.Failure, isAlphabetGiven: Bool) {
        switch failure {
        case .unencodable(let character, let offset):
            self.init(
                "text", at: offset,
                isAlphabetGiven
                    ? "\"\(character)\" is not in the alphabet dcs names. Leave dcs, fo and alphabet "
                        + "out to have it chosen."
                    : "\"\(character)\" is not in the alphabet asked for. Say \"alphabet\":\"auto\"."
            )
        case .tooManyParts(let count):
            self.init("text", "It takes \(count) parts; the most are 255.")
        case .elementReserved(let identifier):
            self.init("udh", "An element of \(identifier) cannot be carried by every part.")
        case .headerTooLong:
            self.init("udh", "The elements leave no room for the text of one message.")
        }
    }
}
