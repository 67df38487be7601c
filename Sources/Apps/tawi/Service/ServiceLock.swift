internal import Glibc

/// Keeps two services off one branch: both would answer every message.
struct ServiceLock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock beside the database; it ends with the process, however the process ends.
    ///
    /// - Throws: `Refused` when another service holds it.
    init(beside database: String) throws {
        let path = database + ".lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Refused("Cannot write \(path). Check that the folder exists and is yours.")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw Refused(
                "Another tawi serve works on \(database). Stop it first: systemctl stop tawi")
        }
    }

    /// Whether a service works on the database now.
    static func isHeld(beside database: String) -> Bool {
        let descriptor = open(database + ".lock", O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) != 0
    }

    borrowing func release() { flock(descriptor, LOCK_UN) }

    deinit { close(descriptor) }
}
