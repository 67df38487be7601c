internal import Glibc
internal import Synchronization

/// Tells when something appears at a path: a node, or a link that is pointed elsewhere.
///
/// For ports that udev knows nothing of: a pseudo-terminal, a link somebody else keeps, `/dev` in
/// a container.
public enum PathWatch {
    /// One element each time something is at `path` that was not; ends when the reading task is
    /// cancelled.
    public static func arrivals(at path: String) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream(
            bufferingPolicy: .bufferingNewest(1))
        let watch = watch(
            path, onArrival: { continuation.yield() }, onEnd: { continuation.finish() })
        guard let watch else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { _ in watch.stop() }
        return stream
    }

    /// It is looked at by the clock too: more than once nothing was heard of a path that had come,
    /// in a process with much else to do, and nobody knows why.
    private static let secondsBetweenLooks: Int32 = 10

    /// Calls `onArrival` on a thread for as long as the result lives; nil without inotify.
    static func watch(
        _ path: String, onArrival: @escaping @Sendable () -> Void,
        onEnd: @escaping @Sendable () -> Void = {}
    ) -> DescriptorWatch? {
        guard let folders = WatchedFolders(of: path) else { return nil }
        return try? DescriptorWatch(
            folders.descriptor, atLeastEvery: secondsBetweenLooks,
            onReadable: {
                if folders.sawArrival() { onArrival() }
                return true
            }, onEnd: onEnd)
    }
}

/// The folders whose changes matter for one path.
///
/// A class because it owns an inotify descriptor.
private final class WatchedFolders: Sendable {
    let descriptor: Int32

    private let path: String
    private let last: Mutex<Presence?>

    /// Links added, nodes made, rights changed, and the folder itself taken away.
    private static let events = UInt32(
        IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM | IN_ATTRIB | IN_DELETE_SELF
            | IN_MOVE_SELF)

    init?(of path: String) {
        descriptor = inotify_init1(O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        self.path = path
        last = Mutex(nil)
        watchFolders()
        last.withLock { $0 = Presence(path) }
    }

    /// Reads the events that wait, and says whether the path leads to something new.
    func sawArrival() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while read(descriptor, &buffer, buffer.count) > 0 {}
        watchFolders()
        return last.withLock { last in
            let now = Presence(path)
            defer { last = now }
            return now != nil && now != last
        }
    }

    /// The folder of the path and that of what it points at; who is missing, is awaited where it
    /// will be made. Watching a folder again changes nothing.
    private func watchFolders() {
        watchFolder(of: path)
        guard let target = FilePath.target(ofLink: path) else { return }
        watchFolder(of: target.hasPrefix("/") ? target : Self.folder(of: path) + "/" + target)
    }

    /// Watches the nearest folder there is. One that is made below it before it was watched tells
    /// nobody, so the search is repeated until it ends where it ended before.
    private func watchFolder(of path: String) {
        var (nearest, before): (String, String?) = (watchNearestFolder(of: path), nil)
        while nearest != before {
            (nearest, before) = (watchNearestFolder(of: path), nearest)
        }
    }

    private func watchNearestFolder(of path: String) -> String {
        var folder = Self.folder(of: path)
        while inotify_add_watch(descriptor, folder, Self.events) < 0, folder != "/" {
            folder = Self.folder(of: folder)
        }
        return folder
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    deinit { close(descriptor) }
}

/// What is at a path, down to whether it was made anew.
private struct Presence: Hashable {
    private var link: [Int]
    private var node: [Int]

    /// Nil when there is nothing, or a link to nothing.
    init?(_ path: String) {
        var (link, node) = (stat(), stat())
        guard lstat(path, &link) == 0, stat(path, &node) == 0 else { return nil }
        self.link = Self.marks(of: link)
        self.node = Self.marks(of: node)
    }

    private static func marks(of file: stat) -> [Int] {
        [
            Int(truncatingIfNeeded: file.st_dev), Int(truncatingIfNeeded: file.st_ino),
            Int(truncatingIfNeeded: file.st_rdev), Int(file.st_mode), Int(file.st_gid),
            file.st_ctim.tv_sec, file.st_ctim.tv_nsec,
        ]
    }
}
