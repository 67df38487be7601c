/// Where head office's Fineract answers, and who asks.
public struct FineractServer: Hashable, Sendable {
    /// Up to and with the version: `https://mifos.example.org/fineract-provider/api/v1`.
    public var url: String

    /// Sent as `Fineract-Platform-TenantId`.
    public var tenant: String
    public var user: String
    public var password: FineractPassword

    /// A file of certificates (PEM) that are trusted in place of the machine's own.
    public var certificateFile: String?

    /// How long it may take to reach the server and shake hands with it.
    public var connectTimeout = Duration.seconds(45)

    /// How long any request may take beside the time its octets need.
    public var patience = Duration.seconds(60)

    /// What a slow line carries in a second, in octets: GPRS on a bad day.
    public var slowestOctetsPerSecond = 500

    public init(url: String, tenant: String, user: String, password: FineractPassword) {
        self.url = url
        self.tenant = tenant
        self.user = user
        self.password = password
    }

    /// How long a request of this size may take, its answer included.
    func deadline(for request: FineractRequest) -> Duration {
        let octets = (request.body?.count ?? 0) + request.expectedOctets
        return patience + request.serverTime + .seconds(octets / max(1, slowestOctetsPerSecond))
    }
}
