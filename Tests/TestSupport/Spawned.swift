internal import Foundation
internal import Glibc
internal import Synchronization

/// A program that was started, as the system knows it.
///
/// Foundation's `Process` loses the end of a program now and then when several run at once, and then
/// waits for ever; `waitpid` does not.
struct Spawned: Sendable {
    let identifier: pid_t

    /// Starts a program with these files as its standard ones. They stay open here.
    init(
        _ program: URL, _ arguments: [String], input: FileHandle, output: FileHandle,
        errors: FileHandle
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (place, file) in [input, output, errors].enumerated() {
            posix_spawn_file_actions_adddup2(&actions, file.fileDescriptor, Int32(place))
        }
        var words = ([program.path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child = pid_t()
        let failure = withExtendedLifetime((input, output, errors)) {
            onlyOne.withLock { _ in
                posix_spawn(&child, program.path, &actions, nil, &words, environ)
            }
        }
        guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
        identifier = child
    }

    /// Waits for its end, blocking the thread: the exit status, or the signal that ended it.
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) == -1 && errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : signal
    }
}

/// Both ends of a pipe, which no other program inherits.
struct ProgramPipe {
    let reading: FileHandle
    let writing: FileHandle

    init() throws {
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
