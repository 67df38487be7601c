internal import Logging

/// Tells the watch when a message is in the inbox, and keeps nothing else but what is asked for.
struct SoakLog: LogHandler {
    let watch: FaultWatch
    let label: String

    /// Whether what happens is written to standard error.
    let isLoud: Bool
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.debug

    init(_ label: String, watch: FaultWatch, isLoud: Bool) {
        self.label = label
        self.watch = watch
        self.isLoud = isLoud
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        if event.message == "received" { watch.noteReceived() }
        if isLoud { StreamLogHandler.standardError(label: label).log(event: event) }
    }
}
