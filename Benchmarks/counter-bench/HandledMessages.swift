import Logging

/// Hears from the teller what came of each message.
struct HandledMessages: LogHandler {
    let outcomes: AsyncStream<String>.Continuation
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    init(_ outcomes: AsyncStream<String>.Continuation) { self.outcomes = outcomes }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let outcome = event.metadata?["outcome"] ?? event.metadata?["reason"]
        outcomes.yield(outcome.map { "\($0)" } ?? "\(event.message)")
    }
}
