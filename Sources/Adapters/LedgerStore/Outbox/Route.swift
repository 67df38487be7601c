public import Accounting

/// A modem that messages leave by.
public struct Route: Hashable, Sendable {
    /// The modem's name in the configuration.
    public var modem: String

    /// The identity of its SIM (`SIMCard.identity`); nil while nobody knows it.
    public var sim: String?

    /// Numbers that begin with one of these, such as `+25471`, go this way. None means any number.
    public var prefixes: [String]

    /// Since when it takes no messages; nil when it is ready.
    public var awaySince: Moment?

    public init(
        modem: String, sim: String? = nil, prefixes: [String] = [], awaySince: Moment? = nil
    ) {
        self.modem = modem
        self.sim = sim
        self.prefixes = prefixes
        self.awaySince = awaySince
    }

    public var isReady: Bool { awaySince == nil }

    /// How well it suits a number: the length of the longest prefix, 0 when it takes any number,
    /// nil when it is there for others.
    func fitness(for recipient: String) -> Int? {
        guard !prefixes.isEmpty else { return 0 }
        return prefixes.filter(recipient.hasPrefix).map(\.count).max()
    }
}

/// Which of several modems takes a message.
public struct Routing: Hashable, Sendable {
    public var routes: [Route]

    /// How long the modem a number belongs to may be away before another one takes the message.
    public var fallBackAfterSeconds: Int64

    public init(_ routes: [Route], fallBackAfterSeconds: Int64 = 300) {
        self.routes = routes
        self.fallBackAfterSeconds = fallBackAfterSeconds
    }

    /// The route by this modem.
    public func route(by modem: String) -> Route {
        routes.first { $0.modem == modem } ?? Route(modem: modem)
    }

    /// Whether a modem takes a message.
    enum Turn: Hashable {
        case now

        /// Then, when the modem the number belongs to is not back.
        case later(Moment)
        case another
    }

    /// Whether `modem` takes a message to this number. An alert waits for no modem that is away.
    func turn(
        of modem: String, to recipient: String, isUrgent: Bool, at now: Moment
    ) -> Turn {
        let fits = routes.map { ($0, fitness: $0.fitness(for: recipient)) }
        let best = fits.compactMap(\.fitness).max()
        let preferred = best == nil ? [] : fits.filter { $0.fitness == best }.map(\.0)
        guard !preferred.isEmpty, !preferred.contains(where: { $0.modem == modem }) else {
            return .now
        }
        guard let lastSeen = preferred.map(\.awaySince).latest else { return .another }
        let patience = isUrgent ? 0 : fallBackAfterSeconds
        let until = lastSeen.advanced(bySeconds: patience)
        return until <= now ? .now : .later(until)
    }
}

extension [Moment?] {
    /// The latest; nil when one of them is nil.
    fileprivate var latest: Moment? {
        let moments = compactMap(\.self)
        return moments.count == count ? moments.max() : nil
    }
}
