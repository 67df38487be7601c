internal import ModemDriver
internal import SerialLine

extension ModemDocument.Cause {
    /// What an error of the port, the finder or the driver is about; nil for the rest.
    init?(of error: any Error) {
        switch error {
        case let error as LineError: self.init(error)
        case let error as FindingError: self.init(error)
        case let error as ModemError: self.init(error)
        default: return nil
        }
    }

    private init(_ error: LineError) {
        switch error {
        case .cannotOpen: self = .missing
        case .forbidden: self = .forbidden
        case .inUse: self = .held
        case .hungUp, .stuck: self = .silent
        }
    }

    private init(_ error: FindingError) {
        switch error {
        case .noModem, .nothingThere, .notPluggedIn, .otherModems: self = .missing
        case .wrongMode: self = .wrongMode
        case .held: self = .held
        case .closed(let error): self.init(error)
        case .noAnswer: self = .silent
        }
    }

    private init?(_ error: ModemError) {
        switch error {
        case .noSIM: self = .noSIM
        case .simBusy: self = .simBusy
        case .foreignSIM: self = .foreignSIM
        case .pinWithheld, .simNotReady: self = .pin
        case .noAnswer, .notConnected: self = .silent
        case .refused: return nil
        }
    }
}
