public import Foundation
internal import Glibc
internal import Synchronization

/// A program that was started, as the system knows it.
///
/// Foundation's `Process` loses the end of a program now and then when several run at once, and then
/// waits for ever; `waitpid` does not.
public struct Spawned: Sendable {
    public let identifier: pid_t

    /// The null device with a descriptor that another program can have; Foundation's has none.
    public static let nowhere = FileHandle(forUpdatingAtPath: "/dev/null") ?? .nullDevice

    /// How a program ended.
    public enum End: Hashable, Sendable {
        case exited(status: Int32)
        case killed(signal: Int32)
    }

    /// Starts a program with these files as its standard ones. They stay open here.
    public init(
        _ program: String, _ arguments: [String], input: FileHandle = Spawned.nowhere,
        output: FileHandle = Spawned.nowhere, errors: FileHandle = Spawned.nowhere
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (place, file) in [input, output, errors].enumerated() {
            posix_spawn_file_actions_adddup2(&actions, file.fileDescriptor, Int32(place))
        }
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child = pid_t()
        let failure = withExtendedLifetime((input, output, errors)) {
            onlyOne.withLock { _ in posix_spawn(&child, program, &actions, nil, &words, environ) }
        }
        guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
        identifier = child
    }

    /// Waits for its end, blocking the thread.
    public func wait() -> End {
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) == -1 && errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0 ? .exited(status: (status >> 8) & 0xff) : .killed(signal: signal)
    }

    /// Waits for its end on a thread of its own.
    public func ended() async -> End {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: wait()) }
        }
    }

    /// Kills it in some seconds, unless what is returned is cancelled before.
    public func killed(after seconds: Double) -> DispatchWorkItem {
        let work = DispatchWorkItem { _ = Glibc.kill(identifier, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: work)
        return work
    }

    /// Kills it and waits until it is gone.
    public func kill() {
        _ = Glibc.kill(identifier, SIGKILL)
        _ = wait()
    }
}

/// Both ends of a pipe, which no other program inherits.
public struct ProgramPipe: Sendable {
    public let reading: FileHandle
    public let writing: FileHandle

    public init() throws {
        var ends: [Int32] = [0, 0]
        try onlyOne.withLock { _ in
            guard pipe(&ends) == 0 else {
                throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
            }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        }
        reading = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
        writing = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    }
}

/// No program is started while a pipe is made: it would inherit the pipe and keep it open.
private let onlyOne = Mutex(())
