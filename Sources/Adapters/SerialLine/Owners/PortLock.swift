internal import Glibc

/// Takes a port for one program alone, in both ways that other programs look for.
///
/// `flock` ends with the process, however the process ends, but only those who ask for it heed
/// it. `TIOCEXCL` makes the kernel refuse everybody else, so it is set as well. It stays on the
/// tty until the last program lets go of it; on a USB port that is us. A pseudo-terminal is held
/// from its other side too, where the mark would outlive a killed Tawi and shut out the next:
/// there `flock` has to do.
enum PortLock {
    /// `TIOCGEXCL` of Linux, a macro with a size in it that Swift cannot read.
    private static let exclusiveQuery: UInt = 0x8004_5440

    /// Major device numbers of Unix98 pseudo-terminals, the side programs open.
    private static let pseudoTerminals: ClosedRange<UInt64> = 136...143

    /// - Throws: `LineError.inUse` when another program was first.
    static func take(_ descriptor: Int32, path: String) throws {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw LineError.inUse(path: path, owner: PortOwners.of(path).first)
        }
        guard !isPseudoTerminal(descriptor) else { return }
        // Root is let in past the mark, and would then share the port without knowing.
        var isExclusive: Int32 = 0
        if ioctl(descriptor, exclusiveQuery, &isExclusive) == 0, isExclusive != 0 {
            throw LineError.inUse(path: path, owner: PortOwners.of(path).first)
        }
        _ = ioctl(descriptor, UInt(TIOCEXCL), 0)
    }

    /// For the next one, should somebody who was there before us still hold the port.
    static func release(_ descriptor: Int32) {
        guard !isPseudoTerminal(descriptor) else { return }
        _ = ioctl(descriptor, UInt(TIOCNXCL), 0)
    }

    private static func isPseudoTerminal(_ descriptor: Int32) -> Bool {
        var file = stat()
        guard fstat(descriptor, &file) == 0 else { return false }
        return pseudoTerminals.contains(UInt64(file.st_rdev) >> 8 & 0xfff)
    }
}
