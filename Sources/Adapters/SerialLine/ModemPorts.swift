internal import Glibc
internal import Synchronization

/// The ports a modem may sit on, tried one after the other.
///
/// A class because every failed try moves on to the next port.
public final class ModemPorts: Sendable {
    private let tries = Mutex(0)

    public init() {}

    /// Where USB modems appear, in the order they are tried.
    private static let patterns = ["/dev/tawi-modem", "/dev/ttyUSB*", "/dev/ttyACM*"]

    /// Opens the next port; who finds no modem behind it asks again.
    ///
    /// - Throws: `LineError` when there is no port, or the next one cannot be opened.
    public func openNext() throws -> SerialPort {
        let ports = Self.patterns.flatMap(Self.paths)
        guard !ports.isEmpty else {
            throw LineError.cannotOpen(
                path: Self.patterns.joined(separator: ", "), reason: "there is no such port")
        }
        let turn = tries.withLock { tries in
            defer { tries += 1 }
            return tries
        }
        return try SerialPort(opening: ports[turn % ports.count])
    }

    private static func paths(matching pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0, let paths = found.gl_pathv else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
    }
}
