extension ATCommand where Answer == Void {
    /// `AT`: are you there (V.250 §5.2.1)?
    public static var attention: Self { Self("", deadline: .seconds(2)) }

    /// `ATZ`: back to the stored profile (V.250 §6.1.1).
    public static var reset: Self { Self("Z", deadline: .seconds(10)) }

    /// `ATE0V1`: no echo (V.250 §6.2.4), result codes in words (§6.2.6).
    public static var echoOffVerboseResults: Self { Self("E0V1") }

    /// `+CMEE=1`: failures are given as numbers (TS 27.007 §9.1).
    public static var numericEquipmentErrors: Self { Self("+CMEE=1") }
}

extension ATCommand where Answer == String {
    /// `+CGMI`: who made it (TS 27.007 §5.1).
    public static var manufacturer: Self { identification("+CGMI") }

    /// `+CGMM`: which model it is (TS 27.007 §5.2).
    public static var model: Self { identification("+CGMM") }

    private static func identification(_ text: String) -> Self {
        Self(text, informationText: .bare) { lines throws(ATAnswerError) in
            let answer = lines.joined(separator: " ")
            return answer.value(after: text + ":") ?? answer
        }
    }
}
