public import ATProtocol
public import SerialLine
internal import Synchronization

/// Writes down a dialogue with a modem while it is held.
///
/// A class because both directions of the line add to it, and lines opened one after the other.
public final class ModemRecording: Sendable {
    private struct State {
        var steps: [ModemTranscript.Step] = []
        var last: Duration?
    }

    private let state = Mutex(State())
    private let elapsed: @Sendable () -> Duration

    /// Shorter pauses say more of the machine that recorded them than of the modem.
    private static let shortestPauseMilliseconds = 10

    /// A recording of nothing yet; pauses are measured by `clock`.
    public init(clock: any Clock<Duration> = .continuous) { elapsed = stopwatch(clock) }

    /// The same line, with everything that goes over it written down.
    public func listening(to line: any ByteLine) -> any ByteLine {
        RecordingLine(line: line, recording: self)
    }

    /// What was said so far, without what is somebody's own.
    ///
    /// - Parameter source: Who recorded it, where and when; give no name and no number of a person.
    public func transcript(
        maker: String?, model: String?, firmware: String?, source: String
    ) -> ModemTranscript {
        let names = [
            ("maker", maker), ("model", model), ("firmware", firmware), ("source", source),
        ]
        let headers = names.compactMap { name, value in
            value.map { ModemTranscript.Header(name, $0) }
        }
        return ModemTranscript(headers: headers, steps: state.withLock(\.steps)).redacted()
    }

    func note(_ step: ModemTranscript.Step) {
        let now = elapsed()
        state.withLock { state in
            let pause = state.last.map { (now - $0).wholeMilliseconds } ?? 0
            if pause >= Self.shortestPauseMilliseconds {
                state.steps.append(.pause(milliseconds: pause))
            }
            state.steps.append(step)
            state.last = now
        }
    }
}

extension Duration {
    /// A clock gone mad says a day.
    fileprivate var wholeMilliseconds: Int {
        let longest = Duration.milliseconds(ModemTranscript.longestPauseMilliseconds)
        let (seconds, attoseconds) = min(self, longest).components
        return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}
