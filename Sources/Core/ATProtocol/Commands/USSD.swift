/// What the network answers to a service code: `+CUSD: 0,"Your balance is …",15`
/// (TS 27.007 §7.15).
public struct USSDResponse: Hashable, Sendable {
    /// What becomes of the session.
    public enum Kind: Int, Hashable, Sendable {
        /// The session is over; the text says what came of it.
        case done = 0

        /// The network waits for an answer to its text.
        case actionRequired = 1

        /// The network ended the session.
        case terminated = 2

        /// Another program on the same modem answered.
        case otherClient = 3

        /// The network knows no such code.
        case notSupported = 4

        /// The network did not answer in time.
        case networkTimeout = 5
    }

    /// What becomes of the session.
    public var kind: Kind

    /// The text as the modem wrote it: plain, packed or in UCS-2; nil when there is none.
    public var string: String?

    /// How the network coded it (TS 23.038 §5); nil when the modem does not say.
    public var dataCodingScheme: UInt8?

    /// Reads the line, or lines joined by line feeds, for a text may hold line breaks, commas and
    /// quotes; nil when the line is another.
    public init?(unsolicited line: String) {
        guard let value = line.value(after: "+CUSD:"),
            let number = value.first?.wholeNumberValue, value.first?.isASCII == true,
            let kind = Kind(rawValue: number)
        else { return nil }
        self.kind = kind
        let rest = value.dropFirst()
        guard rest.isEmpty || rest.hasPrefix(",") || rest.hasPrefix(" ") else { return nil }
        if let open = rest.firstIndex(of: "\"") {
            readQuoted(rest[rest.index(after: open)...])
        } else {
            let parameters = ATParameters(value)
            string = parameters[string: 1]
            dataCodingScheme = parameters[number: 2].flatMap { UInt8(exactly: $0) }
        }
    }

    /// The text up to the last quote, and the coding after it.
    private mutating func readQuoted(_ text: Substring) {
        guard let close = text.lastIndex(of: "\"") else {
            string = String(text)
            return
        }
        string = String(text[..<close])
        let coding = text[text.index(after: close)...].drop { $0 == "," || $0 == " " }
        dataCodingScheme = UInt8(coding.trimmed)
    }

    /// Whether more is to come of this line: its text opened with a quote and did not close.
    public static func isCut(_ line: String) -> Bool {
        guard let value = line.value(after: "+CUSD:") else { return false }
        return !value.filter { $0 == "\"" }.count.isMultiple(of: 2)
    }
}

/// A service code or the answer to a question, written as the modem wants it.
public struct USSDRequest: Hashable, Sendable {
    let string: String
    let dataCodingScheme: UInt8

    /// - Parameters:
    ///   - string: `*144#`, or its octets in hexadecimal. Nil where a quote or a control
    ///     character would end the command early.
    ///   - dataCodingScheme: How it is coded (TS 23.038 §5): 15 for the default alphabet.
    public init?(_ string: String, dataCodingScheme: UInt8 = 15) {
        let isPlain = string.unicodeScalars.allSatisfy {
            (0x20..<0x7F).contains($0.value) && $0 != "\""
        }
        guard isPlain, !string.isEmpty, string.count <= 640 else { return nil }
        self.string = string
        self.dataCodingScheme = dataCodingScheme
    }
}

extension ATCommand where Answer == Void {
    /// `+CUSD=1,"*144#",15`: ask the network. OK says that it was asked; the answer comes unasked,
    /// with some modems before the OK.
    ///
    /// The text is not logged: codes carry PINs of wallets.
    public static func sendUSSD(_ request: USSDRequest) -> Self {
        Self(
            "+CUSD=1,\"\(request.string)\",\(request.dataCodingScheme)",
            logged: "+CUSD=1,\"…\",\(request.dataCodingScheme)", deadline: .seconds(60))
    }

    /// `+CUSD=1`: say what the network sends.
    public static var announceUSSD: Self { Self("+CUSD=1", deadline: .seconds(10)) }

    /// `+CUSD=2`: end the session.
    public static var cancelUSSD: Self { Self("+CUSD=2", deadline: .seconds(30)) }
}
