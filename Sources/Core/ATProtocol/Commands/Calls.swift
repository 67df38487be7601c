extension ATCommand where Answer == Void {
    /// `+CLIP=1`: say who is calling (TS 27.007 §7.6).
    public static var announceCallers: Self { Self("+CLIP=1", deadline: .seconds(15)) }

    /// `ATH`: hang up (V.250 §6.3.6).
    public static var hangUp: Self { Self("H", deadline: .seconds(15)) }

    /// `+CHUP`: hang up; for modems that take `ATH` for data calls alone (TS 27.007 §6.5).
    public static var hangUpVoiceCall: Self { Self("+CHUP", deadline: .seconds(15)) }
}

/// Who is calling: `+CLIP: "+254722000001",145,,,,0` (TS 27.007 §7.6).
public struct CallingLine: Hashable, Sendable {
    /// The caller's number, with `+` when international; nil when withheld.
    public var number: String?

    /// Nil when the line is another.
    public init?(unsolicited line: String) {
        guard let value = line.value(after: "+CLIP:") else { return nil }
        let parameters = ATParameters(value)
        guard let text = parameters[string: 0] else { return }
        number = parameters[number: 1] == 145 && text.isDecimal ? "+" + text : text
    }
}
