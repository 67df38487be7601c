/// Whether a modem finds a network (`<stat>` of `+CREG`, 3GPP TS 27.007 §7.2).
public enum NetworkCoverage: String, CaseIterable, Hashable, Sendable {
    case home = "on"
    case roaming
    case denied
    case searching = "off"

    /// `<stat>`.
    var registrationStatus: Int {
        switch self {
        case .home: 1
        case .searching: 2
        case .denied: 3
        case .roaming: 5
        }
    }

    /// Whether messages go and come.
    public var carriesMessages: Bool { self == .home || self == .roaming }
}

/// An operator as `+COPS` names it (3GPP TS 27.007 §7.3).
struct NetworkOperator: Hashable, Sendable {
    var longName: String
    var shortName: String

    /// Country and network code.
    var code: String

    static let home = Self(longName: "Safaricom", shortName: "Saf-com", code: "63902")
    static let abroad = Self(longName: "MTN Uganda", shortName: "MTN-UG", code: "64110")
}
