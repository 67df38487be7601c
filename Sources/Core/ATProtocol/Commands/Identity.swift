extension ATCommand where Answer == String {
    /// `+CGMI`: who made it (TS 27.007 §5.1).
    public static var manufacturer: Self { identification("+CGMI") }

    /// `+CGMM`: which model it is (TS 27.007 §5.2).
    public static var model: Self { identification("+CGMM") }

    /// `+CGMR`: which firmware it runs (TS 27.007 §5.3).
    public static var firmware: Self { identification("+CGMR") }

    private static func identification(_ text: String) -> Self {
        Self(text, informationText: .bare) { lines throws(ATAnswerError) in
            let answer = lines.map { $0.bareValue(of: text) }.joined(separator: " ").trimmed
            guard !answer.isEmpty else { throw ATAnswerError(command: text, lines: lines) }
            // `+CGMR: Revision:1418B04SIM800L24` says it twice.
            return answer.value(after: "Revision:") ?? answer
        }
    }
}

extension ATCommand where Answer == IMEI {
    /// `+CGSN`: the modem's own number (TS 27.007 §5.4).
    public static var imei: Self {
        Self("+CGSN", informationText: .bare) { lines throws(ATAnswerError) in
            try lines.firstValue(of: "+CGSN", for: "+CGSN", as: IMEI.init)
        }
    }
}

extension ATCommand where Answer == IMSI {
    /// `+CIMI`: the subscriber's number on the SIM (TS 27.007 §5.6).
    public static var imsi: Self {
        Self("+CIMI", deadline: .seconds(10), informationText: .bare) {
            lines throws(ATAnswerError) in
            do throws(ATAnswerError) {
                return try lines.firstValue(of: "+CIMI", for: "+CIMI", as: IMSI.init)
            } catch {
                // Half a subscriber's number is still a person's.
                throw ATAnswerError(command: "+CIMI", lines: [])
            }
        }
    }
}

extension String {
    /// A value with or without the name of its command before it, and with or without quotes.
    func bareValue(of name: String) -> String {
        (value(after: name + ":") ?? self).unquoted
    }
}

extension [String] {
    /// The first line that makes sense, whatever else the modem says around it.
    func firstValue<Value>(
        of name: String, for command: String, as read: (String) -> Value?
    ) throws(ATAnswerError) -> Value {
        for line in self {
            if let value = read(line.bareValue(of: name)) { return value }
        }
        throw ATAnswerError(command: command, lines: self)
    }
}
