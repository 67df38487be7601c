internal import Foundation
internal import Glibc

/// Another program: the operator's own that switches the modem's power, or one of the system's.
///
/// It is started as it stands, without a shell, so nothing in it is expanded. Foundation's `Process`
/// loses the end of a program now and then when several run at once; `waitpid` does not.
public struct SystemCommand: Hashable, Sendable {
    /// The program and its arguments.
    public var words: [String]

    /// How long it may take before it is killed, with all it started.
    public var deadline: Duration

    /// A program, named by its path or found in `PATH`, and its arguments.
    public init(_ words: [String], deadline: Duration = .seconds(30)) {
        self.words = words
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
    public func run() async -> Outcome {
        guard let program = words.first, !program.isEmpty else {
            return .notStarted(reason: "the command is empty")
        }
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                switch Self.start(words) {
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

extension SystemCommand.Outcome: CustomStringConvertible {
    public var description: String {
        switch self {
        case .exited(status: 0): "did its work"
        case .exited(let status): "ended with status \(status)"
        case .killed(let signal): "was ended by signal \(signal)"
        case .overdue: "took too long and was killed"
        case .notStarted(let reason): "did not start: \(reason)"
        }
    }
}

extension SystemCommand {
    private struct StartError: Error {
        var number: Int32
    }

    /// Starts the command in a process group of its own, with nothing to read or write.
    private static func start(_ words: [String]) -> Result<pid_t, StartError> {
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
        var arguments = words.map { strdup($0) }
        defer { for argument in arguments { free(argument) } }
        arguments.append(nil)
        var process: pid_t = 0
        let status = posix_spawnp(
            &process, words[0], &files, &attributes, arguments, environ)
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
