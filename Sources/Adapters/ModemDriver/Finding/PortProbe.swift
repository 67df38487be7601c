internal import SerialLine

/// What asking a port gave.
enum PortFinding: Hashable, Sendable {
    case answered(PortAnswer)

    /// It opens, and nobody answers.
    case silent

    /// Another program holds it; nil when it cannot be seen which.
    case held(PortOwner?)

    /// It does not open.
    case closed(LineError)
}

/// Asks a port who is behind it.
struct PortProbe: Sendable {
    let clock: any Clock<Duration>

    /// Opens the port, asks, and closes it again; the driver opens it anew.
    func ask(_ path: String) async -> PortFinding {
        // A program that reads along without a lock would take half of every answer.
        if let owner = PortOwners.of(path).first { return .held(owner) }
        do {
            let line = try SerialPort(opening: path)
            return await converse(on: line).map(PortFinding.answered) ?? .silent
        } catch LineError.inUse(_, let owner) {
            return .held(owner)
        } catch let error as LineError {
            return .closed(error)
        } catch {
            return .silent
        }
    }

    private enum Event: Sendable {
        case bytes([UInt8])
        case tick
    }

    /// Asks until the interview is over, and returns when the line is closed for good.
    func converse(on line: some ByteLine) async -> PortAnswer? {
        let (events, feed) = AsyncStream<Event>.makeStream()
        return await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                for await bytes in line.incoming { feed.yield(.bytes(bytes)) }
                feed.finish()
            }
            tasks.addTask { [clock] in
                while (try? await clock.sleep(for: Interview.tick)) != nil {
                    guard case .enqueued = feed.yield(.tick) else { return }
                }
            }
            var interview = Interview()
            try? line.write(interview.begin())
            for await event in events {
                let reply =
                    switch event {
                    case .bytes(let bytes): interview.receive(bytes)
                    case .tick: interview.tickPassed()
                    }
                if interview.isOver { break }
                guard reply.isEmpty || (try? line.write(reply)) != nil else { break }
            }
            line.close()
            await tasks.waitForAll()
            return interview.answer
        }
    }
}
