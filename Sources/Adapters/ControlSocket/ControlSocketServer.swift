/// A Unix-domain socket where other programs of the same user ask: one line, one line back.
///
/// The socket belongs to its owner alone (mode 0600). Several clients may be connected; each gets
/// its answers in the order of its questions. A client that hangs, or sends half a line, holds up
/// nobody.
public struct ControlSocketServer: Sendable {
    private let loop: ControlLoop

    /// Listens at `path`. A socket file left behind by a process that is gone is replaced.
    ///
    /// - Throws: `ControlSocketError` when another process listens, or the path cannot be used.
    public init(path: String) throws {
        let listener = try ListeningSocket(path: path)
        do {
            loop = try ControlLoop(listener)
        } catch {
            listener.close()
            throw error
        }
    }

    /// Answers until the task is cancelled, then removes the socket file. To be called once.
    ///
    /// - Parameter answer: makes the answer to a line; a line break in it becomes a space.
    public func run(_ answer: @escaping @Sendable (String) async -> String) async {
        loop.start()
        await withTaskCancellationHandler {
            await withDiscardingTaskGroup { group in
                var queues: [Int: AsyncStream<String>.Continuation] = [:]
                for await request in loop.requests {
                    if let queue = queues[request.client] {
                        queue.yield(request.line)
                        continue
                    }
                    let (lines, queue) = AsyncStream<String>.makeStream()
                    queues[request.client] = queue
                    queue.yield(request.line)
                    group.addTask {
                        for await line in lines { loop.answer(request.client, await answer(line)) }
                    }
                }
                for queue in queues.values { queue.finish() }
                group.cancelAll()
            }
        } onCancel: {
            loop.stop()
        }
        await loop.ended()
    }
}
