/// A control socket that cannot be made, reached or understood.
public enum ControlSocketError: Error, Hashable, CustomStringConvertible {
    /// The path has more bytes than a socket address holds.
    case pathTooLong(path: String, maximum: Int)

    /// Another process listens there.
    case inUse(path: String)

    /// Something that is no socket stands there.
    case notASocket(path: String)

    /// The system refused.
    case failed(path: String, reason: String)

    /// Nobody listens there.
    case nobodyListens(path: String)

    /// No whole answer came within the deadline.
    case noAnswer(path: String)

    /// A request is more than one line, or longer than a line may be.
    case unwritableRequest(maximum: Int)

    public var description: String {
        switch self {
        case .pathTooLong(let path, let maximum):
            "The path \(path) is longer than the \(maximum) bytes a socket may have. "
                + "Choose a shorter one."
        case .inUse(let path):
            "Another process listens at \(path). Stop it, or choose another path."
        case .notASocket(let path):
            "\(path) exists and is no socket. Move it away, or choose another path."
        case .failed(let path, let reason):
            "Cannot use the socket \(path): \(reason). Choose a path in a folder that is yours."
        case .nobodyListens(let path):
            "Nobody listens at \(path). Start the program that owns it first."
        case .noAnswer(let path):
            "No answer came from \(path). Look whether the program behind it still works."
        case .unwritableRequest(let maximum):
            "A request is one line of at most \(maximum) bytes. Write a shorter one."
        }
    }
}
