/// How much of the modem is switched on (TS 27.007 §8.2).
public struct Functionality: RawRepresentable, Hashable, Sendable {
    /// `<fun>`.
    public var rawValue: Int

    /// Any number: makers have their own above four.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Least power: neither radio nor, with many modems, SIM.
    public static let minimum = Self(rawValue: 0)

    /// All of it.
    public static let full = Self(rawValue: 1)

    /// No radio, as in an aeroplane. Some dongles wake up like this.
    public static let radioOff = Self(rawValue: 4)

    /// Whether the modem can find a network.
    public var hasRadio: Bool { self != .minimum && self != .radioOff }
}

extension ATCommand where Answer == Functionality {
    /// `+CFUN?`: is the radio on?
    public static var functionality: Self {
        Self("+CFUN?", deadline: .seconds(10), informationText: .prefixed("+CFUN")) {
            lines throws(ATAnswerError) in
            guard let number = lines.lazy.compactMap({ ATParameters($0)[number: 0] }).first else {
                throw ATAnswerError(command: "+CFUN?", lines: lines)
            }
            return Functionality(rawValue: number)
        }
    }
}

extension ATCommand where Answer == Void {
    /// `+CFUN=4`: switch parts on or off. Leaving a network politely takes its time.
    public static func setFunctionality(_ functionality: Functionality) -> Self {
        Self("+CFUN=\(functionality.rawValue)", deadline: .seconds(30))
    }

    /// `+CFUN=1,1`: start anew, as after power-up. The port goes away and comes back.
    public static var restart: Self { Self("+CFUN=1,1", deadline: .seconds(5)) }
}
