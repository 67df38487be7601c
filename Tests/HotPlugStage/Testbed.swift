internal import Glibc

/// A mocked `/sys` and `/dev` of umockdev, with real libudev events.
///
/// The library is looked up at run time, so that the package builds where it is not installed.
/// A class because it owns the mocked tree.
final class Testbed {
    private let library: UnsafeMutableRawPointer
    private let testbed: OpaquePointer

    /// Nil when the program does not run under `umockdev-wrapper`.
    init?() {
        guard let preloaded = getenv("LD_PRELOAD"),
            String(cString: preloaded).contains("libumockdev-preload"),
            let library = dlopen("libumockdev.so.0", RTLD_NOW),
            let new = Self.symbol(
                "umockdev_testbed_new", in: library,
                as: (@convention(c) () -> OpaquePointer?).self),
            let testbed = new()
        else { return nil }
        self.library = library
        self.testbed = testbed
    }

    /// Plugs in what `description` says, in umockdev's format.
    func add(_ description: String) -> Bool {
        typealias Add =
            @convention(c) (
                OpaquePointer, UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>?
            ) -> Int32
        let add = Self.symbol(
            "umockdev_testbed_add_from_string", in: library, as: Add.self)
        return add?(testbed, description, nil) == 1
    }

    /// Lets udev say something about a device.
    func announce(_ action: String, _ systemPath: String) {
        typealias Announce =
            @convention(c) (OpaquePointer, UnsafePointer<CChar>, UnsafePointer<CChar>) -> Void
        Self.symbol("umockdev_testbed_uevent", in: library, as: Announce.self)?(
            testbed, systemPath, action)
    }

    /// Takes a device out of the tree, without a word.
    func remove(_ systemPath: String) {
        typealias Remove = @convention(c) (OpaquePointer, UnsafePointer<CChar>) -> Void
        Self.symbol("umockdev_testbed_remove_device", in: library, as: Remove.self)?(
            testbed, systemPath)
    }

    /// The modem's side of a mocked port.
    func modemSide(of node: String) -> Int32? {
        typealias Find = @convention(c) (OpaquePointer, UnsafePointer<CChar>) -> Int32
        let found = Self.symbol(
            "umockdev_testbed_get_dev_fd", in: library, as: Find.self)?(testbed, node)
        return found.flatMap { $0 >= 0 ? $0 : nil }
    }

    private static func symbol<Function>(
        _ name: String, in library: UnsafeMutableRawPointer, as type: Function.Type
    ) -> Function? {
        dlsym(library, name).map { unsafeBitCast($0, to: type) }
    }
}
