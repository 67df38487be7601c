internal import Accounting
internal import Counter
internal import Foundation
internal import HeadOfficeSync
internal import MifosClient
internal import TextCommands

extension Configuration {
    /// The section `[mifos]`: where head office is, and how the branch talks to it.
    struct Mifos: Sendable {
        var url: URL
        var tenant: String

        /// Nobody is asked and nothing is posted while there is none.
        var user: String?

        /// The file that holds the password; nil for the credential of the service manager.
        var passwordFile: String?

        /// Certificates that are trusted in place of the machine's.
        var certificateFile: String?

        /// The name of the payment type; nil for the first one in cash.
        var paymentType: String?
        var batchSize: Int
        var compression: PostingRules.Compression
        var savingsHaveExternalIDs: Bool
        var postEveryMinutes: Int

        /// After the first try without news; doubled with each further one.
        var retrySeconds: Int

        /// How long Mifos may say that it works on something before it is looked for there.
        var stuckSeconds: Int

        /// The branch's office there: its name, number or external id; nil for the user's own.
        var office: String?

        /// From when on the day's pull is due.
        var pullAt: TimeOfDay

        /// When the line may be used, and how much of it in a month.
        var line: LineRules
    }
}

extension Configuration.Mifos {
    init(_ section: ConfigurationSection) throws {
        try section.allow([
            "url", "tenant", "user", "password_file", "ca_file", "payment_type", "batch_size",
            "compress_requests", "savings_external_id", "post_every_minutes", "retry_seconds",
            "stuck_seconds", "office", "pull_at", "windows", "monthly_megabytes",
        ])
        url = try Self.url(section)
        tenant = try section.optionalString("tenant") ?? "default"
        user = try section.optionalString("user")
        passwordFile = try Self.path(section, "password_file")
        certificateFile = try Self.path(section, "ca_file")
        paymentType = try section.optionalString("payment_type")
        batchSize = try section.number("batch_size", 1...500) ?? 100
        let compression = try section.choice(
            "compress_requests", PostingRules.Compression.allCases.map(\.rawValue))
        self.compression = compression.flatMap(PostingRules.Compression.init) ?? .auto
        savingsHaveExternalIDs = try section.boolean("savings_external_id") ?? false
        postEveryMinutes = try section.number("post_every_minutes", 1...1440) ?? 5
        retrySeconds = try section.number("retry_seconds", 0...3600) ?? 5
        stuckSeconds = try section.number("stuck_seconds", 0...86_400) ?? 600
        office = try section.optionalString("office")
        pullAt = try Self.hour(section, "pull_at") ?? .onTheHour(20)
        line = LineRules(
            windows: try Self.windows(section),
            monthlyMegabytes: try section.number("monthly_megabytes", 1...1_000_000))
    }

    private static func url(_ section: ConfigurationSection) throws -> URL {
        let text = try section.string("url")
        guard !text.contains("@") else {
            // What may be a password is not repeated.
            throw section.error(
                "url",
                "names a user. Write the address without, and user and password_file beside it")
        }
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme ?? ""),
            url.host?.isEmpty == false, url.user == nil, url.query == nil
        else {
            throw section.error(
                "url",
                "\"\(text)\" is no web address. Write https://…/fineract-provider/api/v1")
        }
        return url
    }

    private static func hour(_ section: ConfigurationSection, _ key: String) throws -> TimeOfDay? {
        guard let text = try section.optionalString(key) else { return nil }
        guard let hour = TimeOfDay(text) else {
            throw section.error(key, "\"\(text)\" is no hour. Write \"20:00\", say")
        }
        return hour
    }

    private static func windows(_ section: ConfigurationSection) throws -> [DailyHours] {
        try section.strings("windows").map { text in
            guard let hours = DailyHours(text) else {
                throw section.error(
                    "windows", "\"\(text)\" names no hours. Write \"20:00-06:00\", say")
            }
            return hours
        }
    }

    private static func path(_ section: ConfigurationSection, _ key: String) throws -> String? {
        guard let path = try section.optionalString(key) else { return nil }
        guard path.hasPrefix("/"), !path.hasSuffix("/") else {
            throw section.error(
                key, "\"\(path)\" is not a whole path. Write it from the root: /etc/tawi/…")
        }
        return path
    }
}

extension Configuration.Mifos {
    /// What is settled about posting; nil where nobody may post.
    func postingRules(
        calendar: BranchCalendar, languages: Languages, verifiesFirst: Bool
    ) -> PostingRules? {
        guard user != nil else { return nil }
        var rules = PostingRules(calendar: calendar, languages: languages)
        rules.verifiesFirst = verifiesFirst
        rules.paymentType = paymentType
        rules.batchSize = batchSize
        rules.compression = compression
        rules.savingsHaveExternalIDs = savingsHaveExternalIDs
        rules.patience.firstDelay = .seconds(retrySeconds)
        rules.patience.stuckAfter = .seconds(stuckSeconds)
        return rules
    }

    /// Where Mifos is, with the password as the file has it now.
    ///
    /// - Throws: `Refused` when there is no user, or the password cannot be read.
    func server() throws -> FineractServer {
        guard let user else {
            throw Refused("[mifos] names no user. Write user = \"…\" under it.")
        }
        var address = url.absoluteString
        while address.hasSuffix("/") { address.removeLast() }
        var server = FineractServer(
            url: address, tenant: tenant, user: user, password: try MifosPassword.read(self))
        server.certificateFile = certificateFile
        return server
    }
}

extension Configuration {
    /// What is settled about posting; nil where there is no head office to post to.
    var postingRules: PostingRules? {
        mifos?.postingRules(
            calendar: calendar, languages: rules.languages,
            verifiesFirst: day.rules.verifyBeforePosting)
    }

    /// Where head office is, with the password as the file has it now.
    ///
    /// - Throws: `Refused` when there is no head office, or its password cannot be read.
    func headOffice() throws -> FineractServer {
        guard let mifos else {
            throw Refused("There is no head office: write [mifos] and url = \"https://…\".")
        }
        return try mifos.server()
    }
}
