internal import ArgumentParser
internal import Foundation
internal import LedgerStore
internal import Logging
internal import ServiceLifecycle
internal import UnixSignals

/// `tawi serve`: the service itself.
struct ServeVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the branch on its modem, until told to stop.",
        discussion: "Example: tawi serve --config /etc/tawi/tawi.toml")

    @OptionGroup var options: BooksOptions

    @Option(
        help: "How much to log: debug, info, notice, warning or error.",
        transform: { text in
            guard let level = Logger.Level(rawValue: text) else {
                throw ValidationError("\"\(text)\" is no level. Write debug, info or warning.")
            }
            return level
        })
    var logLevel = Logger.Level.info

    func run() async throws {
        try await reporting {
            let (configuration, books) = try options.open(creating: true)
            guard !configuration.modems.isEmpty else {
                throw Refused(
                    "\(options.config): the section [[modem]] is missing. "
                        + "Write [[modem]] and device = \"auto\".")
            }
            let lock = try ServiceLock(beside: configuration.branch.database)
            defer { lock.release() }
            var logger = Logger(label: "tawi") { StreamLogHandler.standardError(label: $0) }
            logger.logLevel = logLevel
            logger.info(
                "starting",
                metadata: [
                    "branch": "\(configuration.branch.name)",
                    "modems": "\(configuration.modems.map(\.device).joined(separator: ", "))",
                ])
            let branch = try Branch(configuration, books: books, logger: logger)
            try await ServiceGroup(
                services: branch.services, gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            ).run()
            try books.close()
            logger.info("stopped")
        }
    }
}
