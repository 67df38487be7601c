/// Tells a service that there is something to do; ringing twice before it looks is ringing once.
public struct Bell: Sendable {
    /// One element for each time somebody rang since the last look. One listener only.
    public let rings: AsyncStream<Void>

    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (rings, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Rings now.
    public func ring() { continuation.yield() }
}
