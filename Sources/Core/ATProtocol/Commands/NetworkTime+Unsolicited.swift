extension NetworkTime {
    /// Reads what modems say when the network tells the time; nil when the line is another.
    ///
    /// Which clock each maker means is said in its manual, or seen in users' recordings beside a
    /// message with its service centre's time.
    public init?(unsolicited line: String) {
        for (mark, basis) in Self.marks {
            guard let value = line.value(after: mark) else { continue }
            guard mark == "+CTZE:" else {
                self.init(value, basis: basis)
                return
            }
            // `"+28",0,"2026/07/17,10:32:46"`: the zone comes first.
            let parameters = ATParameters(value)
            guard let time = parameters[string: 2],
                let zone = NetworkTimeZone(parameters[string: 0] ?? "")
            else { return nil }
            self.init(time, basis: basis)
            zoneQuarterHours = zone.quarterHours
            return
        }
        return nil
    }

    private static let marks: [(String, Basis)] = [
        // Extended time zone (TS 27.007 §8.41): local by the standard, UTC by Quectel's modems.
        ("+CTZE:", .uncertain),
        // Some firmware puts a whole time here.
        ("+CTZV:", .uncertain),
        // SIMCom: universal time and zone.
        ("*PSUTTZ:", .universal),
        // Huawei: local time, zone and daylight saving.
        ("^NWTIME:", .local),
        // Quectel: the second is the answer to `+QLTS=1`, which asks for UTC.
        ("+QNITZ:", .uncertain),
        ("+QLTS:", .universal),
    ]
}

/// The zone by itself: `+CTZV: +12,0` (TS 27.007 §8.41).
public struct NetworkTimeZone: Hashable, Sendable {
    /// Local time minus UTC in quarters of an hour, daylight saving included.
    public var quarterHours: Int

    /// `+12`, `"+12"` or `12`, a daylight saving flag after it or not.
    init?(_ text: String) {
        let value = (text.split(separator: ",").first ?? "").unquoted
        guard let number = Int(value), (-96...96).contains(number) else { return nil }
        quarterHours = number
    }

    /// Nil when the line is another, or begins with a date.
    public init?(unsolicited line: String) {
        guard let value = line.value(after: "+CTZV:") else { return nil }
        self.init(value)
    }
}
