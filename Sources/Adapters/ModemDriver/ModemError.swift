public import ATProtocol

/// Why the modem did not do what it was told.
public enum ModemError: Error, Hashable, CustomStringConvertible {
    /// There is no modem that is ready for commands now.
    case notConnected

    /// The modem did not answer before the command's deadline.
    case noAnswer

    /// The modem answered with this failure.
    case refused(FinalResultCode)

    /// The SIM waits for something Tawi does not give it.
    case simNotReady(SIMState)

    /// The modem finds no SIM, or the SIM does not answer it.
    case noSIM

    /// The SIM stays busy, long after the power came.
    case simBusy

    /// The PIN is not to be given; the sentence says why and what to do.
    case pinWithheld(String)

    /// Another SIM is in the modem; the sentence says what to do.
    case foreignSIM(String)

    public var description: String {
        switch self {
        case .notConnected: "the modem is not connected"
        case .noAnswer: "the modem does not answer; unplug it and plug it in again if this stays"
        case .refused(let code): "the modem answered \(code)"
        case .simNotReady(let state): state.description
        case .noSIM: "the modem finds no SIM; put it in, or clean its contacts with a dry cloth"
        case .simBusy:
            "the SIM does not get ready; wait a minute, then unplug the modem for ten seconds"
        case .pinWithheld(let sentence), .foreignSIM(let sentence): sentence
        }
    }

    /// Whether nothing but a person can help.
    var needsPerson: Bool {
        switch self {
        case .simNotReady, .noSIM, .simBusy, .pinWithheld, .foreignSIM: true
        case .notConnected, .noAnswer, .refused: false
        }
    }
}

/// Why a modem that was set up is not well.
enum ModemFault: Error, Hashable, CustomStringConvertible {
    /// It does not answer.
    case deaf

    /// No network has had it for too long.
    case notRegistered(RegistrationState)

    /// Its radio was switched off.
    case radioOff

    /// Its storages could not be read for too long.
    case notSwept

    /// It started anew, or forgot its settings.
    case settingsLost

    /// A message to itself did not come back.
    case messagesLost

    /// It is ready, and takes no message of several in a row.
    case sendsNothing

    /// What a person reads of it.
    var description: String {
        switch self {
        case .deaf: "\(ModemError.noAnswer)"
        case .notRegistered(let state): "no network has taken the SIM in: \(state)"
        case .radioOff: "its radio is off, and Tawi switches it on"
        case .notSwept: "its messages could not be read for too long"
        case .settingsLost: "it started anew, or forgot its settings"
        case .messagesLost: "a message to itself did not come back"
        case .sendsNothing: "it took none of the messages it was given last"
        }
    }

    /// The gentlest rung that can help.
    var lowestRung: RecoveryRung {
        switch self {
        case .deaf, .settingsLost: .attention
        case .radioOff, .notSwept: .initialise
        case .notRegistered, .messagesLost: .radioOffOn
        case .sendsNothing: .restart
        }
    }
}
