/// The SIM's personal identification number: four to eight digits (ETSI TS 102 221 §9.5.1).
///
/// It is never shown: neither described nor logged.
public struct SIMPIN: Hashable, Sendable, CustomStringConvertible {
    let digits: String

    /// Reads digits; nil for anything else, so that nothing else can be sent to the modem.
    public init?(_ text: String) {
        guard text.isDecimal, (4...8).contains(text.count) else { return nil }
        digits = text
    }

    public var description: String { "****" }
}

extension SIMPIN: CustomReflectable {
    /// A mirror would show what the description hides.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension ATCommand where Answer == Void {
    /// `+CPIN="1234"`: enter the PIN (TS 27.007 §8.3). Three wrong ones block the SIM.
    public static func enterPIN(_ pin: SIMPIN) -> Self {
        Self("+CPIN=\"\(pin.digits)\"", logged: "+CPIN=\"****\"", deadline: .seconds(30))
    }
}
