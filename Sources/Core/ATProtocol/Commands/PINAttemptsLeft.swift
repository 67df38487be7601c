/// How often a wrong code may still be entered.
public struct PINAttemptsLeft: Hashable, Sendable {
    /// Tries of the PIN, three at first; nil when the modem does not tell.
    public var pin: Int?

    /// Tries of the PUK, ten at first; nil when the modem does not tell. At none the SIM is lost.
    public var puk: Int?

    /// As a modem counts them.
    public init(pin: Int?, puk: Int?) {
        self.pin = pin
        self.puk = puk
    }
}

/// The commands that ask how many tries are left; makers had theirs before the standard did.
public enum PINAttemptsQuestion: CaseIterable, Hashable, Sendable {
    /// `+CPINR` (TS 27.007 §8.65).
    case standard

    /// `^CPIN?`: Huawei.
    case huawei

    /// `+SPIC`: SIMCom.
    case simcom

    /// `+QPINC="SC"`: Quectel.
    case quectel

    /// `+ZPINPUK=?`: ZTE.
    case zte

    var text: String {
        switch self {
        case .standard: "+CPINR"
        case .huawei: "^CPIN?"
        case .simcom: "+SPIC"
        case .quectel: "+QPINC=\"SC\""
        case .zte: "+ZPINPUK=?"
        }
    }

    private var mark: String {
        String(text.prefix { $0 != "=" && $0 != "?" })
    }

    var informationText: InformationText { .prefixed(mark) }

    /// Reads the lines of the answer; nil when they do not say.
    func attemptsLeft(_ lines: [String]) -> PINAttemptsLeft? {
        let first = ATParameters(lines.first ?? "")
        let left: PINAttemptsLeft
        switch self {
        case .standard: left = Self.standardAttempts(lines)
        case .huawei: left = Self.huaweiAttempts(first)
        case .simcom:
            // SIM800 counts PIN, PIN2, PUK, PUK2; SIM7600 counts PIN, PUK, PIN2, PUK2. Only a
            // number above three can be told for the PUK's.
            let others = [first[number: 1], first[number: 2]].compactMap(\.self)
            left = PINAttemptsLeft(pin: first[number: 0], puk: others.first { $0 > 3 })
        case .quectel: left = PINAttemptsLeft(pin: first[number: 1], puk: first[number: 2])
        case .zte: left = PINAttemptsLeft(pin: first[number: 0], puk: first[number: 1])
        }
        return left.pin == nil && left.puk == nil ? nil : left
    }

    /// `SIM PIN,3,3`, a line a code: left, and at first.
    private static func standardAttempts(_ lines: [String]) -> PINAttemptsLeft {
        var left = PINAttemptsLeft(pin: nil, puk: nil)
        for line in lines {
            let parameters = ATParameters(line)
            switch parameters[string: 0]?.filter({ $0 != " " }).uppercased() {
            case "SIMPIN": left.pin = parameters[number: 1]
            case "SIMPUK": left.puk = parameters[number: 1]
            default: continue
            }
        }
        return left
    }

    /// `SIM PIN,3,10,3,10,3`: the code asked for and its tries, then PUK, PIN, PUK2, PIN2.
    private static func huaweiAttempts(_ parameters: ATParameters) -> PINAttemptsLeft {
        let asked = parameters[string: 0]?.filter { $0 != " " }
        return PINAttemptsLeft(
            pin: parameters[number: 3] ?? (asked == "SIMPIN" ? parameters[number: 1] : nil),
            puk: parameters[number: 2] ?? (asked == "SIMPUK" ? parameters[number: 1] : nil))
    }
}

extension ATCommand where Answer == PINAttemptsLeft {
    /// How many tries are left, asked in one of the ways there are.
    public static func pinAttemptsLeft(_ question: PINAttemptsQuestion) -> Self {
        Self(question.text, deadline: .seconds(10), informationText: question.informationText) {
            lines throws(ATAnswerError) in
            guard let left = question.attemptsLeft(lines) else {
                throw ATAnswerError(command: question.text, lines: lines)
            }
            return left
        }
    }
}
