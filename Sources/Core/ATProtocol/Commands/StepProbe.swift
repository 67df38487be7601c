/// Questions of no consequence, by which the talk finds its place again: only the own answer to one
/// counts.
///
/// A modem that was busy answers everything it was asked in the meantime, in order. No two of these
/// are alike, so that the answer to one that was given up is not taken for that to the next.
public enum StepProbe: Int, Hashable, Sendable, CaseIterable {
    /// `+CMEE?` (TS 27.007 §9.2): needs neither SIM nor network.
    case equipmentErrors

    /// `+CMGF?` (TS 27.005 §3.2.3)
    case messageFormat

    /// `+CFUN?` (TS 27.007 §8.2)
    case functionality

    /// The one to ask next.
    public var next: Self { Self(rawValue: rawValue + 1) ?? .equipmentErrors }

    public var command: ATCommand<Void> {
        let name =
            switch self {
            case .equipmentErrors: "+CMEE"
            case .messageFormat: "+CMGF"
            case .functionality: "+CFUN"
            }
        return ATCommand(
            "\(name)?", deadline: .seconds(3), informationText: .prefixed(name)
        ) { lines throws(ATAnswerError) in
            if lines.isEmpty { throw ATAnswerError(command: "\(name)?", lines: lines) }
        }
    }
}
