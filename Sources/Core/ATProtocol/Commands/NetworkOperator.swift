/// Whose network carries us (TS 27.007 §7.3).
public struct NetworkOperator: Hashable, Sendable {
    /// How it was chosen: 0 by the modem, 1 by hand, 2 not at all.
    public var mode: Int

    /// Its name, or MCC and MNC in digits; nil when there is none.
    public var name: String?

    /// Whether `name` is MCC and MNC.
    public var isNumeric: Bool

    /// AcT: 0 GSM, 2 UTRAN, 7 E-UTRAN and so on.
    public var accessTechnology: Int?

    /// `0,0,"Safaricom",2`; `0` alone when no network is found.
    init?(_ value: String) {
        let parameters = ATParameters(value)
        guard let mode = parameters[number: 0] else { return nil }
        self.mode = mode
        isNumeric = parameters[number: 1] == 2
        let text = parameters[string: 2].map(\.trimmed)
        name = isNumeric ? text : text.map { $0.readAsUCS2 ?? $0 }
        accessTechnology = parameters[number: 3]
    }
}

extension ATCommand where Answer == NetworkOperator {
    /// `+COPS?`: whose network is it? The answer may wait for a search.
    public static var networkOperator: Self {
        Self("+COPS?", deadline: .seconds(30), informationText: .prefixed("+COPS")) {
            lines throws(ATAnswerError) in
            guard let found = lines.lazy.compactMap({ NetworkOperator($0) }).first else {
                throw ATAnswerError(command: "+COPS?", lines: lines)
            }
            return found
        }
    }
}

extension ATCommand where Answer == Void {
    /// `+COPS=3,0`: name operators in words from now on; changes no network.
    public static var nameOperatorsInWords: Self { Self("+COPS=3,0", deadline: .seconds(10)) }
}
