/// What became of a message: something to carry out, or something to ask back.
public enum Reading: Hashable, Sendable {
    case instruction(Instruction)
    case misread(Misreading)

    /// Whether it only asks to be told something, so that answering it can do no harm.
    var isReadOnly: Bool {
        switch self {
        case .instruction(.balance), .instruction(.statement), .instruction(.due),
            .instruction(.help), .instruction(.sheets), .instruction(.cash), .instruction(.late),
            .instruction(.status):
            true
        default: false
        }
    }
}
