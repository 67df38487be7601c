internal import Foundation
internal import Glibc

/// A command of the operator's own that switches the modem's power off and on.
///
/// It is started as it stands, without a shell, so nothing in it is expanded.
public struct PowerRelay: Hashable, Sendable {
    /// The program and its arguments.
    public var command: [String]

    /// How long it may take before it is killed, with all it started.
    public var deadline: Duration

    /// A relay worked by `command`, which names its program by path or is found in `PATH`.
    public init(command: [String], deadline: Duration = .seconds(30)) {
        self.command = command
        self.deadline = deadline
    }

    /// What became of the command.
    public enum Outcome: Hashable, Sendable {
        /// It ended with this status; 0 is success.
        case exited(status: Int32)

        /// A signal ended it.
        case killed(signal: Int32)

        /// It was killed because its time was over.
        case overdue

        /// It could not be started.
        case notStarted(reason: String)
    }

    /// Runs the command to its end or its deadline, without holding up a thread of Swift's.
    public func cycle() async -> Outcome {
        guard let program = command.first, !program.isEmpty else {
            return .notStarted(reason: "the command is empty")
        }
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                switch Self.start(command) {
                case .failure(let reason):
                    continuation.resume(
                        returning: .notStarted(reason: String(cString: strerror(reason.number))))
                case .success(let process):
                    continuation.resume(returning: Self.wait(for: process, atMost: deadline))
                }
            }
        }
    }
}

extension PowerRelay.Outcome: CustomStringConvertible {
    public var description: String {
        switch self {
        case .exited(status: 0): "The power relay's command did its work."
        case .exited(let status):
            "The power relay's command ended with status \(status). Run it by hand to see why."
        case .killed(let signal):
            "Signal \(signal) ended the power relay's command. Run it by hand to see why."
        case .overdue:
            "The power relay's command took too long and was killed. Run it by hand to see why."
        case .notStarted(let reason):
            "The power relay's command did not start: \(reason). Check its path and rights."
        }
    }
}

extension PowerRelay {
    private struct StartError: Error {
        var number: Int32
    }

    /// Starts the command in a process group of its own, with nothing to read or write.
    private static func start(_ command: [String]) -> Result<pid_t, StartError> {
        var files = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&files)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&files)
            posix_spawnattr_destroy(&attributes)
        }
        for descriptor in Int32(0)...2 {
            posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0)
        }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        var arguments = command.map { strdup($0) }
        defer { for argument in arguments { free(argument) } }
        arguments.append(nil)
        var process: pid_t = 0
        let status = posix_spawnp(
            &process, command[0], &files, &attributes, arguments, environ)
        return status == 0 ? .success(process) : .failure(StartError(number: status))
    }

    private static func wait(for process: pid_t, atMost deadline: Duration) -> Outcome {
        let end = ContinuousClock.now + deadline
        var status: Int32 = 0
        while true {
            if waitpid(process, &status, WNOHANG) == process { return outcome(status) }
            guard ContinuousClock.now < end else { break }
            usleep(20_000)
        }
        kill(-process, SIGKILL)
        waitpid(process, &status, 0)
        return .overdue
    }

    /// What a status of `waitpid` says: `WIFEXITED` and its kin, which Swift cannot read.
    private static func outcome(_ status: Int32) -> Outcome {
        let signal = status & 0x7f
        return signal == 0 ? .exited(status: status >> 8 & 0xff) : .killed(signal: signal)
    }
}
