public import ATProtocol

/// Which SIM is in the modem.
public struct SIMIdentity: Hashable, Sendable {
    /// The number printed on the card; nil when the modem does not tell it.
    public var iccid: ICCID?

    /// The subscriber; nil while the SIM waits for its PIN.
    public var imsi: IMSI?

    public init(iccid: ICCID?, imsi: IMSI?) {
        self.iccid = iccid
        self.imsi = imsi
    }
}

/// Whoever keeps the memory of SIMs and PINs over restarts: the driver asks, and obeys.
public struct SIMCustody: Sendable {
    /// Whether the SIM in the modem is the branch's.
    public enum Verdict: Hashable, Sendable {
        case accepted

        /// Another SIM belongs into this modem, and nobody has said that this one may stay.
        case foreign(sentence: String)
    }

    /// Whether the PIN may be given to the SIM: three wrong ones block it.
    public enum PINDecision: Sendable {
        /// The attempt is committed; give the PIN and say what came of it.
        case enter(SIMPIN, attempt: Int64)
        case leave(sentence: String)
    }

    public var check: @Sendable (SIMIdentity) async throws -> Verdict
    public var pin: @Sendable (SIMIdentity, _ attemptsLeft: Int?) async throws -> PINDecision
    public var pinAnswered: @Sendable (_ attempt: Int64, _ wasRight: Bool) async throws -> Void

    public init(
        check: @escaping @Sendable (SIMIdentity) async throws -> Verdict,
        pin: @escaping @Sendable (SIMIdentity, _ attemptsLeft: Int?) async throws -> PINDecision,
        pinAnswered: @escaping @Sendable (_ attempt: Int64, _ wasRight: Bool) async throws -> Void
    ) {
        self.check = check
        self.pin = pin
        self.pinAnswered = pinAnswered
    }

    /// Any SIM will do, and no PIN is known.
    public static let none = SIMCustody(
        check: { _ in .accepted },
        pin: { _, _ in .leave(sentence: SIMState.needsPIN.description) },
        pinAnswered: { _, _ in })
}
