internal import ATProtocol
internal import ModemDriver

/// How a modem is, as the service tells it and machines read it.
struct ModemDocument: Codable, Hashable, Sendable {
    /// What the configuration calls it.
    var name: String

    /// What the configuration says where it is.
    var device: String

    /// `absent`, `setting-up`, `ready`, `recovering` or `waiting-for-person`.
    var state: State

    /// What is wrong and what to do next; nil when nothing is.
    var trouble: String?

    /// What the trouble is about; nil when nothing is wrong or nobody can tell.
    var cause: Cause?
    var manufacturer: String?
    var model: String?
    var firmware: String?
    var imei: String?
    var sim: SIM?

    /// How often the PIN may still be entered; told only while the PIN is the trouble.
    var pinAttemptsLeft: Int?
    var network: Network?
    var signal: Signal?
    var serviceCentre: String?
    var storages: [Storage] = []

    /// How often each rung of the recovery ladder was taken since the start.
    var recoveries: [String: Int] = [:]

    enum State: String, Codable, Sendable {
        case absent, ready, recovering
        case settingUp = "setting-up"
        case waitingForPerson = "waiting-for-person"
    }

    enum Cause: String, Codable, Sendable, CaseIterable {
        /// There is no port.
        case missing

        /// The user has no right to the port.
        case forbidden

        /// Another program has the port.
        case held

        /// There is a dongle that takes no AT commands.
        case wrongMode = "wrong-mode"

        /// The port opens, and nobody answers.
        case silent

        /// The SIM is not in, or does not answer.
        case noSIM = "no-sim"
        case foreignSIM = "foreign-sim"

        /// The SIM is in and does not get ready.
        case simBusy = "sim-busy"

        /// A PIN, a PUK or an unlocking code is asked for.
        case pin
    }

    struct SIM: Codable, Hashable, Sendable {
        /// The number printed on it.
        var iccid: String?

        /// The last four digits of the subscriber.
        var imsi: String?
    }

    struct Network: Codable, Hashable, Sendable {
        var registration: String
        var registered: Bool
        var roaming: Bool
        var `operator`: String?
    }

    struct Signal: Codable, Hashable, Sendable {
        /// In dBm; nil when the modem does not know.
        var dBm: Int?
        var words: String
    }

    struct Storage: Codable, Hashable, Sendable {
        var name: String
        var used: Int
        var total: Int
    }

    enum CodingKeys: String, CodingKey {
        case name, device, state, trouble, cause, manufacturer, model, firmware, imei, sim, network
        case signal, storages, recoveries
        case serviceCentre = "service_centre"
        case pinAttemptsLeft = "pin_attempts_left"
    }
}

extension ModemDocument {
    /// - Parameter failure: Why its port did not open when it was last tried.
    init(_ condition: ModemCondition, name: String, device: String, failure: (any Error)?) {
        self.init(
            name: name, device: device, state: State(condition.state), trouble: condition.trouble)
        cause =
            condition.failure.flatMap(Cause.init(of:))
            ?? (state == .absent ? failure.flatMap(Cause.init(of:)) : nil)
            ?? (state == .recovering ? .silent : nil)
        manufacturer = condition.manufacturer
        model = condition.model
        firmware = condition.firmware
        imei = condition.imei?.digits
        sim = condition.sim.map { SIM(iccid: $0.iccid?.digits, imsi: $0.imsi?.description) }
        serviceCentre = condition.serviceCentre
        recoveries = Dictionary(
            uniqueKeysWithValues: condition.recoveries.map { ("\($0.key)", $0.value) })
        // What was last heard of a modem that is gone is no news.
        guard state != .absent else { return }
        network = condition.registration.map { state in
            Network(
                registration: state.words, registered: state.isRegistered,
                roaming: state.isRoaming, operator: condition.networkOperator)
        }
        signal = condition.signal.map {
            Signal(dBm: $0.signalStrengthDBm, words: $0.words.rawValue)
        }
        storages = condition.storages.map { storage, use in
            Storage(name: storage.rawValue, used: use.used, total: use.total)
        }.sorted { $0.name < $1.name }
    }
}

extension ModemDocument.State {
    fileprivate init(_ state: ModemCondition.State) {
        switch state {
        case .absent: self = .absent
        case .settingUp: self = .settingUp
        case .ready: self = .ready
        case .recovering: self = .recovering
        case .waitingForPerson: self = .waitingForPerson
        }
    }
}

extension RegistrationState {
    /// In words, for a person.
    fileprivate var words: String {
        switch self {
        case .home, .homeMessagesOnly, .homeCallsNotPreferred: "at home"
        case .roaming, .roamingMessagesOnly, .roamingCallsNotPreferred: "roaming"
        case .notSearching: "not searching"
        case .searching: "searching"
        case .denied: "denied"
        case .emergencyOnly: "emergency calls only"
        case .unknown: "unknown"
        }
    }
}
