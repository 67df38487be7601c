internal import Foundation
internal import SerialLine

/// Where a stick is found once it is plugged in: mounted here by the branch, or by somebody else.
public struct StickMount: Sendable {
    /// Where it is mounted.
    public let folder: String
    private let mounts: Bool
    private let patience: Duration

    /// - Parameters:
    ///   - mounts: Whether the branch mounts it, which needs the right to: it runs as root or with
    ///     CAP_SYS_ADMIN. Else something else mounts sticks there, and lets go of them.
    ///   - patience: How long somebody else may take to mount one.
    public init(folder: String, mounts: Bool, patience: Duration = .seconds(10)) {
        self.folder = folder
        self.mounts = mounts
        self.patience = patience
    }

    /// The stick is to be read and written, and nothing on it is to be run.
    ///
    /// - Throws: `CannotMountStick` when there is no stick at the folder: what is copied there then
    ///   lands on the branch's own disk.
    func attach(_ stick: Stick) async throws {
        guard mounts else { return try await waitUntilMounted() }
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        try await run("mount", ["-o", "nosuid,nodev,noexec", stick.path, folder])
    }

    /// Brings everything onto the stick and lets go of it; false where it is still mounted, by
    /// somebody else or because the system did not let go.
    func release() async -> Bool {
        guard mounts else { return false }
        do {
            try await run("umount", [folder])
            return true
        } catch {
            return false
        }
    }

    /// Whoever mounts sticks here learns of one when the branch does.
    private func waitUntilMounted() async throws {
        let deadline = ContinuousClock.now + patience
        while !isMounted {
            guard ContinuousClock.now < deadline else {
                throw CannotMountStick(program: "whatever mounts sticks", folder: folder)
            }
            try await Task.sleep(for: .milliseconds(250))
        }
    }

    /// Whether the folder is on another device than what it stands in.
    private var isMounted: Bool {
        var (here, above) = (stat(), stat())
        let parent = URL(fileURLWithPath: folder).deletingLastPathComponent().path
        return stat(folder, &here) == 0 && stat(parent, &above) == 0 && here.st_dev != above.st_dev
    }

    /// Runs a program of the system without a shell.
    private func run(_ program: String, _ arguments: [String]) async throws {
        // A slow stick takes its time to be written to.
        let outcome = await SystemCommand(
            ["/bin/" + program] + arguments, deadline: .seconds(600)
        ).run()
        guard outcome == .exited(status: 0) else {
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
