/// What the elements say.
extension UserDataHeader {
    /// The place in a concatenated message, if the header gives one.
    ///
    /// An element that contradicts itself is ignored (§9.2.3.24.1).
    public var concatenation: Concatenation? {
        last(.concatenation8Bit, .concatenation16Bit) { Concatenation($0) }
    }

    /// The ports of the applications the message is for and from, if the header names them.
    public var applicationPorts: ApplicationPorts? {
        last(.applicationPort8Bit, .applicationPort16Bit) { ApplicationPorts($0) }
    }

    /// What waits for the subscriber elsewhere; several kinds may, each in its own element.
    public var specialMessageIndications: [SpecialMessageIndication] {
        elements.compactMap { SpecialMessageIndication($0) }
    }

    /// Whom a reply is to go to instead of the sender (§9.2.3.24.13).
    public var replyAddress: Address? {
        last(.replyAddress) { Address($0) }
    }

    /// The language whose characters follow an escape, if one is named and known
    /// (§9.2.3.24.15).
    public var singleShift: NationalLanguage? {
        last(.nationalLanguageSingleShift) { NationalLanguage($0) }
    }

    /// The language that replaces the default alphabet, if one is named and known
    /// (§9.2.3.24.16).
    public var lockingShift: NationalLanguage? {
        last(.nationalLanguageLockingShift) { NationalLanguage($0) }
    }
}

extension NationalLanguage {
    /// The language a shift element names; a reserved one names none.
    fileprivate init?(_ element: InformationElement) {
        guard let identifier = element.data.first else { return nil }
        self.init(rawValue: identifier)
    }
}
