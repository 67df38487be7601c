/// A line to a modem: bytes both ways until it is hung up.
public protocol ByteLine: Sendable {
    /// What the other side sends, in portions as they come; ends when the line is hung up.
    ///
    /// One reader only.
    var incoming: AsyncStream<[UInt8]> { get }

    /// Hands bytes to the line, in order.
    ///
    /// - Throws: `LineError` when the line is hung up or does not take them in time.
    func write(_ bytes: [UInt8]) throws

    /// Hangs up. Doing so twice is the same as once.
    func close()
}

/// A line that cannot be opened or does not carry.
public enum LineError: Error, Hashable, CustomStringConvertible {
    /// There is nothing at this path, or it may not be opened.
    case cannotOpen(path: String, reason: String)

    /// Another program holds the port.
    case inUse(path: String)

    /// The other side is gone.
    case hungUp

    /// The other side takes nothing.
    case stuck

    public var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "Cannot open \(path): \(reason). Check that the modem is plugged in and the path is right."
        case .inUse(let path):
            "Another program holds \(path). Stop it, or give Tawi another port."
        case .hungUp: "The line is hung up."
        case .stuck: "The modem takes no bytes."
        }
    }
}
