internal import CUdev
internal import Glibc
internal import Synchronization

/// The kernel's and udev's word about devices that come and go.
///
/// A class because it owns a socket.
final class UdevMonitor: Sendable {
    /// Readable when there is something to receive.
    let descriptor: Int32

    private struct Handles {
        var udev: OpaquePointer
        var monitor: OpaquePointer
    }
    private let handles: Mutex<Handles>

    /// Listens for devices of one subsystem from now on; nil where nothing can be heard.
    init?(subsystem: String) {
        // With a udev daemon its word counts: it speaks when links and rights are in place.
        let source = FilePath.exists("/run/udev/control") ? "udev" : "kernel"
        guard let udev = udev_new() else { return nil }
        guard let monitor = udev_monitor_new_from_netlink(udev, source) else {
            udev_unref(udev)
            return nil
        }
        guard udev_monitor_filter_add_match_subsystem_devtype(monitor, subsystem, nil) >= 0,
            udev_monitor_enable_receiving(monitor) >= 0
        else {
            udev_monitor_unref(monitor)
            udev_unref(udev)
            return nil
        }
        descriptor = udev_monitor_get_fd(monitor)
        handles = Mutex(Handles(udev: udev, monitor: monitor))
    }

    /// What `body` makes of each event that waits.
    func receive<Found: Sendable>(_ body: @Sendable (UdevDevice) -> Found?) -> [Found] {
        handles.withLock { handles in
            var found: [Found] = []
            while let device = udev_monitor_receive_device(handles.monitor) {
                defer { udev_device_unref(device) }
                if let one = body(UdevDevice(borrowing: device)) { found.append(one) }
            }
            return found
        }
    }

    deinit {
        handles.withLock { handles in
            udev_monitor_unref(handles.monitor)
            udev_unref(handles.udev)
        }
    }
}
