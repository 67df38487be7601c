internal import Foundation

/// A symbolic link to the pseudo-terminal a simulated modem sits on, as udev makes one for a real
/// modem.
struct ModemLink: Sendable {
    let path: String

    /// - Throws: `Refused` where something that is no link stands there.
    init(path: String) throws {
        self.path = path
        guard let type = try? FileManager.default.attributesOfItem(atPath: path)[.type],
            type as? FileAttributeType != .typeSymbolicLink
        else { return }
        throw Refused("\(path) exists and is no link. Move it away, or choose another path.")
    }

    /// Points to a terminal; whoever opens the link meanwhile finds the old one or the new one.
    func point(to terminal: String) throws {
        let next = "\(path).\(getpid()).new"
        unlink(next)
        guard symlink(terminal, next) == 0, rename(next, path) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(next)
            throw Refused("Cannot make \(path): \(reason). Choose a path in a folder of yours.")
        }
    }

    /// Takes the link away, as an unplugged modem's is.
    func remove() { unlink(path) }
}
