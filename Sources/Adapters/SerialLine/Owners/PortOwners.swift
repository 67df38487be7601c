internal import Glibc

/// Finds who holds a port, by everything Linux lets one see.
public enum PortOwners {
    /// The other programs that hold the port at `path`, the surest first; empty when none is seen.
    ///
    /// Whose files may not be looked into is found by its lock, its lock file or its command line,
    /// and otherwise stays unseen: run as root to be sure.
    public static func of(_ path: String) -> [PortOwner] {
        let node = FilePath.resolved(path) ?? path
        let port = String(node.split(separator: "/").last ?? "")
        var processes: [Int32] = []
        let found =
            lockers(of: node) + holders(of: node) + lockFileOwners(of: port)
            + talkers(about: port)
        for process in found where process != getpid() && !processes.contains(process) {
            processes.append(process)
        }
        return processes.compactMap { process in
            name(of: process).map { PortOwner(program: $0, processID: process, port: port) }
        }
    }

    /// Programs that are running and usually take modems, for when nobody is seen on the port.
    public static func suspects(for path: String) -> [PortOwner] {
        let port = String(path.split(separator: "/").last ?? "")
        return processes().compactMap { process in
            guard let name = name(of: process), PortOwner.usual.contains(name) else { return nil }
            return PortOwner(program: name, processID: process, port: port)
        }
    }

    private static func processes() -> [Int32] {
        FilePath.names(in: "/proc").compactMap { Int32($0) }
    }

    /// The kernel cuts `comm` at 15 characters; no name that matters here is longer.
    private static func name(of process: Int32) -> String? {
        FilePath.text("/proc/\(process)/comm")
    }

    /// Who has it open.
    private static func holders(of node: String) -> [Int32] {
        processes().filter { process in
            let folder = "/proc/\(process)/fd"
            return FilePath.names(in: folder).contains { name in
                FilePath.target(ofLink: "\(folder)/\(name)") == node
            }
        }
    }

    /// Who has locked it with `flock`.
    private static func lockers(of node: String) -> [Int32] {
        var file = stat()
        guard stat(node, &file) == 0,
            let locks = FilePath.contents("/proc/locks", atMost: 1 << 20)
        else { return [] }
        return ProcessLocks.holders(
            ofInode: UInt64(file.st_ino), device: UInt64(file.st_dev),
            in: String(decoding: locks, as: UTF8.self))
    }

    /// Who has left a lock file and still runs.
    private static func lockFileOwners(of port: String) -> [Int32] {
        ["/run/lock/LCK..", "/var/lock/LCK.."].compactMap { prefix in
            guard let contents = FilePath.contents(prefix + port, atMost: 64),
                let process = LockFile.processID(contents),
                kill(process, 0) == 0 || errno == EPERM
            else { return nil }
            return process
        }
    }

    /// Whose command line names it, such as a getty's.
    private static func talkers(about port: String) -> [Int32] {
        guard ModemPort.mayLeadToModem(port) || port.hasPrefix("ttyS") || port.hasPrefix("ttyAMA")
        else { return [] }
        return processes().filter { process in
            guard let name = name(of: process), name.hasSuffix("getty"),
                let line = FilePath.contents("/proc/\(process)/cmdline", atMost: 4096)
            else { return false }
            return line.split(separator: 0).contains { word in
                String(decoding: word, as: UTF8.self).split(separator: "/").last.map(String.init)
                    == port
            }
        }
    }
}
