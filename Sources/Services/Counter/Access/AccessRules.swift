/// Who has to prove what: the MFI's settings.
public struct AccessRules: Hashable, Sendable {
    /// What officers add to a message that moves money.
    public var officer: StaffProof

    /// Whether a client changes the PIN she was given before she uses it.
    public var changesIssuedPIN = true

    /// How long a new phone waits for its owner's objection, in hours.
    public var phoneChangeHours = 48

    /// Whether a phone is changed by two people.
    public var phoneChangeByTwo = false

    public init(officer: StaffProof = .phone) { self.officer = officer }
}

/// What a member of the staff proves himself with, beside the phone he is registered with.
public enum StaffProof: String, Hashable, Sendable, CaseIterable {
    case phone
    case phoneAndPIN = "phone+pin"

    /// One-time codes from a printed card.
    case phoneAndCode = "phone+code"

    /// One-time codes from an app (RFC 4226).
    case phoneAndHOTP = "phone+hotp"
}
