/// A phone on a simulated network.
public struct SimulatedPhone: Hashable, Sendable {
    /// A text as the phone shows it.
    public struct Message: Hashable, Sendable, Encodable {
        public var from: String
        public var text: String

        /// The network delivered it once more.
        public var isCopy = false
    }

    var isOn = true
    var received: [Message] = []

    /// What came while it was off.
    var held: [Letter] = []
}
