/// The number messages are handed to, as the SIM knows it (TS 27.005 §3.3.1).
public struct ServiceCentreNumber: Hashable, Sendable, CustomStringConvertible {
    /// `+` and digits when international, else digits.
    public let text: String

    /// Reads three to twenty digits with or without a `+` before them, so that nothing else can
    /// be sent to the modem.
    public init?(_ text: String) {
        let digits = text.hasPrefix("+") ? text.dropFirst() : text[...]
        guard digits.isDecimal, (3...20).contains(digits.count) else { return nil }
        self.text = text
    }

    /// Type of address: 145 international, 129 unknown (TS 24.011 §8.2.5.2).
    var type: Int { text.hasPrefix("+") ? 145 : 129 }

    public var description: String { text }
}

extension ATCommand where Answer == String? {
    /// `+CSCA?`: the service centre's number; nil when none is set (TS 27.005 §3.3.1).
    public static var serviceCentre: Self {
        Self("+CSCA?", deadline: .seconds(10), informationText: .prefixed("+CSCA")) {
            lines throws(ATAnswerError) in
            guard let line = lines.first else { return nil }
            let parameters = ATParameters(line)
            guard let text = parameters[string: 0] else { return nil }
            let number = text.readAsNumber
            // 145 without a `+` is how some modems write an international number.
            return parameters[number: 1] == 145 && number.isDecimal ? "+" + number : number
        }
    }
}

extension ATCommand where Answer == Void {
    /// `+CSCA="+2547…",145`: hand messages to this number from now on (TS 27.005 §3.3.1).
    public static func setServiceCentre(_ number: ServiceCentreNumber) -> Self {
        Self("+CSCA=\"\(number.text)\",\(number.type)", deadline: .seconds(15))
    }
}

extension String {
    /// A number, written plainly or as UCS-2 in hexadecimal digits: `002B003200350034`.
    fileprivate var readAsNumber: String {
        guard let text = readAsUCS2, text.allSatisfy({ $0 == "+" || $0.isNumber }),
            hasPrefix("00")
        else { return self }
        return text
    }
}
