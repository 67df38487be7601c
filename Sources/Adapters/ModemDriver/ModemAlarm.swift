/// Something about the modem that a person has to know.
public struct ModemAlarm: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// It does not answer, or is not there.
        case deaf = "deaf-modem"

        /// Another SIM is in it.
        case simSwapped = "sim-swapped"

        /// The SIM waits for a PIN that is not to be given.
        case pinBlocked = "pin-blocked"

        /// Its storage is nearly full, and does not empty.
        case storageNearlyFull = "storage-nearly-full"

        /// No network has taken it in.
        case notRegistered = "not-registered"

        /// The SIM has no service centre number: nothing can be sent.
        case noServiceCentre = "no-service-centre"
    }

    public var kind: Kind

    /// What is wrong and what to do next.
    public var sentence: String

    public init(_ kind: Kind, _ sentence: String) {
        self.kind = kind
        self.sentence = sentence
    }
}
