/// A USB stick, or a part of one, with a file system on it.
public struct Stick: Hashable, Sendable {
    /// Its node: `/dev/sdb1`.
    public var path: String

    /// What udev calls the file system: `vfat`.
    public var fileSystem: String

    public init(path: String, fileSystem: String) {
        self.path = path
        self.fileSystem = fileSystem
    }
}

/// Tells when sticks are plugged in.
public enum StickMonitor {
    /// Each stick that is plugged in from now on; ends when the reading task is cancelled.
    ///
    /// Ends at once on a machine where nothing can be heard of devices.
    public static func arrivals() -> AsyncStream<Stick> {
        let (stream, continuation) = AsyncStream<Stick>.makeStream()
        guard let monitor = UdevMonitor(subsystem: "block"),
            let watch = try? DescriptorWatch(
                monitor.descriptor,
                onReadable: {
                    for stick in monitor.receive(Stick.init) { continuation.yield(stick) }
                    return true
                }, onEnd: { continuation.finish() })
        else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { _ in watch.stop() }
        return stream
    }
}

extension Stick {
    /// Nil for what is no stick, or has no file system udev knows. A stick that is there already
    /// changes too, when it is written to: only its coming counts.
    init?(_ device: UdevDevice) {
        guard device.subsystem == "block", device.action == "add",
            device.property("ID_BUS") == "usb", device.property("ID_FS_USAGE") == "filesystem",
            let path = device.node, let fileSystem = device.property("ID_FS_TYPE")
        else { return nil }
        self.init(path: path, fileSystem: fileSystem)
    }
}
