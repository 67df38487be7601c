import ATProtocol
import SerialLine
import Synchronization

/// A modem that says again what was recorded: to a command what was once answered to it.
///
/// A class because what is written to it decides what it says. Commands may come in another order
/// than they were recorded in, and one may come more often; what was never recorded is an error.
final class ReplayLine: ByteLine {
    let incoming: AsyncStream<[UInt8]>

    private let speaker: AsyncStream<[UInt8]>.Continuation
    private let state: Mutex<State>

    private struct State {
        var exchanges: [Exchange]
        var unknown: [String] = []
    }

    /// What was written once, and everything that came until the next was written.
    fileprivate struct Exchange {
        var question: Question
        var answers: [[UInt8]] = []
        var isPlayed = false
    }

    init(_ transcript: ModemTranscript) {
        (incoming, speaker) = AsyncStream.makeStream()
        var exchanges: [Exchange] = []
        var greeting: [[UInt8]] = []
        for step in transcript.steps {
            switch step {
            case .sent(let bytes): exchanges.append(Exchange(question: Question(bytes)))
            case .received(let bytes) where exchanges.isEmpty: greeting.append(bytes)
            case .received(let bytes): exchanges[exchanges.count - 1].answers.append(bytes)
            case .pause, .comment: break
            }
        }
        state = Mutex(State(exchanges: exchanges))
        for bytes in greeting { speaker.yield(bytes) }
    }

    /// What was asked and stands nowhere in the transcript.
    var unknownQuestions: [String] { state.withLock(\.unknown) }

    func write(_ bytes: [UInt8]) throws {
        let question = Question(bytes)
        let answers = state.withLock { state in
            guard let index = state.exchanges.place(of: question) else {
                state.unknown.append(question.text)
                return [Array("\r\nERROR\r\n".utf8)]
            }
            state.exchanges[index].isPlayed = true
            return state.exchanges[index].answers
        }
        for bytes in answers { speaker.yield(bytes) }
    }

    func close() { speaker.finish() }

    /// What is written, in the form in which two of them are the same question.
    fileprivate struct Question: Hashable {
        let text: String

        init(_ bytes: [UInt8]) {
            // Messages differ from the recorded one, whose numbers and text are masked.
            guard bytes.last != 0x1A else {
                text = "a message"
                return
            }
            let masked = ModemTranscript(steps: [.sent(bytes)]).redacted()
            text = masked.steps.map { "\($0)" }.joined()
        }

        /// Without what stands behind `=`.
        var name: Substring { text.prefix { $0 != "=" } }
    }
}

extension [ReplayLine.Exchange] {
    /// The next exchange that fits: the very question before one that only begins like it, and
    /// one not held yet before one that was.
    fileprivate func place(of question: ReplayLine.Question) -> Int? {
        firstIndex { $0.question == question && !$0.isPlayed }
            ?? lastIndex { $0.question == question }
            ?? firstIndex { $0.question.name == question.name && !$0.isPlayed }
    }
}
