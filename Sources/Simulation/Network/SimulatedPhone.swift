/// A phone on a simulated network.
public struct SimulatedPhone: Hashable, Sendable {
    /// A text as the phone shows it.
    public struct Message: Hashable, Sendable {
        public var from: String
        public var text: String
    }

    var isOn = true
    var received: [Message] = []

    /// What came while it was off.
    var held: [Held] = []

    struct Held: Hashable, Sendable {
        var submission: Submission
        var origin: String
        var isCopy: Bool
    }
}
