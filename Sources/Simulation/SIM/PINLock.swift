/// The lock of a SIM: its PIN, and the PUK that makes a new one (3GPP TS 27.007 §8.3).
struct PINLock: Hashable, Sendable {
    /// Nil where the SIM asks for none.
    private(set) var pin: String?
    let puk: String
    private(set) var attempts = maximumAttempts
    private(set) var unblockingAttempts = 10
    private(set) var isVerified = false

    static let maximumAttempts = 3

    enum State: String {
        case ready = "READY"
        case pin = "SIM PIN"
        case puk = "SIM PUK"
    }

    init(pin: String?, puk: String = "12345678") {
        self.pin = pin
        self.puk = puk
    }

    var state: State {
        if attempts == 0 { return .puk }
        return pin == nil || isVerified ? .ready : .pin
    }

    /// The SIM loses its power: the PIN is asked for again.
    mutating func loseVerification() { isVerified = false }

    /// Tries a PIN; false where it is wrong.
    mutating func verify(_ candidate: String) -> Bool {
        guard attempts > 0, let pin else { return pin == nil && attempts > 0 }
        guard candidate == pin else {
            attempts -= 1
            isVerified = false
            return false
        }
        attempts = Self.maximumAttempts
        isVerified = true
        return true
    }

    /// Tries the PUK; where it is right the PIN is a new one.
    mutating func unblock(_ candidate: String, newPIN: String) -> Bool {
        guard unblockingAttempts > 0 else { return false }
        guard candidate == puk else {
            unblockingAttempts -= 1
            return false
        }
        pin = newPIN
        attempts = Self.maximumAttempts
        unblockingAttempts = 10
        isVerified = true
        return true
    }

    /// Asks for a PIN from now on, or no longer (`+CLCK="SC"`); false where the PIN is wrong.
    mutating func enable(_ isEnabled: Bool, _ candidate: String) -> Bool {
        if isEnabled, pin == nil {
            pin = candidate
            isVerified = true
            return true
        }
        guard verify(candidate) else { return false }
        if !isEnabled { pin = nil }
        return true
    }
}
