/// What became of a message: something to carry out, or something to ask back.
public enum Reading: Hashable, Sendable {
    case instruction(Instruction)
    case misread(Misreading)
}
