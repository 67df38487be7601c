internal import Accounting
internal import Counter
internal import Foundation
internal import InboxPolling
internal import LedgerStore
internal import Logging
internal import MessageSending
internal import ModemDriver
internal import SerialLine
internal import ServiceLifecycle

/// The branch, put together: the one place where everything meets.
enum Branch {
    /// The services of a branch over the modem at `modem.device`, in the order they start.
    static func build(
        _ configuration: Configuration, modem settings: Configuration.Modem, books: Books,
        logger: Logger
    ) -> [any Service] {
        let modem = Modem(
            submissionDeadline: .seconds(settings.sendTimeoutSeconds),
            logger: logger.labelled("modem")
        ) { [ports = ModemPorts()] in
            settings.device == Configuration.Modem.anyPort
                ? try ports.openNext() : try SerialPort(opening: settings.device)
        }
        let now = Moment.now
        return [
            ModemService(modem: modem),
            InboxPoller(
                modem: modem, books: books, sweepInterval: .seconds(settings.sweepSeconds),
                logger: logger.labelled("inbox"), now: now),
            Teller(
                books: books, rules: configuration.rules, logger: logger.labelled("counter"),
                now: now),
            MessageSender(
                modem: modem, books: books, pace: settings.pace,
                logger: logger.labelled("sending"), now: now),
        ]
    }
}

/// Keeps the modem's line until the other services have stopped.
private struct ModemService: Service {
    let modem: Modem

    func run() async throws {
        try await cancelWhenGracefulShutdown { try await modem.run() }
    }
}

extension Moment {
    /// What the machine's clock says.
    static let now: @Sendable () -> Moment = {
        Moment(millisecondsSince1970: Int64(Date().timeIntervalSince1970 * 1000))
    }
}

extension Logger {
    fileprivate func labelled(_ part: String) -> Logger {
        var logger = self
        logger[metadataKey: "part"] = "\(part)"
        return logger
    }
}
