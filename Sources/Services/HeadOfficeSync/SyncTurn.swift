internal import Glibc

/// Lets one program at a time talk to head office: two would send the same postings.
///
/// A lock on a file beside the books; it ends with the program, however the program ends.
public struct SyncTurn: Sendable {
    private let path: String

    /// - Parameter database: The path of the books.
    public init(beside database: String) { path = database + ".sync" }

    /// The file cannot be made.
    public struct NoFile: Error, CustomStringConvertible {
        let path: String

        public var description: String {
            "Cannot write \(path). Check that the folder exists and is yours."
        }
    }

    /// A turn that was taken.
    public struct Taken: Sendable {
        fileprivate let descriptor: Int32

        /// Gives the turn to the next.
        public func end() { close(descriptor) }
    }

    /// Takes the turn; nil while another program has it.
    ///
    /// - Throws: `NoFile` when the folder cannot be written to.
    public func take() throws -> Taken? {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw NoFile(path: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        return Taken(descriptor: descriptor)
    }
}
