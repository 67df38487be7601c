internal import Foundation
internal import SerialLine

/// Where a stick is found once it is plugged in: mounted here by the branch, or by somebody else.
public struct StickMount: Sendable {
    /// Where it is mounted.
    public let folder: String
    private let mounts: Bool

    /// - Parameter mounts: Whether the branch mounts it, which needs the right to: it runs as root or
    ///   with CAP_SYS_ADMIN. Else something else mounts sticks there, and lets go of them.
    public init(folder: String, mounts: Bool) {
        self.folder = folder
        self.mounts = mounts
    }

    /// The stick is to be read and written, and nothing on it is to be run.
    func attach(_ stick: Stick) async throws {
        guard mounts else { return }
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        try await run("mount", ["-o", "nosuid,nodev,noexec", stick.path, folder])
    }

    /// Everything is on it, and it may be pulled out.
    func detach() async throws {
        guard mounts else { return }
        try await run("umount", [folder])
    }

    /// Runs a program of the system without a shell.
    private func run(_ program: String, _ arguments: [String]) async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/" + program)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        let (exits, exit) = AsyncStream<Int32>.makeStream()
        process.terminationHandler = { exit.yield($0.terminationStatus) }
        try process.run()
        guard await exits.first(where: { _ in true }) == 0 else {
            throw CannotMountStick(program: program, folder: folder)
        }
    }
}

/// The system did not mount a stick, or did not let go of it.
public struct CannotMountStick: Error, Hashable, CustomStringConvertible {
    public let program: String
    public let folder: String

    public var description: String {
        "\(program) failed for \(folder). Check that the service may mount, and that the stick is "
            + "formatted (FAT or ext4)."
    }
}
