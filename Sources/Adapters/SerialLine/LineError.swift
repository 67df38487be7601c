/// A line that cannot be opened or does not carry.
public enum LineError: Error, Hashable {
    /// There is nothing at this path, or it may not be opened.
    case cannotOpen(path: String, reason: String)

    /// The user Tawi runs as has no right to the port.
    case forbidden(path: String)

    /// Another program holds the port; nil when it cannot be seen which.
    case inUse(path: String, owner: PortOwner?)

    /// The other side is gone.
    case hungUp

    /// The other side takes nothing.
    case stuck
}

extension LineError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "Cannot open \(path): \(reason). Check that the modem is plugged in and the path is right."
        case .forbidden(let path):
            "No right to open \(path). Add the user to the group of the port, sudo adduser USER "
                + "dialout, and log in again."
        case .inUse(let path, let owner?):
            "\(owner) holds \(path). Free it: \(owner.remedy)."
        case .inUse(let path, nil):
            "Another program holds \(path). Find it: sudo fuser -v \(path)."
        case .hungUp: "The line is hung up."
        case .stuck: "The modem takes no bytes."
        }
    }
}
