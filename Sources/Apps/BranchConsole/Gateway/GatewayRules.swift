public import TextCommands

/// Who may send messages through this branch, and how it reads their numbers.
public struct GatewayRules: Sendable {
    /// The tenant that sends: Fineract-Platform-TenantId.
    public var tenant: String

    /// What it shows: Fineract-Tenant-App-Key.
    public var appKey: SecretToken

    /// How the branch calls itself as a bridge.
    public var branch: String
    public var country: Country

    /// Numbers of the branch's own SIMs: nothing is sent to them.
    public var ownNumbers: Set<PhoneNumber>

    public init(
        tenant: String, appKey: SecretToken, branch: String, country: Country,
        ownNumbers: Set<PhoneNumber>
    ) {
        self.tenant = tenant
        self.appKey = appKey
        self.branch = branch
        self.country = country
        self.ownNumbers = ownNumbers
    }
}
