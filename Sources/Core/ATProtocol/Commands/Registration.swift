/// Whether the network has taken the modem in (TS 27.007 §7.2).
public enum RegistrationState: Int, Hashable, Sendable {
    case notSearching = 0
    case home = 1
    case searching = 2
    case denied = 3
    case unknown = 4
    case roaming = 5

    /// Registered for messages alone, in the home network.
    case homeMessagesOnly = 6

    /// Registered for messages alone, roaming.
    case roamingMessagesOnly = 7

    /// Emergency calls and nothing else.
    case emergencyOnly = 8

    /// Registered at home; calls are to go another way, messages may not.
    case homeCallsNotPreferred = 9

    /// Registered roaming; calls are to go another way, messages may not.
    case roamingCallsNotPreferred = 10

    /// Whether messages can be sent.
    public var isRegistered: Bool {
        switch self {
        case .home, .homeMessagesOnly, .homeCallsNotPreferred: true
        case .roaming, .roamingMessagesOnly, .roamingCallsNotPreferred: true
        case .notSearching, .searching, .denied, .unknown, .emergencyOnly: false
        }
    }

    /// Whether another operator's network carries the messages, at another price.
    public var isRoaming: Bool {
        self == .roaming || self == .roamingMessagesOnly || self == .roamingCallsNotPreferred
    }
}

/// Which of its registrations a modem speaks of.
public enum RegistrationDomain: String, CaseIterable, Hashable, Sendable {
    /// Circuit switched: GSM and UMTS (TS 27.007 §7.2). Messages are sent here where it is home.
    case circuitSwitched = "+CREG"

    /// GPRS (TS 27.007 §10.1.20).
    case packetSwitched = "+CGREG"

    /// EPS: LTE (TS 27.007 §10.1.22).
    case evolved = "+CEREG"
}

/// Registration with its place, where the modem was asked to tell it.
public struct Registration: Hashable, Sendable {
    /// Whether the network has taken us in.
    public var state: RegistrationState

    /// LAC or TAC: the area a subscriber is paged in.
    public var areaCode: Int?

    /// CI: the cell.
    public var cellIdentity: Int?

    /// AcT: 0 GSM, 2 UTRAN, 7 E-UTRAN and so on.
    public var accessTechnology: Int?

    /// The fields from the state on; nil when the state is none of the standard's.
    init?(_ parameters: ATParameters, from start: Int) {
        guard let number = parameters[number: start],
            let state = RegistrationState(rawValue: number)
        else { return nil }
        self.state = state
        areaCode = parameters[hexadecimal: start + 1]
        cellIdentity = parameters[hexadecimal: start + 2]
        accessTechnology = parameters[number: start + 3]
    }

    /// What a modem answers: `+CREG: 2,1,"00C3","AABB",7`.
    init?(answer value: String) {
        let parameters = ATParameters(value)
        guard Self.isAnswer(parameters) else { return nil }
        self.init(parameters, from: 1)
    }

    private static func isAnswer(_ parameters: ATParameters) -> Bool {
        // Said unasked it has no setting before the state: `+CREG: 1,"00C3","AABB",7`.
        guard let second = parameters[string: 1], !parameters.isQuoted(1) else { return false }
        // An area has four hexadecimal digits, a state two at most.
        return second.isDecimal && second.count <= 2
    }
}

extension ATCommand where Answer == Registration {
    /// `+CREG?`, `+CGREG?` or `+CEREG?`: are we registered, and where?
    public static func registration(in domain: RegistrationDomain) -> Self {
        let name = domain.rawValue
        return Self(name + "?", informationText: .prefixed(name)) { lines throws(ATAnswerError) in
            guard let found = lines.lazy.compactMap({ Registration(answer: $0) }).first else {
                throw ATAnswerError(command: name + "?", lines: lines)
            }
            return found
        }
    }
}

extension ATCommand where Answer == RegistrationState {
    /// `+CREG?`: are we registered (TS 27.007 §7.2)?
    public static var registration: Self {
        let question = ATCommand<Registration>.registration(in: .circuitSwitched)
        return Self(question.text, informationText: question.informationText) {
            lines throws(ATAnswerError) in try question.read(lines).state
        }
    }
}
